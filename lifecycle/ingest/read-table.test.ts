import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { cellValue, columnNamed, countMissing } from '@cadre/learn/table'
import type { ColumnKind } from '@cadre/learn/table'
import { isoDate } from './date-text.ts'
import { createMemorySource } from './memory-source.ts'
import { readTable } from './read-table.ts'
import { ColumnScan } from './column-scan.ts'
import { KeptBudget } from './kept-cells.ts'
import type { ReadTableOptions } from './read-table.ts'
import type { RawCell } from './source.ts'

const now = new Date('2026-06-01T00:00:00Z')

async function readColumn(cells: readonly RawCell[], name = 'x', options: ReadTableOptions = {}) {
  const source = createMemorySource(
    [name, 'row'],
    cells.map((cell, row) => [cell, row]),
  )
  const result = await readTable(source, { now, ...options })
  const column = columnNamed(result.table, name)
  return {
    ...result,
    kind: column.kind,
    values: cells.map((_, row) => cellValue(column, row)),
    missing: countMissing(column),
    codes: result.notes.map(({ code }) => code),
    shape: result.schema[0]!,
  }
}

/** Enough rows for the column to have a habit. */
function repeat(cells: readonly RawCell[], times: number): RawCell[] {
  return Array.from({ length: times }, () => cells).flat()
}

test('a column has the kind that its cells speak for', async () => {
  const cases: readonly [readonly RawCell[], ColumnKind][] = [
    [['1', '2.5', '-3'], 'number'],
    [['0', '1', '0'], 'number'],
    [['Yes', 'No', 'yes'], 'boolean'],
    [['TRUE', 'FALSE'], 'boolean'],
    [['Y', 'N'], 'boolean'],
    [['Y', 'Y'], 'category'],
    [['red', 'blue'], 'category'],
    [['1', 'A', '2', 'B'], 'category'],
    [['2024-01-01', '2024-02-01'], 'date'],
    [[new Date(0), null], 'date'],
    [[true, false], 'boolean'],
    [['', null], 'category'],
  ]
  for (const [cells, kind] of cases) assert.equal((await readColumn(cells)).kind, kind, String(cells))
})

test('long texts that differ are text, short ones labels', async () => {
  const sentence = 'took part in the planning of the yearly budget for the region and its teams, part'
  const texts = Array.from({ length: 40 }, (_, row) => `${sentence} ${row}`)
  assert.equal((await readColumn(texts)).kind, 'text')
  const names = Array.from({ length: 40 }, (_, row) => `Person Number ${row}`)
  assert.equal((await readColumn(names)).kind, 'category')
})

test('text keeps every byte of its cells', async () => {
  const texts = Array.from(
    { length: 30 },
    (_, row) => `Zoë wrote “good”, number ${row}, and then went on to the next of her many tasks`,
  )
  assert.deepEqual((await readColumn(texts)).values, texts)
})

test('money becomes numbers and its unit is noted', async () => {
  const { kind, values, shape, codes } = await readColumn(['$1,200.50', '$900', '', '($30)'])
  assert.equal(kind, 'number')
  assert.deepEqual(values, [1200.5, 900, null, -30])
  assert.equal(shape.kind === 'number' && shape.unit, '$')
  assert.ok(codes.includes('unit'))
})

test('two currencies are not one number', async () => {
  const { kind, codes } = await readColumn(['$1,200', '€900', '$5', '€6'])
  assert.equal(kind, 'category')
  assert.ok(codes.includes('mixed-units'))
})

test('a decimal comma is decided by the whole column', async () => {
  const { values, codes } = await readColumn(['1,5', '2.000,75', '1.234', '7'])
  assert.deepEqual(values, [1.5, 2000.75, 1234, 7])
  assert.ok(codes.includes('decimal-comma'))
  assert.deepEqual((await readColumn(['1,234', '2,500', '7'])).values, [1234, 2500, 7])
})

test('words for an empty cell are missing, and said', async () => {
  const { values, notes } = await readColumn(['1', '?', 'N/A', '2', 'Not Stated'])
  assert.deepEqual(values, [1, null, null, 2, null])
  assert.ok(notes.some(({ message }) => message.includes('"?" was read as missing in 1 cell of "x"')))
})

test('Unknown is a label among labels and missing among numbers', async () => {
  const labels = await readColumn(['red', 'Unknown', 'blue'])
  assert.equal(labels.missing, 0)
  assert.ok(labels.codes.includes('unknown-label'))
  assert.equal((await readColumn(['1', '2', 'Unknown', '3'])).missing, 1)
})

