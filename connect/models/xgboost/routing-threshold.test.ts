import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import { conditionOf, thresholdOf } from './routing-threshold.ts'

const largest = (2 - 2 ** -23) * 2 ** 127
const smallest = 2 ** -149
const special = [
  0,
  -0,
  1,
  -1,
  smallest,
  -smallest,
  2 ** -126,
  largest,
  -largest,
  0.1,
  -0.7,
  2 ** 24 + 1,
  Infinity,
]

/** Float32 numbers of every size and sign. */
function conditions(): number[] {
  const random = createRandom(11)
  const bits = new Int32Array(1)
  const drawn = Array.from({ length: 4000 }, () => {
    bits[0] = random.integer(2 ** 31) * (random.next() < 0.5 ? 1 : -1)
    return new Float32Array(bits.buffer)[0]!
  })
  return [...special.map(Math.fround), ...drawn.filter((value) => !Number.isNaN(value))]
}

/** The float64 number just above (1) or below (-1). */
function beside(value: number, way: 1 | -1): number {
  const double = Float64Array.of(value === 0 ? 0 : value)
  if (double[0] === 0) return way * Number.MIN_VALUE
  new BigInt64Array(double.buffer)[0]! += BigInt(value > 0 ? way : -way)
  return double[0]!
}

test('x < threshold is float32(x) < condition for every float64 around the threshold', () => {
  for (const condition of conditions()) {
    const t = thresholdOf(condition)
    const around = [t, beside(t, 1), beside(t, -1), condition, beside(condition, 1), beside(condition, -1), 0]
    for (const x of around.filter(Number.isFinite))
      assert.equal(x < t, Math.fround(x) < condition, `${x} at ${condition}, threshold ${t}`)
  }
})

test('a condition taken over and written again is the same float32', () => {
  for (const condition of conditions().filter(Number.isFinite))
    assert.ok(conditionOf(thresholdOf(condition)) === condition, String(condition))
})

test('every float32 routes by the condition as it did by the threshold', () => {
  const random = createRandom(12)
  for (let i = 0; i < 4000; i++) {
    const t = (random.next() - 0.5) * 10 ** random.integer(12)
    const c = conditionOf(t)
    for (const x of [Math.fround(t), c, Math.fround(t * (1 + 2 ** -22)), Math.fround(t * (1 - 2 ** -22))])
      assert.equal(x < c, x < t, `${x} at ${t}`)
  }
})
