import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { LearnError } from '../learn-error.ts'
import {
  aggregate,
  booleanColumn,
  categoryColumn,
  cellValue,
  columnNamed,
  columnOfKind,
  concatTables,
  contentHash,
  countMissing,
  createTable,
  dateColumn,
  dropColumns,
  filterRows,
  groupRows,
  joinTables,
  numberColumn,
  rawBytes,
  selectColumns,
  shareTable,
  sliceRows,
  splitTable,
  takeRows,
  textColumn,
  withColumns,
} from './index.ts'
import type { Table } from './index.ts'
import { anyTable } from './table.fixture.ts'

const rowsOf = ({ columns, rowCount }: Table): unknown[][] =>
  Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellValue(column, row)))
const hasCode = (code: string) => (error: unknown) => error instanceof LearnError && error.code === code

const people = createTable([
  numberColumn('id', [1, 2, 3, 4]),
  categoryColumn('team', ['a', 'b', null, 'a']),
  numberColumn('pay', [10, null, 30, 40]),
])

test('cells come back as they went in, missing ones as null', () => {
  const table = createTable([
    numberColumn('n', [1.5, null, Number.NaN]),
    categoryColumn('c', ['x', undefined, '']),
    dateColumn('d', [0.5, null, -3]),
    booleanColumn('b', [true, null, 0]),
    textColumn('t', ['\uFEFFé\0', null, '']),
  ])
  assert.deepEqual(rowsOf(table), [
    [1.5, 'x', 0.5, true, '\uFEFFé\0'],
    [null, null, null, null, null],
    [null, '', -3, false, ''],
  ])
  assert.deepEqual(table.columns.map(countMissing), [2, 1, 1, 1, 1])
})

test('values under missing cells are fixed, so that loops may read values alone', () => {
  const { columns } = createTable([
    numberColumn('n', [null]),
    categoryColumn('c', [null]),
    dateColumn('d', [null]),
    booleanColumn('b', [null]),
    textColumn('t', [null]),
  ])
  const under = columns.map((column) => {
    if (column.kind === 'category') return column.codes[0]
    if (column.kind === 'date') return column.days[0]
    return column.kind === 'text' ? column.bytes.length : column.values[0]
  })
  assert.deepEqual(under, [Number.NaN, -1, Number.NaN, 0, 0])
})

test('a column without missing cells has no mask', () => {
  assert.equal(numberColumn('n', [1, 2]).missing, undefined)
  assert.equal(textColumn('t', ['', 'x']).missing, undefined)
})

test('given levels keep their order and new ones follow', () => {
  const column = categoryColumn('size', ['L', 'XL', 'S'], ['S', 'M', 'L'])
  assert.deepEqual([...column.codes], [2, 3, 0])
  assert.deepEqual(column.levels, ['S', 'M', 'L', 'XL'])
})

test('columns of other lengths, repeated names, absent names and other kinds are refused', () => {
  const short = numberColumn('short', [1])
  assert.throws(() => createTable([short, numberColumn('long', [1, 2])]), hasCode('shape'))
  assert.throws(() => createTable([short, short]), hasCode('shape'))
  assert.throws(() => columnNamed(people, 'age'), hasCode('column-missing'))
  assert.throws(() => columnNamed(people, '__proto__'), hasCode('column-missing'))
  assert.throws(() => columnOfKind(people, 'pay', 'text'), hasCode('column-kind'))
})

test('columns are selected, dropped and replaced by name', () => {
  const names = ({ columns }: Table): string[] => columns.map(({ name }) => name)
  assert.deepEqual(names(selectColumns(people, ['pay', 'id'])), ['pay', 'id'])
  assert.deepEqual(names(dropColumns(people, ['team', 'nobody'])), ['id', 'pay'])
  assert.deepEqual(names(withColumns(people, [numberColumn('id', [9, 9, 9, 9])])), ['team', 'pay', 'id'])
  assert.equal(selectColumns(people, []).rowCount, 4, 'a table without columns still has rows')
})

test('rows are taken in the order asked for, and repeated when asked twice', () => {
  fc.assert(
    fc.property(anyTable, fc.array(fc.nat()), (table, picks) => {
      fc.pre(table.rowCount > 0)
      const rows = picks.map((pick) => pick % table.rowCount)
      const all = rowsOf(table)
      assert.deepEqual(
        rowsOf(takeRows(table, rows)),
        rows.map((row) => all[row]),
      )
    }),
  )
})

test('filtering and splitting keep the order and lose nothing', () => {
  fc.assert(
    fc.property(anyTable, fc.integer({ min: 1, max: 4 }), (table, divisor) => {
      const isKept = (row: number): boolean => row % divisor === 0
      const all = rowsOf(table)
      const { kept, others } = splitTable(table, isKept)
      assert.deepEqual(
        rowsOf(kept),
        all.filter((_, row) => isKept(row)),
      )
      assert.deepEqual(
        rowsOf(others),
        all.filter((_, row) => !isKept(row)),
      )
      assert.deepEqual(rowsOf(filterRows(table, isKept)), rowsOf(kept))
    }),
  )
})

