import { readCsv } from './zz-csv.ts'
import { profileTable } from './profile-table.ts'
const D = '/work/shared/data/'
for (const [f, o] of [
  ['adult.data', { header: false }],
  ['ibm_hr_attrition.csv'],
  ['HR_comma_sep.csv'],
  ['HRDataset_v14.csv'],
  ['garments_worker_productivity.csv'],
  ['UpdatedResumeDataSet.csv', { latin: true }],
] as const) {
  const table = readCsv(D + f, o)
  const t: number[] = []
  let p!: ReturnType<typeof profileTable>
  for (let i = 0; i < 3; i++) {
    const s = performance.now()
    p = profileTable(table)
    t.push(Math.round(performance.now() - s))
  }
  console.log(f, t, p.qualityScore, p.duplicateRows, p.scoreParts)
  for (const i of p.issues) console.log('   ', i.severity, i.code, i.message)
}
