import { readCsv } from './zz-csv.ts'
import { inferTask } from './infer-task.ts'
import { inferRoles } from './infer-roles.ts'
import { profileTable } from './profile-table.ts'
import { columnNamed, takeRows } from '@cadre/learn/table'
const [f, t, h] = process.argv.slice(2)
let table = readCsv('/work/shared/data/' + f, { header: h !== 'no' })
const u = process.cpuUsage(),
  s = performance.now()
profileTable(table)
const u2 = process.cpuUsage(u),
  s2 = performance.now()
const inf = inferTask(columnNamed(table, t!))
inferRoles(takeRows(table, inf.rows), { targetColumn: t!, target: inf.target })
const u3 = process.cpuUsage(u)
console.log(
  'profile',
  (s2 - s).toFixed(0),
  'cpu',
  (u2.user + u2.system) / 1000,
  'roles',
  (performance.now() - s2).toFixed(0),
  'cpu',
  (u3.user + u3.system - u2.user - u2.system) / 1000,
)
