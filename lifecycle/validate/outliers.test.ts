import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import { medianDeviation } from './median-deviation.ts'
import { histogram, numberStatistics } from './number-statistics.ts'
import { countOutliers } from './outliers.ts'

function normals(count: number, seed: number): Float64Array {
  const random = createRandom(seed)
  return Float64Array.from({ length: count }, () => random.normal()).sort()
}

test('the summary of 1 to 9 is what a person would work out', () => {
  const statistics = numberStatistics(Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]))!
  assert.deepEqual(
    { ...statistics, sd: Number(statistics.sd.toFixed(6)) },
    { min: 1, q1: 3, median: 5, mean: 5, q3: 7, max: 9, sd: 2.738613, skewness: 0 },
  )
})

test('the median deviation walked from the middle is the one found by sorting', () => {
  for (const count of [1, 2, 3, 10, 101, 1000]) {
    const sorted = normals(count, count)
    const { median } = numberStatistics(sorted)!
    const deviations = sorted.map((value) => Math.abs(value - median)).sort()
    const middle = (deviations[(count - 1) >> 1]! + deviations[count >> 1]!) / 2
    assert.ok(Math.abs(medianDeviation(sorted, median) - middle) < 1e-15, `${count} values`)
  }
})

test('one value far out is an outlier by every rule, and none is when all are near', () => {
  const near = normals(500, 7).map((value) => Math.max(-2, Math.min(2, value)))
  assert.deepEqual(countOutliers(near, numberStatistics(near)!), { iqr: 0, zScore: 0, mad: 0 })
  const spoilt = Float64Array.from([...near, 50])
  assert.deepEqual(countOutliers(spoilt, numberStatistics(spoilt)!), { iqr: 1, zScore: 1, mad: 1 })
})

test('a rule without spread says nothing', () => {
  const mostlyZero = Float64Array.from([...Array<number>(99).fill(0), 1])
  const { iqr, mad } = countOutliers(mostlyZero, numberStatistics(mostlyZero)!)
  assert.deepEqual([iqr, mad], [0, 0])
})

test('a histogram counts every value once', () => {
  const sorted = normals(1234, 3)
  const counts = histogram(sorted)
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    1234,
  )
  assert.deepEqual(histogram(Float64Array.from([4, 4, 4])), [3])
})
