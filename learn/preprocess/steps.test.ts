import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import {
  booleanColumn,
  categoryColumn,
  cellValue,
  dateColumn,
  numberColumn,
  textColumn,
} from '../table/column.ts'
import { sourceShares } from '../table/source-shares.ts'
import { columnNamed, columnOfKind, createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import {
  balancedWeights,
  crossFolds,
  dateParts,
  dropText,
  impute,
  oneHot,
  ordinal,
  outliers,
  prepareLinear,
  scale,
  targetEncode,
} from './index.ts'

function targetFor(rowCount: number): Target {
  return {
    task: 'regression',
    values: Float64Array.from({ length: rowCount }, (_, row) => row),
    classes: [],
  }
}

function cellsOf(table: Table, name: string): unknown[] {
  const column = columnNamed(table, name)
  return Array.from({ length: table.rowCount }, (_, row) => cellValue(column, row))
}

const daysTo = (date: string): number => Date.parse(date) / 86_400_000

test('categories are filled with the commonest level when asked, and marked', () => {
  const table = createTable([categoryColumn('team', ['a', 'b', 'b', null])])
  const { table: filled } = impute.create({ categories: 'mode' }).fitTransform(table, targetFor(4))
  assert.deepEqual(cellsOf(filled, 'team'), ['a', 'b', 'b', 'b'])
  assert.deepEqual(cellsOf(filled, 'team is missing'), [0, 0, 0, 1])
})

test('a constant takes the place of missing numbers and categories', () => {
  const table = createTable([numberColumn('pay', [1, null]), categoryColumn('team', [null, 'x'])])
  const step = impute.create({ numbers: 'constant', constant: -7, categories: 'constant' })
  const { table: filled } = step.fitTransform(table, targetFor(2))
  assert.deepEqual(cellsOf(filled, 'pay'), [1, -7])
  assert.deepEqual(cellsOf(filled, 'team'), ['(missing)', 'x'])
})

test('booleans and dates are filled too', () => {
  const table = createTable([
    booleanColumn('remote', [true, true, false, null]),
    dateColumn('hired', [1, 3, 8, null]),
  ])
  const { table: filled } = impute.create().fitTransform(table, targetFor(4))
  assert.deepEqual(cellsOf(filled, 'remote'), [true, true, false, true])
  assert.deepEqual(cellsOf(filled, 'hired'), [1, 3, 8, 3])
})

test('indicators keep clear of names that are taken, and tell their source', () => {
  const table = createTable([numberColumn('pay', [1, null]), numberColumn('pay is missing', [5, 6])])
  const { table: filled } = impute.create().fitTransform(table, targetFor(2))
  const indicator = columnNamed(filled, 'pay is missing (2)')
  assert.equal(indicator.source, 'pay')
})

test('a weighted median is the median of rows given as often as they weigh', () => {
  const weighted = impute
    .create()
    .fitTransform(createTable([numberColumn('x', [1, 4, 9, null])]), targetFor(4), {
      weights: Float64Array.of(1, 2, 3, 1),
    })
  const repeated = impute
    .create()
    .fitTransform(createTable([numberColumn('x', [1, 4, 4, 9, 9, 9, null])]), targetFor(7))
  assert.equal(cellsOf(weighted.table, 'x')[3], cellsOf(repeated.table, 'x')[6])
})

test('scaling leaves columns of 0 and 1 alone unless told not to, and constants at 0', () => {
  const table = createTable([numberColumn('flag', [0, 1, 1]), numberColumn('same', [3, 3, 3])])
  const kept = scale.create().fitTransform(table, targetFor(3)).table
  assert.deepEqual(cellsOf(kept, 'flag'), [0, 1, 1])
  assert.deepEqual(cellsOf(kept, 'same'), [0, 0, 0])
  const all = scale.create({ leaveFlags: false }).fitTransform(table, targetFor(3)).table
  assert.notDeepEqual(cellsOf(all, 'flag'), [0, 1, 1])
})

test('missing levels get a column of their own and rare levels share one', () => {
  const table = createTable([categoryColumn('team', ['a', 'a', 'b', 'c', null])])
  const { table: spread } = oneHot.create({ minCount: 2 }).fitTransform(table, targetFor(5))
  assert.deepEqual(
    spread.columns.map(({ name, source }) => [name, source]),
    [
      ['team=a', 'team'],
      ['team=(rare)', 'team'],
      ['team=(missing)', 'team'],
    ],
  )
  assert.deepEqual(cellsOf(spread, 'team=(rare)'), [0, 0, 1, 1, 0])
  assert.deepEqual(cellsOf(spread, 'team=(missing)'), [0, 0, 0, 0, 1])
})

test('one-hot columns of different categories never share a name', () => {
  const table = createTable([categoryColumn('a', ['b=c']), categoryColumn('a=b', ['c'])])
  const { table: spread } = oneHot.create({ minCount: 1 }).fitTransform(table, targetFor(1))
  assert.deepEqual(
    spread.columns.map(({ name }) => name),
    ['a=b=c', 'a=b=c (2)'],
  )
})

test('booleans become one column of 0 and 1', () => {
  const table = createTable([booleanColumn('remote', [true, false, null])])
  const { table: spread } = oneHot.create().fitTransform(table, targetFor(3))
  assert.deepEqual(cellsOf(spread, 'remote=true'), [1, 0, 0])
  assert.deepEqual(cellsOf(spread, 'remote=(missing)'), [0, 0, 1])
})

test('ordinal codes follow the order asked for; unseen and missing levels are missing', () => {
  const table = createTable([categoryColumn('grade', ['m', 's', 'l', 'l'], ['s', 'm', 'l'])])
  const codes = (order: 'listed' | 'alphabetical' | 'frequency'): unknown[] =>
    cellsOf(ordinal.create({ order }).fitTransform(table, targetFor(4)).table, 'grade')
  assert.deepEqual(codes('listed'), [1, 0, 2, 2])
  assert.deepEqual(codes('alphabetical'), [1, 2, 0, 0])
  assert.deepEqual(codes('frequency'), [2, 1, 0, 0])
  const { fitted } = ordinal.create().fitTransform(table, targetFor(4))
  const asked = fitted.transform(createTable([categoryColumn('grade', ['xxl', null, 'm'])]))
  assert.deepEqual(cellsOf(asked, 'grade'), [null, null, 1])
})

test('a date is parted into calendar numbers', () => {
  const dates = ['2024-02-29', '2023-12-31', '1969-07-20'].map(daysTo)
  const table = createTable([dateColumn('hired', [...dates, null])])
  const { table: parts } = dateParts.create().fitTransform(table, targetFor(4))
  assert.deepEqual(cellsOf(parts, 'hired year'), [2024, 2023, 1969, null])
  assert.deepEqual(cellsOf(parts, 'hired month'), [2, 12, 7, null])
  assert.deepEqual(cellsOf(parts, 'hired day of week'), [4, 7, 7, null])
  assert.deepEqual(cellsOf(parts, 'hired day of year'), [60, 365, 201, null])
  assert.equal(cellsOf(parts, 'hired days')[2], 0)
  const epoch = dateParts.create({ reference: 'epoch' }).fitTransform(table, targetFor(4)).table
  assert.equal(cellsOf(epoch, 'hired days')[0], dates[0])
})

test('outliers are clipped to limits learned in training', () => {
  const usual = Array.from({ length: 101 }, (_, i) => i)
  const { fitted } = outliers
    .create({ rule: 'iqr' })
    .fitTransform(createTable([numberColumn('pay', usual)]), targetFor(101))
  const asked = fitted.transform(createTable([numberColumn('pay', [-1000, 50, 1000, null])]))
  assert.deepEqual(cellsOf(asked, 'pay'), [25 - 75, 50, 75 + 75, null])
})

test('outliers are marked by standard deviations or by the median', () => {
  const cells = [...Array.from({ length: 50 }, (_, i) => i % 10), 500, null]
  for (const rule of ['z-score', 'mad'] as const) {
    const step = outliers.create({ rule, action: 'mark' })
    const { table } = step.fitTransform(createTable([numberColumn('pay', cells)]), targetFor(52))
    const marked = cellsOf(table, 'pay is an outlier')
    assert.deepEqual(marked.slice(49), [0, 1, 0], rule)
    assert.deepEqual(cellsOf(table, 'pay')[50], 500)
  }
})

test('text columns are left out by name', () => {
  const table = createTable([textColumn('note', ['x']), numberColumn('pay', [1])])
  const { table: rest } = dropText.create().fitTransform(table, targetFor(1))
  assert.deepEqual(
    rest.columns.map(({ name }) => name),
    ['pay'],
  )
})

test('balanced weights give every class the same weight in all', () => {
  const target: Target = {
    task: 'multiclass',
    values: Float64Array.of(0, 0, 0, 1, 2, 2),
    classes: ['a', 'b', 'c', 'never'],
  }
  assert.deepEqual([...balancedWeights(target)], [2 / 3, 2 / 3, 2 / 3, 2, 1, 1])
  assert.throws(() => balancedWeights({ ...target, task: 'regression' }), { code: 'invalid-target' })
})

test('rows of one group fall in one fold, and folds are of a size', () => {
  const groups = Int32Array.from({ length: 90 }, (_, row) => row % 30)
  const foldOf = crossFolds(90, 5, { seed: 3, groups })
  for (let row = 30; row < 90; row++) assert.equal(foldOf[row], foldOf[row % 30])
  const sizes = [0, 1, 2, 3, 4].map((fold) => foldOf.filter((own) => own === fold).length)
  assert.deepEqual(sizes, [18, 18, 18, 18, 18])
})

const random = createRandom(5)
const teams = Array.from({ length: 60 }, () => 'abcd'[random.integer(4)]!)
const outcome: Target = {
  task: 'binary',
  values: Float64Array.from({ length: 60 }, () => random.integer(2)),
  classes: ['no', 'yes'],
}

function flipped(target: Target, rows: readonly number[]): Target {
  const values = target.values.slice()
  for (const row of rows) values[row] = 1 - values[row]!
  return { ...target, values }
}

test("a row's own target, and its group's, does not reach its own encoding", () => {
  const table = createTable([categoryColumn('team', teams)])
  const groups = Int32Array.from({ length: 60 }, (_, row) => row % 20)
  const encode = (target: Target): Float64Array =>
    columnOfKind(
      targetEncode.create().fitTransform(table, target, { seed: 9, groups }).table,
      'team mean',
      'number',
    ).values
  const before = encode(outcome)
  for (const row of [0, 7, 19]) {
    const own = [row, row + 20, row + 40]
    const after = encode(flipped(outcome, own))
    for (const member of own) assert.equal(after[member], before[member])
    assert.notDeepEqual(after, before)
  }
})

test('cross-fitted encodings of pure noise do not tell the target', () => {
  const unique = Array.from({ length: 60 }, (_, row) => `person ${row}`)
  const table = createTable([categoryColumn('name', unique)])
  const { table: encoded } = targetEncode.create({ smoothing: 0 }).fitTransform(table, outcome)
  const values = columnOfKind(encoded, 'name mean', 'number').values
  const means = [0, 1].map((kind) => {
    const own = values.filter((_, row) => outcome.values[row] === kind)
    return own.reduce((sum, value) => sum + value, 0) / own.length
  })
  assert.ok(means[1]! <= means[0]!, `${means}`)
})

test('categories of few levels can be left for another step', () => {
  const table = createTable([
    categoryColumn('team', teams),
    categoryColumn(
      'name',
      teams.map((_, row) => `p${row}`),
    ),
  ])
  const { table: encoded } = targetEncode.create({ minLevels: 10 }).fitTransform(table, outcome)
  assert.deepEqual(
    encoded.columns.map(({ name }) => name),
    ['team', 'name mean'],
  )
})

test('a linear model gets finite numbers from any table, each knowing its source', () => {
  const table = createTable([
    numberColumn('pay', [1, null, 3]),
    categoryColumn('team', ['a', null, 'b']),
    dateColumn('hired', [1, null, 3]),
    booleanColumn('remote', [true, null, false]),
    textColumn('note', ['x', null, 'y']),
    numberColumn('empty', [null, null, null]),
  ])
  const { table: prepared } = prepareLinear.create().fitTransform(table, targetFor(3))
  for (const column of prepared.columns) {
    assert.equal(column.kind, 'number')
    assert.ok(column.kind === 'number' && column.values.every(Number.isFinite), column.name)
    assert.ok(['pay', 'team', 'hired', 'remote', 'empty'].includes(sourceShares(column)[0]!.name))
  }
})

for (const step of [
  impute,
  scale,
  oneHot,
  ordinal,
  dateParts,
  outliers,
  targetEncode,
  dropText,
  prepareLinear,
]) {
  test(`a damaged ${step.name} step is refused as an invalid model`, () => {
    const table = createTable([
      numberColumn('pay', [1, null, 3, 900]),
      categoryColumn('team', ['a', null, 'b', 'b']),
      dateColumn('hired', [1, null, 3, 5]),
    ])
    const stored = step.create().fitTransform(table, targetFor(4)).fitted.toJSON()
    const broken = [
      { ...stored, kind: 'other' },
      ...Object.keys(stored).map((key) => ({ ...stored, [key]: 7 })),
    ]
    for (const json of broken) {
      assert.throws(
        () => step.fromJson(json as typeof stored),
        (error) => error instanceof LearnError && error.code === 'invalid-model',
      )
    }
  })
}

test('numbers near the largest there are come out finite, and are read back', () => {
  const wild = createTable([numberColumn('wild', [1e308, -1.7e308, 5e-324, 3, -0.5, Number.NaN])])
  const { fitted, table } = prepareLinear.create().fitTransform(wild, targetFor(6))
  assert.ok(cellsOf(table, 'wild').every(Number.isFinite), String(cellsOf(table, 'wild')))
  const again = prepareLinear.fromJson(structuredClone(fitted.toJSON()))
  assert.deepEqual(cellsOf(again.transform(wild), 'wild'), cellsOf(table, 'wild'))
})
