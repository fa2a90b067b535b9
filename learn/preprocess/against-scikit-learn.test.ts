import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { categoryColumn, numberColumn } from '../table/column.ts'
import type { Column } from '../table/column.ts'
import { columnOfKind, createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { impute, oneHot, scale, targetEncode } from './index.ts'
import golden from './preprocess.golden.json' with { type: 'json' }

const blind: Target = {
  task: 'regression',
  values: new Float64Array(golden.level.length),
  classes: [],
}

function numbersOf(table: Table, name: string): number[] {
  return [...columnOfKind(table, name, 'number').values]
}

function rowsOf(table: Table): number[][] {
  const columns = table.columns.map(({ name }) => numbersOf(table, name))
  return Array.from({ length: table.rowCount }, (_, row) => columns.map((column) => column[row]!))
}

function assertNear(actual: readonly number[], expected: readonly number[], tolerance = 1e-12): void {
  assert.equal(actual.length, expected.length)
  for (const [i, value] of actual.entries())
    assert.ok(Math.abs(value - expected[i]!) <= tolerance, `${i}: ${value}, not ${expected[i]}`)
}

function single(column: Column): Table {
  return createTable([column])
}

for (const [method, expected] of Object.entries(golden.filled)) {
  test(`numbers are filled with the ${method} that scikit-learn finds`, () => {
    const numbers = method as keyof typeof golden.filled
    const { table } = impute.create({ numbers }).fitTransform(single(numberColumn('x', golden.number)), blind)
    const wanted = golden.number.map((cell) => cell ?? expected)
    assertNear(numbersOf(table, 'x'), wanted)
    assert.deepEqual(
      numbersOf(table, 'x is missing'),
      golden.number.map((cell) => (cell === null ? 1 : 0)),
    )
  })
}

for (const [name, expected] of Object.entries(golden.scaled)) {
  test(`${name} scaling agrees with scikit-learn's`, () => {
    const method = name.replace(' weighted', '') as 'standard' | 'min-max' | 'robust'
    const weights = name.endsWith('weighted') ? Float64Array.from(golden.weights) : undefined
    const column = numberColumn('x', golden.full)
    const { table } = scale.create({ method }).fitTransform(single(column), blind, { weights })
    assertNear(numbersOf(table, 'x'), expected, 1e-11)
  })
}

const hotParams = { all: { minCount: 1 }, frequent: { minCount: 4 }, few: { minCount: 1, maxLevels: 3 } }

for (const [name, expected] of Object.entries(golden.hot)) {
  test(`one-hot columns (${name} levels) are scikit-learn's, unseen levels zeros`, () => {
    const levels = [...golden.level].sort()
    const seen = single(categoryColumn('x', golden.level, [...new Set(levels)]))
    const params = hotParams[name as keyof typeof hotParams]
    const { fitted } = oneHot.create(params).fitTransform(seen, blind)
    assert.deepEqual(rowsOf(fitted.transform(single(categoryColumn('x', golden.asked)))), expected)
  })
}

const encodings = {
  binary: { task: 'binary', smoothing: 5, classes: ['no', 'yes'] },
  three: { task: 'multiclass', smoothing: 2.5, classes: ['low', 'middle', 'high'] },
  amount: { task: 'regression', smoothing: 10, classes: [] },
} as const

for (const [name, expected] of Object.entries(golden.encoded)) {
  test(`levels are encoded as scikit-learn does it (${name})`, () => {
    const { task, smoothing, classes } = encodings[name as keyof typeof encodings]
    const target = { task, classes, values: Float64Array.from(golden[name as keyof typeof encodings]) }
    const seen = single(categoryColumn('x', golden.level))
    const { fitted } = targetEncode.create({ smoothing }).fitTransform(seen, target)
    const table = fitted.transform(single(categoryColumn('x', golden.asked)))
    assertNear(rowsOf(table).flat(), expected.flat(), 1e-12)
  })
}
