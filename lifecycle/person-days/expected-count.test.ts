import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedCount } from './expected-count.ts'

/** A small generator, so that the same runs come each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

test('the interval holds what happens in about 95 of 100 runs', () => {
  const next = numbers(7)
  const probabilities = Float64Array.from({ length: 200 }, () => 0.3 * next())
  const { value, low, high } = expectedCount(probabilities)
  let inside = 0
  for (let run = 0; run < 2000; run++) {
    const happened = probabilities.filter((p) => next() < p).length
    if (happened >= low && happened <= high) inside++
  }
  assert.ok(value > low && value < high)
  assert.ok(inside > 1840 && inside < 1960, String(inside))
})

test('models that disagree make it wider, and it never leaves what can be', () => {
  const of = (p: number) => new Float64Array(10).fill(p)
  const agreed = expectedCount(of(0.2), [of(0.2), of(0.2), of(0.2)])
  const disputed = expectedCount(of(0.2), [of(0.05), of(0.2), of(0.4)])
  assert.deepEqual(agreed, expectedCount(of(0.2)))
  assert.ok(disputed.high - disputed.low > agreed.high - agreed.low)
  assert.equal(expectedCount(of(0.01)).low, 0)
  assert.equal(expectedCount(of(0.99)).high, 10)
})