test('a word that the caller names is missing too', async () => {
  assert.deepEqual((await readColumn(['a', 'Nobody', 'b'], 'x', { missing: ['nobody'] })).values, [
    'a',
    null,
    'b',
  ])
})

test('-1 and 999 are missing where they lie apart from all else, and it is said', async () => {
  const years = [...repeat(['0', '3', '5', '8', '12', '20'], 3), '-1', '-1']
  const minusOne = await readColumn(years)
  assert.equal(minusOne.missing, 2)
  assert.ok(minusOne.codes.includes('sentinel'))
  assert.equal((await readColumn([...repeat(['21', '33', '45', '58', '62'], 3), '999', '999'])).missing, 2)
})

test('-1, 99 and 999 are numbers where they may be', async () => {
  assert.equal((await readColumn(repeat(['-1', '0', '1'], 5))).missing, 0)
  assert.equal((await readColumn([...repeat(['0', '3', '5', '8', '12'], 3), '-1', '-2'])).missing, 0)
  assert.equal((await readColumn([...repeat(['80', '90', '95', '97', '85'], 3), '99', '99'])).missing, 0)
  assert.equal(
    (await readColumn([...repeat(['500', '700', '900', '1200', '1300'], 3), '999', '999'])).missing,
    0,
  )
})

test('numbers that start with zero stay labels', async () => {
  const { kind, values, codes } = await readColumn(['01960', '02134', '12345'])
  assert.equal(kind, 'category')
  assert.deepEqual(values, ['01960', '02134', '12345'])
  assert.ok(codes.includes('leading-zeros'))
})

test('numbers too long to be exact stay labels', async () => {
  assert.deepEqual((await readColumn(['12345678901234567890', '12345678901234567891'])).values, [
    '12345678901234567890',
    '12345678901234567891',
  ])
})

test('padded labels are one label, and it is said', async () => {
  const { values, codes, shape } = await readColumn(['finishing ', 'finishing', ' sewing'])
  assert.deepEqual(values, ['finishing', 'finishing', 'sewing'])
  assert.deepEqual(shape.kind === 'category' && shape.levels, ['finishing', 'sewing'])
  assert.ok(codes.includes('labels-trimmed'))
})

test('a stray word among numbers is an issue with its row, and the column stays numbers', async () => {
  const { kind, issues, values } = await readColumn([...repeat(['1', '2', '3'], 5), 'abc'])
  assert.equal(kind, 'number')
  assert.equal(values.at(-1), null)
  assert.deepEqual(issues, [
    { code: 'not-a-number', column: 'x', row: 16, value: 'abc', expected: 'a number' },
  ])
})

test('infinite numbers are missing and issues', async () => {
  const { issues, missing } = await readColumn(['1', '1e999', '2', 'NaN'])
  assert.equal(missing, 2)
  assert.deepEqual(
    issues.map(({ code, row }) => [code, row]),
    [['infinite', 2]],
  )
})

test('one day over twelve decides the order of the whole column', async () => {
  const american = await readColumn(['1/2/2024', '1/13/2024', '2/1/2024'])
  assert.deepEqual(
    american.values.map((days) => isoDate(Number(days))),
    ['2024-01-02', '2024-01-13', '2024-02-01'],
  )
  const european = await readColumn(['1/2/2024', '13/1/2024', '2/1/2024'])
  assert.equal(isoDate(Number(european.values[0])), '2024-02-01')
})

test('a column of dates that could be either way follows the other dates of the file, and it is said', async () => {
  const rows = [
    ['1/2/2024', '25/12/2023'],
    ['3/4/2024', '24/12/2023'],
  ]
  const { table, notes } = await readTable(createMemorySource(['a', 'b'], rows), { now })
  assert.equal(isoDate(Number(cellValue(columnNamed(table, 'a'), 0))), '2024-02-01')
  assert.ok(notes.some(({ code, column }) => code === 'date-order-guessed' && column === 'a'))
})

test('births lie in the past, whatever the century of the two digits', async () => {
  const { values } = await readColumn(['07/10/83', '05/25/20', '01/31/10'], 'DOB')
  assert.deepEqual(
    values.map((days) => isoDate(Number(days))),
    ['1983-07-10', '1920-05-25', '2010-01-31'],
  )
  const later = await readColumn(
    ['1983-01-01', '2030-01-01', '1990-01-01', ...repeat(['1970-01-01'], 20)],
    'birth date',
  )
  assert.deepEqual(
    later.issues.map(({ code, row }) => [code, row]),
    [['date-out-of-range', 2]],
  )
})

