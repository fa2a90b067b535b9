import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import {
  balancedAccuracy,
  classFigures,
  comparePredictions,
  confusionMatrix,
  evaluatePredictions,
  matthewsCorrelation,
  medianAbsoluteError,
  pinballLoss,
  thresholdCurve,
  wilsonInterval,
} from './index.ts'
import { standardError } from './estimate.ts'
import golden from './metrics.golden.json' with { type: 'json' }
import { normalCdf, normalQuantile } from './normal-distribution.ts'
import { rankScores } from './ranked-scores.ts'
import { aucEstimate } from './roc-auc.ts'

const tolerance = 1e-12

function close(actual: number | undefined, expected: number, within = tolerance): void {
  assert.ok(
    Math.abs(actual! - expected) <= within * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  )
}

const { binary, multiclass, regression } = golden
const binaryTarget: Target = { task: 'binary', values: Float64Array.from(binary.y), classes: ['no', 'yes'] }
const p = Float64Array.from(binary.p)
const q = Float64Array.from(binary.q)

for (const kind of ['plain', 'weighted'] as const) {
  test(`two-class figures with ${kind} rows are scikit-learn's to 1e-12`, () => {
    const weights = kind === 'weighted' ? Float64Array.from(binary.w) : undefined
    const figures = evaluatePredictions(binaryTarget, p, { weights })
    const expected = binary[kind]
    for (const name of [
      'auc',
      'averagePrecision',
      'logLoss',
      'brier',
      'f1',
      'macroF1',
      'accuracy',
    ] as const) {
      close(figures[name]?.value, expected[name])
    }
    const predicted = p.map((each) => (each >= 0.5 ? 1 : 0))
    const matrix = confusionMatrix(binaryTarget.values, predicted, { ...(weights && { weights }) })
    expected.confusion.forEach((cell, index) => close(matrix.cells[index], cell))
    close(balancedAccuracy(matrix), expected.balancedAccuracy)
    close(matthewsCorrelation(matrix), expected.mcc)
    close(classFigures(matrix, 1).precision, expected.precision)
    close(classFigures(matrix, 1).recall, expected.recall)
  })

  test(`the ROC curve with ${kind} rows is scikit-learn's to its four digits`, () => {
    const weights = kind === 'weighted' ? Float64Array.from(binary.w) : undefined
    const curve = thresholdCurve(binaryTarget.values, p, { ...(weights && { weights }) })
    const expected = binary[kind]
    assert.equal(curve.length, expected.fpr.length)
    curve.forEach((point, index) => {
      assert.equal(point.threshold, expected.thresholds[index] ?? Infinity)
      close(point.falsePositiveRate, expected.fpr[index]!, 6e-5)
      close(point.truePositiveRate, expected.tpr[index]!, 6e-5)
    })
  })

  test(`several-class figures with ${kind} rows are scikit-learn's to 1e-12`, () => {
    const truth = Float64Array.from(multiclass.y)
    const probabilities = Float64Array.from(multiclass.p)
    const weights = kind === 'weighted' ? Float64Array.from(multiclass.w) : undefined
    const target: Target = { task: 'multiclass', values: truth, classes: ['a', 'b', 'c'] }
    const figures = evaluatePredictions(target, probabilities, { weights })
    for (const name of ['auc', 'logLoss', 'brier', 'macroF1', 'accuracy'] as const) {
      close(figures[name]?.value, multiclass[kind][name])
    }
  })

  test(`regression figures with ${kind} rows are scikit-learn's to 1e-12`, () => {
    const truth = Float64Array.from(regression.y)
    const predictions = Float64Array.from(regression.p)
    const weights = kind === 'weighted' ? Float64Array.from(regression.w) : undefined
    const target: Target = { task: 'regression', values: truth, classes: [] }
    const figures = evaluatePredictions(target, predictions, { weights })
    for (const name of ['rmse', 'mae', 'r2'] as const) close(figures[name]?.value, regression[kind][name])
    close(
      pinballLoss(truth, predictions, { quantile: 0.8, ...(weights && { weights }) }),
      regression[kind].pinball80,
    )
  })
}

test('the several-class Matthews correlation and the median absolute error are scikit-learn’s', () => {
  const top = multiclass.y.map((_, row) => {
    const given = multiclass.p.slice(row * 3, row * 3 + 3)
    return given.indexOf(Math.max(...given))
  })
  close(matthewsCorrelation(confusionMatrix(multiclass.y, top, { classCount: 3 })), multiclass.plain.mcc)
  close(
    medianAbsoluteError(Float64Array.from(regression.y), Float64Array.from(regression.p)),
    regression.plain.medianAbsolute,
  )
})

test('the variance of one AUC and of the difference of two is DeLong’s to 1e-12', () => {
  const { aucs, covariance } = binary.delong
  const weights = new Float64Array(p.length).fill(1)
  const strata = Int32Array.from(binary.y)
  const first = aucEstimate(rankScores(p), binaryTarget.values, weights)
  close(first.value, aucs[0]!)
  close(standardError(first.influence, { weights, strata }) ** 2, covariance[0]![0]!)

  const difference = comparePredictions(binaryTarget, [p, q], { metrics: ['auc'] }).auc!
  const deviation = Math.sqrt(covariance[0]![0]! + covariance[1]![1]! - 2 * covariance[0]![1]!)
  close(difference.value, aucs[0]! - aucs[1]!)
  close((difference.high - difference.low) / 2, normalQuantile(0.975) * deviation)
})

test('Wilson’s interval is statsmodels’ to 1e-12', () => {
  for (const { count, total, low, high } of golden.wilson) {
    const interval = wilsonInterval(count, total)
    close(interval.low, low)
    close(interval.high, high)
  }
})

test('the normal distribution and its quantiles are SciPy’s to 1e-12 and 1e-9', () => {
  for (const { z, cdf, quantile } of golden.normal) {
    assert.ok(Math.abs(normalCdf(z) / cdf - 1) < 1e-12, `cdf at ${z}`)
    close(normalQuantile(cdf), quantile, 1e-9)
  }
})
