import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { categoryColumn, dateColumn } from '../table/column.ts'
import { columnOfKind, createTable } from '../table/table.ts'
import { dateCycles, frequencyEncode } from './index.ts'

const target: Target = { task: 'regression', values: new Float64Array(4), classes: [] }
const daysTo = (date: string): number => Date.parse(date) / 86_400_000

test('a level becomes its share of the training rows, by weight; one never seen is 0', () => {
  const table = createTable([categoryColumn('team', ['a', 'b', 'b', null])])
  const weights = Float64Array.of(1, 2, 3, 4)
  const { fitted } = frequencyEncode.create().fitTransform(table, target, { weights })
  const asked = createTable([categoryColumn('team', ['b', 'a', 'new', null])])
  const shares = columnOfKind(fitted.transform(asked), 'team share', 'number').values
  assert.deepEqual([...shares], [0.5, 0.1, 0, 0.4])
})

test('31 December lies next to 1 January, and opposite days have opposite sines', () => {
  const table = createTable([
    dateColumn('hired', [daysTo('2023-12-31'), daysTo('2024-01-01'), daysTo('2024-07-02'), null]),
  ])
  const { table: made } = dateCycles.create().fitTransform(table, target)
  const sine = columnOfKind(made, 'hired day of year sine', 'number')
  const cosine = columnOfKind(made, 'hired day of year cosine', 'number')
  assert.ok(Math.hypot(sine.values[0]! - sine.values[1]!, cosine.values[0]! - cosine.values[1]!) < 0.02)
  assert.ok(Math.abs(cosine.values[2]! + 1) < 1e-12)
  assert.equal(sine.missing?.[3], 1)
})

test('the hour goes round the clock when asked', () => {
  const table = createTable([dateColumn('at', [19000, 19000.25, 19000.5, 19000.75])])
  const { table: made } = dateCycles.create({ hours: true }).fitTransform(table, target)
  const sines = columnOfKind(made, 'at hour sine', 'number').values
  for (const [row, expected] of [0, 1, 0, -1].entries()) assert.ok(Math.abs(sines[row]! - expected) < 1e-12)
})
