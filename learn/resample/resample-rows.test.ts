import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, numberColumn } from '../table/column.ts'
import { columnOfKind, createTable } from '../table/table.ts'
import { findNeighbours } from './nearest-rows.ts'
import { resampleRows } from './index.ts'

const random = createRandom(4)
const table = createTable([
  numberColumn(
    'a',
    Float64Array.from({ length: 60 }, () => random.normal()),
  ),
  numberColumn(
    'b',
    Float64Array.from({ length: 60 }, () => 100 * random.normal()),
  ),
  categoryColumn(
    'team',
    Array.from({ length: 60 }, () => 'xyz'[random.integer(3)]!),
  ),
])
const target: Target = {
  task: 'binary',
  values: Float64Array.from({ length: 60 }, (_, row) => (row < 12 ? 1 : 0)),
  classes: ['stays', 'leaves'],
}

for (const [method, each] of [
  ['smote', 48],
  ['over', 48],
  ['under', 12],
] as const) {
  test(`${method} gives ${each} rows of each class, the same for the same seed`, () => {
    const made = resampleRows(table, target, { method })
    assert.deepEqual(resampleRows(table, target, { method }), made)
    assert.equal(made.target.values.filter((value) => value === 1).length, each)
    assert.equal(made.table.rowCount, 2 * each)
    for (const [row, origin] of made.origins.entries())
      assert.equal(made.target.values[row], target.values[origin])
  })
}

test('each synthetic row lies between its origin and one of the nearest rows of its class', () => {
  const made = resampleRows(table, target, { method: 'smote' })
  const rows = Array.from({ length: 12 }, (_, row) => row)
  const nearest = findNeighbours(table, rows, 5)
  const [a, b] = ['a', 'b'].map((name) => columnOfKind(made.table, name, 'number').values)
  for (let row = 60; row < made.table.rowCount; row++) {
    const base = made.origins[row]!
    const onLine = nearest(base).some((other) => {
      const share = (a![row]! - a![base]!) / (a![other]! - a![base]!)
      const expected = b![base]! + share * (b![other]! - b![base]!)
      return share >= 0 && share <= 1 && Math.abs(b![row]! - expected) < 1e-6
    })
    assert.ok(onLine, `row ${row}`)
  }
})
