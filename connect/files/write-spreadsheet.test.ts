import { readXlsx } from 'hucre/xlsx'
import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { spreadsheetOf } from './write-spreadsheet.ts'

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
