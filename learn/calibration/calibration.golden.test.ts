import assert from 'node:assert/strict'
import { test } from 'node:test'
import { logLoss } from '../metrics/log-loss.ts'
import golden from './calibration.golden.json' with { type: 'json' }
import { applyCalibrator, fitIsotonic, fitPlatt, fitTemperature, reliabilityBins } from './index.ts'

function close(actual: number, expected: number, within: number): void {
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)
}

const labels = Float64Array.from(golden.y)
const probabilities = Float64Array.from(golden.p)

test('Platt’s line is scikit-learn’s sigmoid calibration to 1e-5', () => {
  // scikit-learn stops its quasi-Newton search earlier than Newton's method does.
  const { slope, intercept } = fitPlatt(labels, probabilities)
  close(slope, golden.platt.slope, 1e-5)
  close(intercept, golden.platt.intercept, 1e-5)
})

for (const kind of ['plain', 'weighted'] as const) {
  test(`isotonic regression with ${kind} rows is scikit-learn’s to 1e-12`, () => {
    const weights = kind === 'weighted' ? Float64Array.from(golden.w) : undefined
    const fitted = fitIsotonic(labels, probabilities, weights)
    const at = Float64Array.from(golden.isotonic.at)
    applyCalibrator(fitted, at).forEach((value, index) => close(value, golden.isotonic[kind][index]!, 1e-12))
  })
}

test('reliability bins by mass and by width are scikit-learn’s calibration curve to 1e-12', () => {
  const q = Float64Array.from(golden.reliability.q)
  for (const by of ['mass', 'width'] as const) {
    const bins = reliabilityBins(labels, q, { bins: 8, by })
    const [observed, predicted] = golden.reliability[by]
    assert.equal(bins.length, observed!.length)
    bins.forEach((bin, index) => {
      close(bin.observed.value, observed![index]!, 1e-12)
      close(bin.meanPredicted, predicted![index]!, 1e-12)
    })
  }
})

test('the temperature is the one SciPy finds, to 1e-5, and its log loss to 1e-10', () => {
  const truth = Float64Array.from(golden.temperature.y)
  const given = Float64Array.from(golden.temperature.p)
  const fitted = fitTemperature(truth, given)
  close(fitted.temperature, golden.temperature.value, 1e-5)
  close(logLoss(truth, applyCalibrator(fitted, given, 3)), golden.temperature.logLoss, 1e-10)
})
