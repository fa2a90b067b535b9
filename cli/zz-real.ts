import { openFile } from '@cadre/connect/files'
import { readTable } from '@cadre/lifecycle/ingest'
import { inferTask, inferRoles, profileTable, findRowGroups, countGroups, findColumn } from '@cadre/lifecycle/validate'
import { takeRows, selectColumns } from '@cadre/learn/table'
const D = '/work/shared/data/'
for (const [f, t, o] of [['ibm_hr_attrition.csv', 'Attrition'], ['HR_comma_sep.csv', 'left'], ['HRDataset_v14.csv', 'Termd'], ['HRDataset_v14.csv', 'PerformanceScore'], ['HRDataset_v14.csv', 'Salary'], ['INX_employee_performance.csv', 'PerformanceRating'], ['garments_worker_productivity.csv', 'actual_productivity'], ['adult.data', 'c15', { header: false }], ['UpdatedResumeDataSet.csv', 'Category'],['../../../tmp/sample.csv', 'left_company']] as const) {
  const s0 = performance.now()
  const source = await openFile(D + f, o as never)
  const { table: raw, notes } = await readTable(source) as any
  const s1 = performance.now()
  const inf = inferTask(findColumn(raw, t))
  const table = takeRows(raw, inf.rows)
  const p = profileTable(raw, { target: t, notes: [...source.notes, ...(notes ?? [])] })
  const s2 = performance.now()
  const out = inferRoles(table, { targetColumn: t, target: inf.target })
  const s3 = performance.now()
  const g = findRowGroups(selectColumns(table, out.features))
  const s4 = performance.now()
  console.log(f, t, inf.target.task, inf.positive, inf.target.classes.length, `read ${(s1-s0).toFixed(0)} prof ${(s2-s1).toFixed(0)} roles ${(s3-s2).toFixed(0)}ms groups ${(s4-s3).toFixed(0)}ms`, `rows ${table.rowCount} groups ${countGroups(g)} dup ${p.duplicateRows} score ${p.qualityScore}`)
  console.log('  leaks', out.leaks.join(), 'features', out.features.length, out.texts, out.group, inf.warnings.map((w) => w.message))
  console.log('  types', out.columns.map((c) => `${c.name}:${c.type}:${c.role}`).join(' '))
  for (const i of p.issues) if (i.severity !== 'note' || process.argv[2]) console.log('   ', i.severity, i.code, i.message)
}
