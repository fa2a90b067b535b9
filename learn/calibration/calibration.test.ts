import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { logLoss } from '../metrics/log-loss.ts'
import { createRandom } from '../random.ts'
import { applyCalibrator, chooseCalibration, fitIsotonic, fitPlatt, reliabilityBins } from './index.ts'

/** Outcomes drawn from `p`; the model reports `distort(p)`. */
function sample(
  rows: number,
  distort: (p: number) => number,
): { target: Target; given: Float64Array; p: Float64Array } {
  const random = createRandom(rows)
  const p = Float64Array.from({ length: rows }, () => 1 / (1 + Math.exp(0.5 - 1.5 * random.normal())))
  const values = p.map((each) => (random.next() < each ? 1 : 0))
  return { target: { task: 'binary', values, classes: ['no', 'yes'] }, given: p.map(distort), p }
}

const overconfident = (p: number): number => p ** 3 / (p ** 3 + (1 - p) ** 3)

test('calibrated probabilities are kept as they are', () => {
  for (const rows of [150, 900, 3000]) {
    const { target, given } = sample(rows, (p) => p)
    const choice = chooseCalibration(target, given)
    assert.equal(choice.calibrator.kind, 'none')
    assert.equal(
      choice.calibrated.every((p, row) => p === given[row]),
      true,
    )
  }
})

test('overconfident probabilities are scaled back towards the truth by Platt’s line', () => {
  const { target, given, p } = sample(800, overconfident)
  const choice = chooseCalibration(target, given)
  assert.equal(choice.calibrator.kind, 'platt')
  assert.ok(choice.logLoss.platt! < choice.logLoss.none!)
  assert.match(choice.reason, /^Platt scaling lowered/)
  const calibrated = applyCalibrator(choice.calibrator, given)
  const distance = (from: Float64Array): number =>
    from.reduce((sum, value, row) => sum + Math.abs(value - p[row]!), 0) / 800
  assert.ok(distance(calibrated) < 0.4 * distance(given))
})

test('a shape no line mends takes isotonic, only from 1,000 rows on', () => {
  const stepped = (p: number): number => (p < 0.5 ? 0.45 + p / 100 : 0.55 + p / 5)
  const many = sample(4000, stepped)
  assert.equal(chooseCalibration(many.target, many.given).calibrator.kind, 'isotonic')
  const few = sample(600, stepped)
  assert.equal(chooseCalibration(few.target, few.given).logLoss.isotonic, undefined)
})

test('no row is calibrated by a map that saw it', () => {
  const { target, given } = sample(500, overconfident)
  const before = chooseCalibration(target, given).calibrated
  const weights = new Float64Array(500).fill(1)
  weights[7] = 0
  const without = chooseCalibration(target, given, { weights }).calibrated
  assert.equal(without[7], before[7])
  assert.ok(before.some((p, row) => p !== without[row]))
})

test('overconfident probabilities of several classes are cooled, and the likeliest class stays', () => {
  const random = createRandom(5)
  const rows = 600
  const given = new Float64Array(rows * 3)
  const values = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const margins = [random.normal(), random.normal(), random.normal()]
    const softmax = (heat: number): number[] => {
      const powers = margins.map((margin) => Math.exp(heat * margin))
      return powers.map((power) => power / powers.reduce((sum, each) => sum + each, 0))
    }
    let draw = random.next()
    softmax(1).forEach((p, output) => {
      if (draw >= 0) values[row] = output
      draw -= p
    })
    given.set(softmax(4), row * 3)
  }
  const target: Target = { task: 'multiclass', values, classes: ['a', 'b', 'c'] }
  const choice = chooseCalibration(target, given)
  assert.equal(choice.calibrator.kind, 'temperature')
  const calibrated = applyCalibrator(choice.calibrator, given, 3)
  const likeliest = (from: Float64Array, row: number): number => {
    const three = from.subarray(row * 3, row * 3 + 3)
    return three.indexOf(Math.max(...three))
  }
  for (let row = 0; row < rows; row++) {
    assert.equal(likeliest(calibrated, row), likeliest(given, row))
    assert.ok(
      Math.abs(calibrated[row * 3]! + calibrated[row * 3 + 1]! + calibrated[row * 3 + 2]! - 1) < 1e-12,
    )
  }
  assert.ok(logLoss(values, calibrated) < 0.8 * logLoss(values, given))
})

test('too few of a class to hold any out, one class, or numbers: nothing is calibrated', () => {
  const given = Float64Array.from({ length: 50 }, (_, row) => row / 50)
  for (const positives of [0, 4]) {
    const values = given.map((_, row) => (row < positives ? 1 : 0))
    const target: Target = { task: 'binary', values, classes: ['no', 'yes'] }
    assert.equal(chooseCalibration(target, given).calibrator.kind, 'none')
  }
  assert.equal(
    chooseCalibration({ task: 'regression', values: given, classes: [] }, given).calibrator.kind,
    'none',
  )
})

test('Platt’s map rises, stays between 0 and 1 and survives probabilities of 0 and 1', () => {
  const { target, given } = sample(300, (p) => (p > 0.8 ? 1 : p < 0.1 ? 0 : p))
  const fitted = fitPlatt(target.values, given)
  const at = Float64Array.from({ length: 101 }, (_, index) => index / 100)
  const calibrated = applyCalibrator(fitted, at)
  assert.ok(calibrated.every((p, index) => p > 0 && p < 1 && (index === 0 || p >= calibrated[index - 1]!)))
  assert.throws(
    () => fitPlatt(new Float64Array(5), new Float64Array(5).fill(0.5)),
    (error: unknown) => error instanceof LearnError && error.code === 'one-class',
  )
})

test('Platt’s line on perfectly separated rows stays finite', () => {
  const labels = Float64Array.from({ length: 40 }, (_, row) => (row < 20 ? 0 : 1))
  const { slope, intercept } = fitPlatt(
    labels,
    labels.map((label) => 0.1 + 0.8 * label),
  )
  assert.ok(Number.isFinite(slope) && Number.isFinite(intercept))
})

test('the isotonic map never falls, keeps the mean, and a weight of 2 is the row twice', () => {
  const { target, given } = sample(500, overconfident)
  const fitted = fitIsotonic(target.values, given)
  assert.ok(fitted.y.every((y, index) => index === 0 || y >= fitted.y[index - 1]!))
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
  assert.ok(Math.abs(mean(applyCalibrator(fitted, given)) - mean(target.values)) < 1e-12)
  const twice = fitIsotonic(
    Float64Array.of(...target.values, ...target.values.subarray(0, 100)),
    Float64Array.of(...given, ...given.subarray(0, 100)),
  )
  const weighted = fitIsotonic(
    target.values,
    given,
    given.map((_, row) => (row < 100 ? 2 : 1)),
  )
  const at = Float64Array.from({ length: 51 }, (_, index) => index / 50)
  const [a, b] = [applyCalibrator(twice, at), applyCalibrator(weighted, at)]
  assert.ok(a.every((value, index) => Math.abs(value - b[index]!) < 1e-12))
})

test('reliability bins hold every row once, lowest first, and do not part equal probabilities', () => {
  const { target, given } = sample(400, (p) => Math.round(p * 10) / 10)
  const bins = reliabilityBins(target.values, given)
  assert.equal(
    bins.reduce((sum, { count }) => sum + count, 0),
    400,
  )
  assert.ok(bins.every((bin, index) => index === 0 || bin.meanPredicted > bins[index - 1]!.meanPredicted))
  assert.equal(reliabilityBins(target.values, new Float64Array(400).fill(0.3)).length, 1)
})
