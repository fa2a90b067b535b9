import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { cellValue, columnNamed } from '@cadre/learn/table'
import { createMemorySource } from './memory-source.ts'
import { readTable } from './read-table.ts'
import { readTableAs } from './read-table-as.ts'
import type { ReadTableAsOptions } from './read-table-as.ts'
import type { RawCell } from './source.ts'

const columns = ['age', 'team', 'left', 'hired']
const training = Array.from({ length: 20 }, (_, row): RawCell[] => [
  `${20 + row}`,
  row % 2 ? 'red' : 'blue',
  row % 3 ? 'Yes' : 'No',
  `2020-01-${row + 1}`,
])

async function readAs(
  names: readonly string[],
  rows: readonly RawCell[][],
  options: ReadTableAsOptions = {},
) {
  const { schema } = await readTable(createMemorySource(columns, training))
  // The schema is kept in a bundle as JSON.
  const kept = JSON.parse(JSON.stringify(schema)) as typeof schema
  const reading = readTableAs(createMemorySource(names, rows, { rowsPerChunk: 2 }), kept, options)
  const parts = []
  for await (const part of reading.parts()) parts.push(part)
  return { reading, parts, report: reading.report() }
}

test('other rows are read as the training rows were, in any order of columns', async () => {
  const { parts } = await readAs(
    ['hired', 'left', 'extra', 'team', 'age'],
    [
      ['2021-05-01', 'no', 'z', 'red', '40'],
      ['2021-05-02', 'YES', 'z', 'blue ', ''],
      ['', '', '', '', '7'],
    ],
  )
  assert.deepEqual(
    parts.map(({ firstRow, table }) => [firstRow, table.rowCount]),
    [
      [1, 2],
      [3, 1],
    ],
  )
  const [first] = parts
  assert.deepEqual(
    first!.table.columns.map((column) => [column.kind, cellValue(column, 0)]),
    [
      ['number', 40],
      ['category', 'red'],
      ['boolean', false],
      ['date', 18_748],
    ],
  )
  assert.equal(cellValue(columnNamed(first!.table, 'team'), 1), 'blue')
})

test('codes of known labels are those of training, and new labels are counted', async () => {
  const { parts, report } = await readAs(columns, [
    ['1', 'green', 'Yes', ''],
    ['1', 'red', 'Yes', ''],
    ['1', 'green', 'Yes', ''],
  ])
  const team = columnNamed(parts[0]!.table, 'team')
  assert.deepEqual(team.kind === 'category' && [...team.codes], [2, 1])
  assert.deepEqual(report.unknownLevels, [{ column: 'team', level: 'green', count: 2 }])
})

test('new labels of every row do not pile up: ten thousand are kept, the rest is counted together', async () => {
  const rows = Array.from({ length: 30_000 }, (_, row): RawCell[] => [
    '1',
    row % 3 ? `team ${row}` : 'red',
    'Yes',
    '',
  ])
  const { schema } = await readTable(createMemorySource(columns, training))
  const reading = readTableAs(createMemorySource(columns, rows, { rowsPerChunk: 1000 }), schema)
  for await (const { table, firstRow } of reading.parts()) {
    const team = columnNamed(table, 'team')
    assert.ok(team.kind === 'category' && team.levels.length < 12_000)
    assert.deepEqual(
      [cellValue(team, 0), cellValue(team, 999)],
      [rows[firstRow - 1]![1], rows[firstRow + 998]![1]],
    )
  }
  const { unknownLevels } = reading.report()
  assert.equal(unknownLevels.length, 10_001)
  assert.deepEqual(unknownLevels.at(-1), { column: 'team', level: '(further labels)', count: 10_000 })
})

test('cells of another type are missing and reported with row, value and what was expected', async () => {
  const { report } = await readAs(columns, [
    ['old', 'red', 'Yes', ''],
    ['1', 'red', 'perhaps', ''],
    ['1', 'red', 'No', 'soon'],
  ])
  assert.deepEqual(
    report.issues.map(({ column, row, value, expected }) => [column, row, value, expected]),
    [
      ['age', 1, 'old', 'a number'],
      ['left', 2, 'perhaps', 'Yes or No'],
      ['hired', 3, 'soon', 'a date (day/month/year)'],
    ],
  )
  assert.equal(report.rows, 3)
})

test('a missing column is refused by name, with the nearest there is', async () => {
  await assert.rejects(readAs(['Age', 'team', 'left', 'hired'], [['1', 'red', 'Yes', '']]), (error) => {
    assert.ok(error instanceof AppError && error.code === 'column-missing')
    assert.match(error.message, /lacks the column "age"\. Is "Age" meant/)
    return true
  })
})

test('a column that may be missing is read as missing cells', async () => {
  const { reading, parts } = await readAs(['age', 'team', 'hired', 'note'], [['1', 'red', '', 'n']], {
    optional: ['left'],
  })
  assert.deepEqual(reading.missingColumns, ['left'])
  assert.deepEqual(reading.extraColumns, ['note'])
  assert.equal(cellValue(columnNamed(parts[0]!.table, 'left'), 0), null)
})

test('many mistakes are counted, and only the first are kept', async () => {
  const rows = Array.from({ length: 500 }, (): RawCell[] => ['x?', 'red', 'Yes', ''])
  const { report } = await readAs(columns, rows)
  assert.equal(report.issues.length, 20)
  assert.deepEqual(report.issueCounts, [
    { column: 'age', code: 'not-a-number', count: 500, firstRow: 1, example: 'x?' },
  ])
})
