import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedLoss } from './expected-loss.ts'

test('losses are probabilities times costs, each currency by itself, and none of fewer than five people', () => {
  const rows = 17
  const probabilities = new Float64Array(rows).fill(0.1)
  const amount = Float64Array.from({ length: rows }, (_, row) => (row === 0 ? Number.NaN : 1000))
  const currency = Array.from({ length: rows }, (_, row) => (row < 8 ? 'EUR' : row < 13 ? 'PEN' : 'USD'))
  const found = expectedLoss(probabilities, { amount, currency })
  assert.deepEqual(
    found.map((one) => [one.currency, one.people, Math.round(one.loss), one.atStake]),
    [
      ['EUR', 7, 700, 7000],
      ['PEN', 5, 500, 5000],
    ],
  )
  assert.ok(Math.abs(found[0]!.expected - 0.7) < 1e-12)
})