test('slices put together again are the table', () => {
  fc.assert(
    fc.property(anyTable, fc.nat(12), fc.nat(12), (table, a, b) => {
      const [first, second] = a < b ? [a, b] : [b, a]
      const parts = [
        sliceRows(table, 0, first),
        sliceRows(table, first, second),
        sliceRows(table, second, 99),
      ]
      assert.deepEqual(rowsOf(concatTables(parts)), rowsOf(table))
      assert.equal(contentHash(concatTables(parts)), contentHash(table))
    }),
  )
})

test('tables are put together row after row, with the union of their levels', () => {
  const more = createTable([
    numberColumn('pay', [50]),
    categoryColumn('team', ['c'], ['b', 'c']),
    numberColumn('id', [5]),
  ])
  const all = concatTables([people, more, sliceRows(people, 0, 0)])
  assert.deepEqual(rowsOf(all), [...rowsOf(people), [5, 'c', 50]])
  assert.deepEqual(columnOfKind(all, 'team', 'category').levels, ['a', 'b', 'c'])
})

test('tables with other columns or kinds are not put together', () => {
  const id = numberColumn('id', [1])
  const both = createTable([id, numberColumn('x', [1])])
  assert.throws(() => concatTables([]), hasCode('shape'))
  assert.throws(() => concatTables([createTable([id]), both]), hasCode('shape'))
  assert.throws(() => concatTables([both, createTable([id])]), hasCode('column-missing'))
  assert.throws(
    () => concatTables([createTable([id]), createTable([textColumn('id', ['1'])])]),
    hasCode('column-kind'),
  )
})

test('rows group by equal values of several columns, missing being one of them', () => {
  const table = createTable([
    categoryColumn('team', ['a', 'b', 'a', null, null, 'a']),
    numberColumn('grade', [1, 1, 1, null, null, 2]),
  ])
  const { keys, groupOf, rows } = groupRows(table, ['team', 'grade'])
  assert.deepEqual(rowsOf(keys), [
    ['a', 1],
    ['b', 1],
    [null, null],
    ['a', 2],
  ])
  assert.deepEqual([...groupOf], [0, 1, 0, 2, 2, 3])
  assert.deepEqual(
    rows.map((each) => [...each]),
    [[0, 2], [1], [3, 4], [5]],
  )
})

test('rows are in one group exactly when their values are equal', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const { groupOf } = groupRows(table, ['c', 'b', 't'])
      const keys = rowsOf(selectColumns(table, ['c', 'b', 't'])).map((row) => JSON.stringify(row))
      for (let a = 0; a < table.rowCount; a++)
        for (let b = 0; b < a; b++) assert.equal(groupOf[a] === groupOf[b], keys[a] === keys[b])
    }),
  )
})

test('figures of groups leave missing cells out', () => {
  const table = aggregate(
    people,
    ['team'],
    [
      { name: 'people', of: 'id', by: 'count' },
      { name: 'paid', of: 'pay', by: 'count' },
      { name: 'total', of: 'pay', by: 'sum' },
      { name: 'mean', of: 'pay', by: 'mean' },
      { name: 'least', of: 'pay', by: 'min' },
      { name: 'most', of: 'pay', by: 'max' },
    ],
  )
  assert.deepEqual(rowsOf(table), [
    ['a', 2, 2, 50, 25, 10, 40],
    ['b', 1, 0, 0, null, null, null],
    [null, 1, 1, 30, 30, 30, 30],
  ])
  const refused = (): Table => aggregate(people, ['id'], [{ name: 'x', of: 'team', by: 'mean' }])
  assert.throws(refused, hasCode('column-kind'))
})

const teams = createTable([
  // Other codes for the same levels: a join goes by what the cells say.
  categoryColumn('team', ['b', 'a', null], ['b', 'a']),
  textColumn('lead', ['Bo', 'Ann', 'nobody']),
  booleanColumn('remote', [true, false, true]),
])

test('a left join keeps every left row, missing where nothing matches', () => {
  assert.deepEqual(rowsOf(joinTables(people, teams, { on: ['team'], kind: 'left' })), [
    [1, 'a', 10, 'Ann', false],
    [2, 'b', null, 'Bo', true],
    [3, null, 30, null, null],
    [4, 'a', 40, 'Ann', false],
  ])
})

test('an inner join keeps the rows that match; a missing key matches nothing', () => {
  assert.deepEqual(rowsOf(joinTables(people, teams, { on: ['team'], kind: 'inner' })), [
    [1, 'a', 10, 'Ann', false],
    [2, 'b', null, 'Bo', true],
    [4, 'a', 40, 'Ann', false],
  ])
})

