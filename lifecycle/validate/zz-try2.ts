import { readCsv } from './zz-csv.ts'
import { inferTask } from './infer-task.ts'
import { inferRoles } from './infer-roles.ts'
import { findRowGroups, countGroups } from './row-groups.ts'
import { columnNamed, takeRows, selectColumns } from '@cadre/learn/table'
const D = '/work/shared/data/'
for (const [f, t, o] of [
  ['ibm_hr_attrition.csv', 'Attrition'],
  ['ibm_hr_attrition.csv', 'MonthlyIncome'],
  ['HR_comma_sep.csv', 'left'],
  ['HRDataset_v14.csv', 'Termd'],
  ['HRDataset_v14.csv', 'PerformanceScore'],
  ['HRDataset_v14.csv', 'Salary'],
  ['INX_employee_performance.csv', 'PerformanceRating'],
  ['INX_employee_performance.csv', 'Attrition'],
  ['garments_worker_productivity.csv', 'actual_productivity'],
  ['adult.data', 'c15', { header: false }],
  ['UpdatedResumeDataSet.csv', 'Category', { latin: true }],
] as const) {
  let table = readCsv(D + f, o)
  const inf = inferTask(columnNamed(table, t))
  table = takeRows(table, inf.rows)
  const s = performance.now()
  const out = inferRoles(table, { targetColumn: t, target: inf.target })
  const s2 = performance.now()
  const g = findRowGroups(selectColumns(table, out.features))
  const s3 = performance.now()
  console.log(
    f,
    t,
    inf.target.task,
    inf.positive,
    `roles ${(s2 - s).toFixed(0)}ms groups ${(s3 - s2).toFixed(0)}ms`,
    `rows ${table.rowCount} groups ${countGroups(g)}`,
  )
  console.log('  leaks', out.leaks, 'features', out.features.length, out.texts, out.group)
  for (const c of out.columns)
    if (!['feature', 'target'].includes(c.role)) console.log('   ', c.name, c.role, '—', c.reason)
}
