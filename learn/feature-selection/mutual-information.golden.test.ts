import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { categoryColumn, numberColumn } from '../table/column.ts'
import type { Column } from '../table/column.ts'
import { columnInformation } from './column-information.ts'
import golden from './mutual-information.golden.json' with { type: 'json' }

const rows = Int32Array.from(golden.x.keys())
const label: Target = {
  task: 'multiclass',
  classes: ['a', 'b', 'c'],
  values: Float64Array.from(golden.label),
}
const amount: Target = { task: 'regression', classes: [], values: Float64Array.from(golden.amount) }
const codes = [golden.level, golden.other].map((cells) =>
  categoryColumn(
    'code',
    cells.map((code) => 'abcd'[code]!),
    ['a', 'b', 'c', 'd'],
  ),
)
const numbers = [golden.x, golden.noise].map((cells) => numberColumn('number', cells))

// scikit-learn adds noise of 1e-10 to numbers; counts of neighbours are whole numbers and come out the same.
const cases: readonly (readonly [
  name: 'codes and label' | 'numbers and label' | 'codes and amount' | 'numbers and amount',
  columns: readonly Column[],
  target: Target,
])[] = [
  ['codes and label', codes, label],
  ['numbers and label', numbers, label],
  ['codes and amount', codes, amount],
  ['numbers and amount', numbers, amount],
]

for (const [name, columns, target] of cases) {
  test(`mutual information of ${name} is what scikit-learn finds`, () => {
    for (const [index, column] of columns.entries()) {
      const found = columnInformation(column, target, rows)
      assert.ok(Math.abs(found - golden[name][index]!) < 1e-12, `${found}, not ${golden[name][index]}`)
    }
  })
}
