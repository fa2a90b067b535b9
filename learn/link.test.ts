import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inverseLink } from './link.ts'

test('far margins give 0 and 1, not infinities', () => {
  assert.deepEqual([...inverseLink('logit', Float64Array.of(-1000, 0, 1000), 1)], [0, 0.5, 1])
})

test('softmax rows sum to 1 and do not depend on a shift of their margins', () => {
  const plain = inverseLink('softmax', Float64Array.of(1, 2, 3), 3)
  const shifted = inverseLink('softmax', Float64Array.of(1001, 1002, 1003), 3)
  assert.ok(Math.abs(plain.reduce((sum, share) => sum + share, 0) - 1) < 1e-15)
  assert.deepEqual(plain, shifted)
})

test('what is not known stays unknown', () => {
  assert.ok(inverseLink('logit', Float64Array.of(Number.NaN), 1).every(Number.isNaN))
  assert.ok(inverseLink('softmax', Float64Array.of(Number.NaN, Number.NaN), 2).every(Number.isNaN))
})
