import { createSurvivalTarget } from '@cadre/learn/survival'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { riskBands } from './bands.ts'

test('what share left before does not count those lost from sight as if they had never been there', () => {
  const exit = Float64Array.from({ length: 100 }, (_, row) => (row < 20 ? 1 : row < 60 ? 3 : 12))
  const event = Array.from({ length: 100 }, (_, row) => (row < 20 ? 1 : 0))
  const probabilities = new Float64Array(100).fill(0.2)
  const target = createSurvivalTarget({ exit, event })
  const bands = riskBands(probabilities, { probabilities, target, horizon: 6 })
  const usual = bands.find(({ band }) => band === 'usual')!
  assert.equal(usual.people, 100)
  assert.ok(Math.abs(usual.expected - 20) < 1e-9)
  // 20 of 100; over those of whom all is known it would be 20 of 60.
  assert.ok(Math.abs(usual.leftBefore! - 0.2) < 1e-9)
})

test('a band of few people joins the one below, and a lowest one of nobody the one above', () => {
  const probabilities = Float64Array.from({ length: 100 }, (_, row) => (row < 3 ? 0.9 : 0.1))
  const target = createSurvivalTarget({ exit: new Float64Array(100).fill(12), event: new Int32Array(100) })
  const bands = riskBands(probabilities, { probabilities, target, horizon: 6 })
  assert.deepEqual(
    bands.map(({ band, people }) => [band, people]),
    [['usual', 100]],
  )
})