test('a day that does not exist is an issue with its row', async () => {
  const { issues, kind } = await readColumn([...repeat(['2024-01-01'], 20), '2023-02-30'])
  assert.equal(kind, 'date')
  assert.deepEqual(
    issues.map(({ code, row, value }) => [code, row, value]),
    [['not-a-date', 21, '2023-02-30']],
  )
})

test('a date far from all others is reported and kept', async () => {
  const days = Array.from({ length: 60 }, (_, day) => `1/${(day % 28) + 1}/2015`)
  const { issues, missing } = await readColumn(['7/12/1905', ...days])
  assert.equal(missing, 0)
  assert.deepEqual(
    issues.map(({ code, row }) => [code, row]),
    [['date-outlier', 1]],
  )
})

test('whole numbers are dates only when they all spell one and the name says so', async () => {
  const cells = ['20240131', '20231225', '20220704']
  assert.equal((await readColumn(cells, 'hire_date')).kind, 'date')
  assert.equal((await readColumn(cells, 'badge')).kind, 'number')
})

test('a kind that the caller names is kept to', async () => {
  assert.equal((await readColumn(['1', '2'], 'x', { kinds: { x: 'category' } })).kind, 'category')
  const forced = await readColumn(['1', 'two'], 'x', { kinds: { x: 'number' } })
  assert.deepEqual(forced.values, [1, null])
  assert.equal(forced.issues[0]?.row, 2)
})

test('a column called constructor or __proto__ is a column like others', async () => {
  const { table } = await readTable(
    createMemorySource(
      ['__proto__', 'constructor'],
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ),
  )
  assert.deepEqual(
    table.columns.map(({ name, kind }) => [name, kind]),
    [
      ['__proto__', 'category'],
      ['constructor', 'number'],
    ],
  )
})

test('only the wanted columns are read, and an unknown one suggests the nearest', async () => {
  const source = createMemorySource(['Age', 'Left'], [['30', 'Yes']])
  assert.deepEqual(
    (await readTable(source, { columns: ['Left'] })).table.columns.map(({ name }) => name),
    ['Left'],
  )
  await assert.rejects(readTable(source, { columns: ['Lefft'] }), (error) => {
    assert.ok(error instanceof AppError && error.code === 'column-unknown')
    assert.match(error.message, /Did you mean "Left"\?/)
    return true
  })
})

test('the same rows in chunks of one and of thousands give the same table', async () => {
  const rows = Array.from({ length: 50 }, (_, row) => [
    `${row}`,
    row % 3 ? 'a' : 'b ',
    row === 7 ? 'x' : `${row}.5`,
  ])
  const whole = await readTable(createMemorySource(['a', 'b', 'c'], rows), { now })
  const single = await readTable(createMemorySource(['a', 'b', 'c'], rows, { rowsPerChunk: 1 }), { now })
  assert.deepEqual(single, whole)
})

test('a column that is too large to be kept from the first pass is let go of', () => {
  const columnOf = (bytes: number) => {
    const scan = new ColumnScan(new KeptBudget(bytes))
    const cells = Array.from({ length: 5000 }, (_, row) => row)
    scan.addChunk({ kind: 'values', rowCount: 5000, firstRow: 1, cells: [cells] }, 0, 1)
    const found: number[] = []
    const fail = () => assert.fail('only numbers were given')
    scan.kept.drain((value) => found.push(value), fail, fail)
    return found
  }
  assert.equal(columnOf(1 << 20).length, 5000)
  assert.deepEqual(columnOf(1 << 14), [])
})

test('columns read in one pass and in two are the same', async () => {
  // Leading zeros and texts beside numbers need the second pass; the others do not.
  const rows = Array.from({ length: 3000 }, (_, row) => [
    `${row}`,
    row % 5 ? `${row}` : `a${row}`,
    row % 7 ? 'x' : '?',
  ])
  const { table } = await readTable(createMemorySource(['n', 'mixed', 'label'], rows))
  for (const row of [0, 7, 1024, 1025, 2999]) {
    assert.deepEqual(
      table.columns.map((column) => cellValue(column, row)),
      [row, rows[row]![1], row % 7 ? 'x' : null],
    )
  }
})
