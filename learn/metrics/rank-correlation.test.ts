import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rankCorrelation } from './rank-correlation.ts'

test('the rank correlation is that of SciPy 1.17.1, ties included', () => {
  const first = [0.1, 0.4, 0.4, 0.9, 0.3, 0.7, 0.2, 0.4]
  const second = [0.2, 0.3, 0.5, 0.8, 0.3, 0.9, 0.1, 0.1]
  assert.ok(Math.abs(rankCorrelation(first, second) - 0.7284505775290725) < 1e-12)
  assert.equal(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1]), -1)
  assert.ok(Number.isNaN(rankCorrelation([1, 2, 3], [5, 5, 5])))
})
