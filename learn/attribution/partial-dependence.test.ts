import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fitted } from '../estimator.ts'
import { logistic } from '../link.ts'
import {
  booleanColumn,
  categoryColumn,
  cellValue,
  columnNamed,
  createTable,
  dateColumn,
  numberColumn,
  textColumn,
} from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { individualExpectation } from './individual-expectation.ts'
import { partialDependence } from './partial-dependence.ts'

const rows = 100
const table = createTable([
  numberColumn(
    'age',
    Array.from({ length: rows }, (_, row) => (row === 7 ? null : row)),
  ),
  categoryColumn(
    'team',
    Array.from({ length: rows }, (_, row) => (row % 10 === 0 ? 'small' : row % 2 ? 'odd' : 'even')),
  ),
  booleanColumn(
    'remote',
    Uint8Array.from({ length: rows }, (_, row) => row % 2),
  ),
  dateColumn(
    'hired',
    Float64Array.from({ length: rows }, (_, row) => 18_000 + (row % 3)),
  ),
  textColumn(
    'note',
    Array.from({ length: rows }, () => 'x'),
  ),
])

/** Margin age / 50 (missing: −5), + 1 for team "odd", + 2 if remote, + days since 18,000. */
const model: Fitted = {
  task: 'binary',
  classes: ['no', 'yes'],
  link: 'logit',
  outputs: 1,
  predict: (of) => margins(of).map(logistic),
  predictMargin: margins,
  toJSON: () => ({ kind: 'test' }),
}

function margins(of: Table): Float64Array {
  const cell = (name: string, row: number): unknown => cellValue(columnNamed(of, name), row)
  return Float64Array.from({ length: of.rowCount }, (_, row) => {
    const age = cell('age', row)
    const ofAge = age === null ? -5 : Number(age) / 50
    const ofTeam = cell('team', row) === 'odd' ? 1 : 0
    return ofAge + ofTeam + (cell('remote', row) ? 2 : 0) + Number(cell('hired', row)) - 18_000
  })
}

test('in an additive margin the values differ by the effect of the column alone', () => {
  const { points, values, kind } = partialDependence(model, table, 'age', { points: 5, space: 'margin' })
  assert.equal(kind, 'number')
  assert.deepEqual(points, [0, 26, 50, 75, 99, null])
  for (let point = 1; point < 5; point++)
    assert.ok(Math.abs(values[point]! - values[0]! - Number(points[point]) / 50) < 1e-9)
  assert.ok(Math.abs(values[5]! - values[0]! + 5) < 1e-9)
})

test('predictions are averaged over the rows', () => {
  const { points, values } = partialDependence(model, table, 'remote')
  assert.deepEqual(points, [false, true])
  const on = createTable([
    ...table.columns.filter(({ name }) => name !== 'remote'),
    booleanColumn('remote', new Uint8Array(rows).fill(1)),
  ])
  const mean = model.predict(on).reduce((sum, p) => sum + p, 0) / rows
  assert.ok(Math.abs(values[1]! - mean) < 1e-12)
  assert.ok(values[0]! < values[1]!)
})

test('categories give their levels, the most frequent when there are many', () => {
  const { points, values } = partialDependence(model, table, 'team', { space: 'margin' })
  assert.deepEqual(points, ['small', 'odd', 'even'])
  assert.ok(Math.abs(values[1]! - values[0]! - 1) < 1e-9 && Math.abs(values[2]! - values[0]!) < 1e-9)
  assert.deepEqual(partialDependence(model, table, 'team', { points: 2 }).points, ['odd', 'even'])
})

test('dates give days', () => {
  assert.deepEqual(partialDependence(model, table, 'hired').points, [18_000, 18_001, 18_002])
})

test('several outputs keep one value each', () => {
  const twice: Fitted = {
    ...model,
    outputs: 2,
    predict: (of) =>
      Float64Array.from(margins(of)).reduce(
        (all, m, row) => (all.set([m, -m], row * 2), all),
        new Float64Array(of.rowCount * 2),
      ),
  }
  const { values } = partialDependence(twice, table, 'remote')
  assert.equal(values.length, 4)
  assert.ok(Math.abs(values[2]! - values[0]! - 2) < 1e-9 && Math.abs(values[3]! - values[1]! + 2) < 1e-9)
})

test('text, unknown columns and empty tables are refused', () => {
  assert.throws(() => partialDependence(model, table, 'note'), { code: 'column-kind' })
  assert.throws(() => partialDependence(model, table, 'pay'), { code: 'column-missing' })
  const empty = createTable([numberColumn('age', [])])
  assert.throws(() => partialDependence(model, empty, 'age'), { code: 'too-few-rows' })
})

test('individual expectations average to the partial dependence, and each is its row with one cell changed', () => {
  for (const column of ['age', 'team', 'remote', 'hired']) {
    const { points, curves } = individualExpectation(model, table, column)
    const average = partialDependence(model, table, column)
    assert.deepEqual(points, average.points)
    points.forEach((_, point) => {
      let sum = 0
      for (let row = 0; row < rows; row++) sum += curves[row * points.length + point]! / rows
      assert.ok(Math.abs(sum - average.values[point]!) < 1e-12)
    })
  }
  const { points, curves } = individualExpectation(model, table, 'remote', { space: 'margin' })
  assert.deepEqual(points, [false, true])
  // The margin rises by 2 for whoever works remotely, whatever else is true of them.
  for (let row = 0; row < rows; row++)
    assert.ok(Math.abs(curves[2 * row + 1]! - curves[2 * row]! - 2) < 1e-12)
})

test('centred expectations begin at nothing', () => {
  const { points, curves } = individualExpectation(model, table, 'age', { centred: true, points: 5 })
  for (let row = 0; row < rows; row++) assert.equal(curves[row * points.length], 0)
})
