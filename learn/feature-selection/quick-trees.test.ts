import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { createRandom } from '../random.ts'
import { booleanColumn, categoryColumn, numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import { binTable } from '../trees/binning.ts'
import { fitQuickTrees, quickColumns } from './quick-trees.ts'

const random = createRandom(17)
const rowCount = 300
const rows = Int32Array.from({ length: rowCount }, (_, row) => row)
const x = Array.from(rows, () => (random.next() < 0.1 ? null : random.normal()))
const team = Array.from(rows, () => 'abc'[random.integer(3)]!)
const table = createTable([
  numberColumn('x', x),
  categoryColumn('team', team),
  booleanColumn(
    'flag',
    team.map(() => random.next() < 0.5),
  ),
])
const columns = quickColumns(binTable(table, { maxBins: 32 }))
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

test('what one question answers is learned to the end, and no further question does harm', () => {
  const target: Target = {
    task: 'binary',
    classes: ['no', 'yes'],
    values: Float64Array.from(team, (own) => (own === 'b' ? 1 : 0)),
  }
  const losses = fitQuickTrees(columns, target, { rows }).losses(columns, target, rows)
  assert.ok(
    losses.every((loss) => loss < 0.02),
    String(mean(losses)),
  )
})

test('rows with a missing cell go where they belong, for numbers and several classes', () => {
  const values = Float64Array.from(x, (own) => (own === null ? 3 : own > 0 ? 1 : -1))
  const number: Target = { task: 'regression', classes: [], values }
  assert.ok(mean(fitQuickTrees(columns, number, { rows }).losses(columns, number, rows)) < 0.05)
  const three: Target = {
    task: 'multiclass',
    classes: ['gap', 'low', 'high'],
    values: Float64Array.from(x, (own) => (own === null ? 0 : own > 0 ? 2 : 1)),
  }
  const trees = fitQuickTrees(columns, three, { rows })
  assert.ok(mean(trees.losses(columns, three, rows)) < 0.1)
  const left = trees.residuals(columns, three, rows)
  for (const row of rows) assert.ok(Math.abs(left[3 * row]! + left[3 * row + 1]! + left[3 * row + 2]!) < 1e-9)
})

test('a weight of two is a row twice', () => {
  const values = Float64Array.from(x, (own, row) => (own ?? 0) + Number(team[row] === 'c'))
  const target: Target = { task: 'regression', classes: [], values }
  const twice = Int32Array.from([...rows, ...rows])
  const weighted = fitQuickTrees(columns, target, {
    rows,
    weights: new Float64Array(rowCount).fill(2),
    depth: 1,
  })
  const repeated = fitQuickTrees(columns, target, { rows: twice, depth: 1 })
  const [a, b] = [weighted, repeated].map((trees) => trees.losses(columns, target, rows))
  assert.ok(Math.abs(mean(a!) - mean(b!)) < 0.01)
})
