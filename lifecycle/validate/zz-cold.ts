import { readCsv } from './zz-csv.ts'
import { profileTable } from './profile-table.ts'
import { profileColumn } from './profile-column.ts'
import { columnIssues } from './column-issues.ts'
import { columnTwins } from './column-twins.ts'
import { hashRows } from './row-hashes.ts'
import { forEachRepeat } from './same-hash.ts'
const table = readCsv('/work/shared/data/adult.data', { header: false })
const s = performance.now()
const t0 = performance.now()
const pr = table.columns.map((c) => {
  const s = performance.now()
  const r = profileColumn(c)
  console.log(c.name, c.kind, (performance.now() - s).toFixed(1))
  return r
})
const t1 = performance.now()
let n = 0
forEachRepeat(hashRows(table), () => n++)
const t2 = performance.now()
pr.map((p) => columnIssues(p, { today: 20000 }))
const t3 = performance.now()
columnTwins(table, new Map(pr.map((p) => [p.profile.name, p.profile.distinct])))
const t4 = performance.now()
console.log(t1 - t0, t2 - t1, t3 - t2, t4 - t3)
