import { readXlsx } from 'hucre/xlsx'
import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { spreadsheetOf, workbookOf } from './write-spreadsheet.ts'

test('a spreadsheet keeps numbers as numbers and never makes a formula of a text', async () => {
  const rows = [
    ['name', 'count'],
    ['=HYPERLINK("http://evil")', -5],
    ['@SUM(A1)', 2.5],
  ]
  const file = await buffer(spreadsheetOf(rows))
  const { sheets } = await readXlsx(file)
  assert.deepEqual(sheets[0]?.rows, rows)
  const parts = unzipSync(file)
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  assert.ok(!sheet.includes('<f'), 'no formula')
})

test('a workbook has its sheets by name, numbers as numbers, and no formula of a text', async () => {
  const rows = [
    ['name', 'share'],
    ['=1+1', 0.25],
  ]
  const file = await workbookOf([
    { name: 'Parts', rows },
    { name: 'What goes with it: of everybody in the organisation', rows: [['thing'], ['@SUM(A1)']] },
  ])
  const { sheets } = await readXlsx(file)
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['Parts', 'What goes with it  of everybody'],
  )
  assert.deepEqual(sheets[0]?.rows, rows)
  for (const [name, part] of Object.entries(unzipSync(file)))
    if (name.startsWith('xl/worksheets/')) assert.ok(!strFromU8(part).includes('<f'), name)
})
