import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import { binnedDistance } from './binned-distance.ts'
import { sampleDistance } from './sample-distance.ts'

const random = createRandom(4)
const draw = (rows: number, moved: number): Float64Array =>
  Float64Array.from({ length: rows }, () => random.normal() + moved)
const cuts = Array.from({ length: 9 }, (_, at) => -1.6 + 0.4 * at)

function counted(values: Float64Array): number[] {
  const counts = Array.from({ length: cuts.length + 1 }, () => 0)
  for (const value of values) counts[cuts.filter((cut) => value >= cut).length]!++
  return counts
}

test('distance by bins is at most that of the rows, and near it where the change is', () => {
  for (const moved of [0, 0.3, 1]) {
    const [first, second] = [draw(800, 0), draw(300, moved)]
    const exact = sampleDistance(first, second)
    const binned = binnedDistance(counted(first), counted(second))
    assert.ok(binned.kolmogorovSmirnov <= exact.kolmogorovSmirnov + 1e-12)
    assert.ok(binned.kolmogorovSmirnov > exact.kolmogorovSmirnov - 0.06)
    assert.ok(binned.p >= exact.p)
  }
})

test('values that lie on the cuts have the very distance of the rows', () => {
  const [first, second] = [Float64Array.of(0, 0, 0, 1), Float64Array.of(0, 1, 1, 1, 1)]
  const exact = sampleDistance(first, second)
  assert.deepEqual(binnedDistance([3, 1], [1, 4]), { kolmogorovSmirnov: exact.kolmogorovSmirnov, p: exact.p })
  assert.ok(Number.isNaN(binnedDistance([0, 0], [1, 4]).kolmogorovSmirnov))
})
