import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { countMissing } from '@cadre/learn/table'
import { readTable } from '@cadre/lifecycle/ingest'
import { openFile } from './open-file.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const realData = process.env['CADRE_REAL_DATA'] ?? join(root, '../shared/data')
const skip = existsSync(realData) ? false : `no real data at ${realData} (set CADRE_REAL_DATA)`

/** Rows, and how many columns of each kind. */
const shapes: Readonly<Record<string, readonly [number, Readonly<Record<string, number>>]>> = {
  'ibm_hr_attrition.csv': [1470, { number: 26, boolean: 2, category: 7 }],
  'HR_comma_sep.csv': [14_999, { number: 8, category: 2 }],
  'HRDataset_v14.csv': [311, { number: 17, boolean: 1, category: 14, date: 4 }],
  'INX_employee_performance.csv': [1200, { number: 19, boolean: 2, category: 7 }],
  'garments_worker_productivity.csv': [1197, { number: 11, category: 3, date: 1 }],
  'adult.data': [32_561, { number: 6, category: 9 }],
  'UpdatedResumeDataSet.csv': [962, { category: 1, text: 1 }],
  'esco_skills_en.csv': [4199, { category: 3, text: 1 }],
  'onet_technology_skills.txt': [32_435, { number: 1, category: 3, boolean: 2 }],
  'onet_occupation_data.txt': [1016, { category: 1, text: 2 }],
  'skillspan_train.json': [4800, { number: 1, text: 1, category: 3 }],
  'skillspan_dev.json': [3174, { number: 1, text: 1, category: 3 }],
}

for (const [file, [rows, kinds]] of Object.entries(shapes)) {
  test(`${file} is read whole, every column in its kind`, { skip }, async () => {
    const { table } = await readTable(await openFile(join(realData, file)))
    const found: Record<string, number> = {}
    for (const { kind } of table.columns) found[kind] = (found[kind] ?? 0) + 1
    assert.deepEqual([table.rowCount, found], [rows, kinds])
  })
}

test('the quirks of the real files are found and said', { skip }, async () => {
  const read = async (file: string) =>
    readTable(await openFile(join(realData, file)), { now: new Date('2026-11-20') })
  const garments = await read('garments_worker_productivity.csv')
  assert.deepEqual(
    garments.issues.map(({ code, column, row }) => [code, column, row]),
    [['date-outlier', 'year', 1]],
  )
  assert.ok(garments.notes.some(({ code, column }) => code === 'labels-trimmed' && column === 'department'))
  const adult = await read('adult.data')
  assert.deepEqual(
    adult.table.columns.map(countMissing).filter((count) => count > 0),
    [1836, 1843, 583],
  )
  const people = await read('HRDataset_v14.csv')
  assert.deepEqual(
    people.notes.filter(({ column }) => column === 'Zip' || column === 'DOB').map(({ code }) => code),
    ['leading-zeros', 'short-years'],
  )
})
