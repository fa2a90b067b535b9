import { readCsv } from './zz-csv.ts'
import { inferTask } from './infer-task.ts'
import { singleColumnPower } from './single-column-power.ts'
import { columnNamed, takeRows } from '@cadre/learn/table'
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
] as const) {
  let table = readCsv(D + f, o)
  const inf = inferTask(columnNamed(table, t))
  table = takeRows(table, inf.rows)
  const s = performance.now()
  const out = table.columns
    .filter((c) => c.name !== t)
    .map((c) => ({ n: c.name, p: singleColumnPower(c, inf.target, 1) }))
  console.log(
    f,
    t,
    inf.target.task,
    inf.positive,
    inf.target.classes,
    inf.warnings.map((w) => w.message),
    (performance.now() - s).toFixed(0) + 'ms',
  )
  for (const { n, p } of out.sort((a, b) => b.p.value - a.p.value).slice(0, 9))
    console.log(
      '  ',
      n,
      p.value.toFixed(3),
      p.fromMissing.toFixed(3),
      p.tellingState ? JSON.stringify(p.tellingState) : '',
    )
}
