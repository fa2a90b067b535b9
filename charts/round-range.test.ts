import { test } from 'node:test'
import assert from 'node:assert/strict'
import { roundRange } from './round-range.ts'

test('a range holds its values between round numbers', () => {
  assert.deepEqual(roundRange([0.772, 0.871]), { min: 0.75, max: 0.9, interval: 0.05 })
  assert.deepEqual(roundRange([0, 0.65], { parts: 4 }), { min: 0, max: 0.8, interval: 0.2 })
  assert.deepEqual(roundRange([-3, 9]), { min: -5, max: 10, interval: 5 })
})

test('equal, missing and infinite values still give a range', () => {
  const same = roundRange([5, 5])
  assert.ok(same.min <= 5 && same.max >= 5 && same.interval > 0)
  assert.deepEqual(roundRange([]), { min: 0, max: 1, interval: 0.5 })
  assert.deepEqual(roundRange([Number.NaN, Number.POSITIVE_INFINITY]), { min: 0, max: 1, interval: 0.5 })
})

test('a range holds whatever it is given, over twelve powers of ten', () => {
  for (let power = -6; power <= 6; power++) {
    for (const values of [
      [1.37, 8.9],
      [-4.2, -1.1],
      [0, 9.99],
    ]) {
      const scaled = values.map((value) => value * 10 ** power)
      const { min, max, interval } = roundRange(scaled)
      assert.ok(min <= scaled[0]! && max >= scaled[1]!, `${scaled} in ${min}…${max}`)
      assert.ok((max - min) / interval <= 6)
    }
  }
})
