import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { categoryColumn, numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import { findNeighbours } from './nearest-rows.ts'
import { resampleRows } from './index.ts'
import golden from './resample.golden.json' with { type: 'json' }

const numbers = createTable(
  [0, 1, 2].map((j) =>
    numberColumn(
      `x${j}`,
      golden.x.map((row) => row[j]!),
    ),
  ),
)
const mixed = createTable([
  ...numbers.columns,
  categoryColumn(
    'level',
    golden.level.map((level) => 'abc'[level]!),
  ),
])
const target: Target = {
  task: 'multiclass',
  classes: ['many', 'some', 'few'],
  values: Float64Array.from(golden.y),
}

for (const [method, counts] of Object.entries(golden.counts)) {
  test(`${method} gives each class as many rows as imbalanced-learn does`, () => {
    const { target: made } = resampleRows(numbers, target, { method: method as keyof typeof golden.counts })
    assert.deepEqual(
      [0, 1, 2].map((code) => made.values.filter((value) => value === code).length),
      counts,
    )
  })
}

for (const [name, table, expected] of [
  ['numbers', numbers, golden.neighbours],
  ['numbers and categories', mixed, golden.mixed],
] as const) {
  test(`the neighbours of a row are those that imbalanced-learn's finder gives: ${name}`, () => {
    for (const [label, lists] of Object.entries(expected)) {
      const rows = [...golden.y.keys()].filter((row) => golden.y[row] === Number(label))
      const nearest = findNeighbours(table, rows, 5)
      for (const [position, list] of lists.entries()) assert.deepEqual(nearest(position), list)
    }
  })
}
