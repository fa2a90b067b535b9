import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import golden from './calibration-band.golden.json' with { type: 'json' }
import { sigmoid } from './calibrator.ts'
import { calibrationBandAt, fitCalibrationBand } from './index.ts'

function close(actual: number, expected: number, within: number): void {
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)
}

test('the line, its covariance by group and its band are those of statsmodels', () => {
  const band = fitCalibrationBand(
    Float64Array.from(golden.y),
    Float64Array.from(golden.p),
    Int32Array.from(golden.groups),
  )
  close(band.slope, golden.slope, 1e-8)
  close(band.intercept, golden.intercept, 1e-8)
  const variances = [band.slopeVariance, band.covariance, band.interceptVariance]
  variances.forEach((value, index) => close(value, golden.covariance[index]!, 1e-8))
  golden.at.forEach((probability, index) => {
    const { value, low, high } = calibrationBandAt(band, probability)
    close(value, golden.value[index]!, 1e-8)
    close(low, golden.low[index]!, 1e-8)
    close(high, golden.high[index]!, 1e-8)
  })
})

test('of a score that is too sure of itself the band holds the truth, about 95 times of 100', () => {
  let held = 0
  const draws = 200
  for (let seed = 1; seed <= draws; seed++) {
    const random = createRandom(seed)
    const people = 150
    // Three rows a person, of whom nearly the same is told and nearly the same comes.
    const own = Float64Array.from({ length: people }, () => random.normal())
    const groups = Int32Array.from({ length: people * 3 }, (_, row) => Math.floor(row / 3))
    const luck = Float64Array.from({ length: people }, () => random.next())
    const margins = Float64Array.from(groups, (person) => own[person]! - 1)
    const labels = Float64Array.from(groups, (person, row) =>
      Number(luck[person]! < sigmoid(0.6 * margins[row]! + 0.1)),
    )
    const { low, high } = calibrationBandAt(fitCalibrationBand(labels, margins.map(sigmoid), groups), 0.4)
    const truth = sigmoid(0.6 * Math.log(0.4 / 0.6) + 0.1)
    if (low <= truth && truth <= high) held++
  }
  assert.ok(held / draws > 0.91 && held / draws < 0.99, `${held} of ${draws}`)
})

test('probabilities that are all the same have a band, and one label alone has none', () => {
  const labels = Float64Array.from({ length: 100 }, (_, row) => Number(row % 5 === 0))
  const groups = Int32Array.from(labels.keys())
  const band = fitCalibrationBand(labels, new Float64Array(100).fill(0.3), groups)
  const { value, low, high } = calibrationBandAt(band, 0.3)
  close(value, 0.2, 0.02)
  assert.ok(low > 0.1 && low < value && value < high && high < 0.35, `${low} to ${high}`)
  assert.throws(() => fitCalibrationBand(new Float64Array(100), labels, groups), { code: 'one-class' })
})
