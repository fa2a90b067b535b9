import assert from 'node:assert/strict'
import { test } from 'node:test'
import golden from './drift.golden.json' with { type: 'json' }
import { chiSquareCut, upperChiSquare } from './chi-square-distribution.ts'
import { chiSquareTest } from './chi-square-test.ts'
import { jensenShannonDistance } from './jensen-shannon.ts'
import { sampleDistance } from './sample-distance.ts'

function close(actual: number, expected: number, tolerance = 1e-10): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  )
}

test('chi-square tails and cuts are those of SciPy', () => {
  for (const [x, df, upper] of golden.tails) close(upperChiSquare(x!, df!), upper!, 1e-12)
  for (const [p, df, cut] of golden.cuts) close(chiSquareCut(p!, df!), cut!, 1e-10)
})

test('counts are compared as SciPy does: chi-square without correction, Jensen–Shannon to base 2', () => {
  for (const { first, second, statistic, df, p, jensenShannon } of golden.tables) {
    const result = chiSquareTest(first, second)
    close(result.statistic, statistic)
    assert.equal(result.degreesOfFreedom, df)
    close(result.p, p)
    close(jensenShannonDistance(first, second), jensenShannon, 1e-9)
  }
})

test('samples are as far apart as SciPy says, ties included', () => {
  for (const { first, second, ks, p, wasserstein } of golden.samples) {
    const result = sampleDistance(Float64Array.from(first), Float64Array.from(second))
    close(result.kolmogorovSmirnov, ks)
    close(result.p, p)
    close(result.wasserstein, wasserstein)
  }
})

test('the limiting p-value is within .01 of the exact one for numbers without ties', () => {
  const untied = golden.samples.filter(({ digits }) => digits > 1)
  assert.equal(untied.length, 2)
  for (const { first, second, exactP } of untied)
    close(sampleDistance(Float64Array.from(first), Float64Array.from(second)).p, exactP, 0.01)
})
