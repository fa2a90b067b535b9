import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bandsOfPart } from './bands-of-part.ts'

const whole = [
  { band: 'low', from: 0, before: 0.02 },
  { band: 'usual', from: 0.1, before: 0.1 },
  { band: 'high', from: 0.3, before: 0.4 },
] as const
const of = (...counts: readonly [number, number, number]): Float64Array =>
  Float64Array.from(counts.flatMap((count, at) => Array.from({ length: count }, () => [0.05, 0.2, 0.5][at]!)))

test('each band of a part has five people or more, and all of them together are the part', () => {
  assert.deepEqual(
    bandsOfPart(of(6, 7, 5), whole).map(({ band, people }) => [band, people]),
    [
      ['low', 6],
      ['usual', 7],
      ['high', 5],
    ],
  )
  const joined = bandsOfPart(of(9, 4, 3), whole)
  assert.deepEqual(
    joined.map(({ band, people }) => [band, people]),
    [
      ['low', 9],
      ['usual', 7],
    ],
  )
  assert.ok(Math.abs(joined[1]!.before! - (4 * 0.1 + 3 * 0.4) / 7) < 1e-12)
  assert.deepEqual(
    bandsOfPart(of(2, 8, 6), whole).map(({ band, from, people }) => [band, from, people]),
    [
      ['usual', 0, 10],
      ['high', 0.3, 6],
    ],
  )
})

test('where all stand in one band nothing is told of them', () => {
  assert.deepEqual(bandsOfPart(of(0, 0, 9), whole), [])
  assert.deepEqual(bandsOfPart(of(8, 2, 1), whole), [])
})
