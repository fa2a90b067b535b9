import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overNormal } from './over-normal.ts'

const peers = (families: readonly string[], period = 0) => ({
  family: families,
  period: new Float64Array(families.length).fill(period),
})

test('each kind of work is compared with its own middle', () => {
  const values = Float64Array.from({ length: 40 }, (_, row) => (row < 20 ? 1 : 10) * (1 + (row % 3) * 0.1))
  const over = overNormal(values, peers(Array.from(values, (_, row) => (row < 20 ? 'a' : 'b'))))
  assert.ok(Math.abs(over[0]! - (1 / 1.1 - 1)) < 1e-12)
  assert.ok(Math.abs(over[39]! - (10 / 11 - 1)) < 1e-12)
})

test('a period with few figures takes the middle of the family over all periods', () => {
  const values = new Float64Array(33).fill(2)
  values[32] = 3
  const family = Array.from(values, () => 'a')
  const period = Float64Array.from(values, (_, row) => (row < 30 ? 1 : 2))
  assert.ok(Math.abs(overNormal(values, { family, period })[32]! - 0.5) < 1e-12)
})

test('too few of a kind, and what is not known, are not told', () => {
  const over = overNormal(Float64Array.from([1, 2, Number.NaN]), peers(['a', 'a', 'a']))
  assert.ok(over.every(Number.isNaN))
})

test('far beyond normal counts as twice the normal', () => {
  const values = new Float64Array(20).fill(1)
  values[0] = 500
  assert.equal(overNormal(values, peers(Array.from(values, () => 'a')))[0], 1)
})