test('a key that is there twice is refused, or means the first, or all', () => {
  const visits = createTable([numberColumn('id', [2, 2, 9]), numberColumn('day', [7, 8, 9])])
  const on = ['id']
  assert.throws(
    () => joinTables(people, visits, { on, kind: 'left' }),
    (error) => hasCode('shape')(error) && /id = 2/.test((error as Error).message),
  )
  const days = (duplicates: 'first' | 'all'): unknown[] =>
    rowsOf(joinTables(people, visits, { on, kind: 'left', duplicates })).map((row) => row.at(-1))
  assert.deepEqual(days('first'), [null, 7, null, null])
  assert.deepEqual(days('all'), [null, 7, 8, null, null])
})

test('joining every kind of column to nothing gives missing cells', () => {
  const right = createTable([
    numberColumn('id', []),
    numberColumn('n', []),
    categoryColumn('c', []),
    dateColumn('d', []),
    booleanColumn('b', []),
    textColumn('t', []),
  ])
  const joined = joinTables(people, right, { on: ['id'], kind: 'left' })
  assert.deepEqual(rowsOf(joined)[0], [1, 'a', 10, null, null, null, null, null])
  assert.equal(joinTables(people, right, { on: ['id'], kind: 'inner' }).rowCount, 0)
})

test('a join of names on both sides, or of keys of other kinds, is refused', () => {
  const ids = createTable([numberColumn('id', [1]), numberColumn('pay', [1])])
  assert.throws(() => joinTables(people, ids, { on: ['id'], kind: 'left' }), hasCode('shape'))
  const texts = createTable([textColumn('id', ['1'])])
  assert.throws(() => joinTables(people, texts, { on: ['id'], kind: 'left' }), hasCode('column-kind'))
  assert.throws(() => joinTables(people, texts, { on: ['age'], kind: 'left' }), hasCode('column-missing'))
})

test('a shared table says the same, and sharing it again copies nothing', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const shared = shareTable(table)
      assert.deepEqual(rowsOf(shared), rowsOf(table))
      assert.equal(contentHash(shared), contentHash(table))
      assert.equal(rawBytes(shared), rawBytes(table))
      const again = shareTable(shared).columns[0]!
      const once = shared.columns[0]!
      assert.ok(again.kind === 'number' && once.kind === 'number' && again.values === once.values)
    }),
  )
})

test('the content hash is that of its format', () => {
  // From Python's hashlib. Changing the format would orphan every hash that was written down.
  assert.equal(contentHash(people), 'fa0219eea3ffcd7cacfd3453b8b5a8b33899a6f826c07154a083e7e627bd1d2f')
})

test('the content hash changes with any cell, name, kind, level, order of rows or columns', () => {
  const column = (cells: readonly (number | null)[], name = 'x'): Table =>
    createTable([numberColumn(name, cells)])
  const different = [
    column([1, 2, null]),
    column([2, 1, null]),
    column([1, 2, 0]),
    column([1, 2]),
    column([1, 2, null], 'y'),
    createTable([dateColumn('x', [1, 2, null])]),
    createTable([categoryColumn('x', ['1', '2', null])]),
    createTable([categoryColumn('x', ['1', '2', null], ['1', '2', '3'])]),
    createTable([textColumn('x', ['1', '2', null])]),
    createTable([textColumn('x', ['12', '', null])]),
    createTable([numberColumn('x', [1, 2, null]), numberColumn('y', [1, 2, null])]),
    createTable([numberColumn('y', [1, 2, null]), numberColumn('x', [1, 2, null])]),
    createTable([], 3),
    createTable([], 4),
  ]
  assert.equal(new Set(different.map(contentHash)).size, different.length)
})

test('the content hash does not depend on where memory lies, empty masks, sources or the bits of NaN', () => {
  const values = Float64Array.of(1, Number.NaN, 3)
  const hash = contentHash(createTable([numberColumn('x', values)]))
  const oddNaN = new Float64Array(
    BigUint64Array.of(0x3ff0000000000000n, 0xfff8000000000123n, 0x4008000000000000n).buffer,
  )
  const moved = new Float64Array(5).subarray(1, 4)
  moved.set(values)
  const missing = Uint8Array.of(0, 1, 0)
  for (const column of [
    { kind: 'number', name: 'x', values: oddNaN, missing },
    { kind: 'number', name: 'x', values: moved, missing, source: 'other' },
  ] as const) {
    assert.equal(contentHash(createTable([column])), hash)
  }
  const plain = createTable([numberColumn('x', [1, 2])])
  const masked = createTable([{ ...numberColumn('x', [1, 2]), missing: new Uint8Array(2) }])
  assert.equal(contentHash(masked), contentHash(plain))
})

test('raw bytes count values, codes, text and masks', () => {
  assert.equal(rawBytes(people), 4 * 8 + (4 * 4 + 4) + (4 * 8 + 4))
  assert.equal(rawBytes(createTable([textColumn('t', ['ab', 'ü'])])), 4 + 3 * 4)
})
