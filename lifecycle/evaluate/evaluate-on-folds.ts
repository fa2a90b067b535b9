import { takeTarget } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { comparePredictions, evaluatePredictions, metricsOf, metricTaskOf } from '@cadre/learn/metrics'
import type { Interval, MetricName, MetricValues } from '@cadre/learn/metrics'
import type { Fold } from '@cadre/learn/selection'

/** Figures that order rows are made within each fold: scores of two folds' models are not on one scale. */
const rankingMetrics: readonly MetricName[] = ['auc', 'averagePrecision']

function isRanking(metric: MetricName): boolean {
  return rankingMetrics.includes(metric)
}

interface Judged {
  readonly target: Target
  readonly folds: readonly Fold[]
  readonly groups?: Int32Array | undefined
  readonly seed: number
}

/**
 * Figures of one learner's outer-fold predictions (rows × outputs, NaN in rows no fold tested), with
 * 95 % intervals. AUC and average precision are means over folds; the others are taken over all tested rows.
 */
export function evaluateOnFolds(predictions: Float64Array, judged: Judged): MetricValues {
  const tested = testedRows(judged.folds)
  const { target, groups, seed } = judged
  const whole = evaluatePredictions(targetAt(target, tested), rowsAt(predictions, tested, target), {
    seed,
    groups: groups && pick(groups, tested),
  })
  return { ...whole, ...meansOverFolds(judged, (fold) => evaluatePart(predictions, fold, judged)) }
}

/** First minus second on the same rows, figure by figure, in the same manner. */
export function compareOnFolds(
  [first, second]: readonly [first: Float64Array, second: Float64Array],
  metric: MetricName,
  judged: Judged,
): Interval {
  const { target, groups, seed } = judged
  const compare = (rows: Int32Array): MetricValues =>
    comparePredictions(targetAt(target, rows), [rowsAt(first, rows, target), rowsAt(second, rows, target)], {
      seed,
      groups: groups && pick(groups, rows),
      metrics: [metric],
    })
  const found = isRanking(metric)
    ? meansOverFolds(judged, ({ test }) => compare(test))[metric]
    : compare(testedRows(judged.folds))[metric]
  return found ?? { value: 0, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
}

function evaluatePart(
  predictions: Float64Array,
  { test }: Fold,
  { target, groups, seed }: Judged,
): MetricValues {
  return evaluatePredictions(targetAt(target, test), rowsAt(predictions, test, target), {
    seed,
    metrics: metricsOf(metricTaskOf(target)).filter(isRanking),
    groups: groups && pick(groups, test),
  })
}

/** Folds of different rows are independent: the half-widths of a mean combine as √Σh² / k, on each side. */
function meansOverFolds({ folds }: Judged, evaluate: (fold: Fold) => MetricValues): MetricValues {
  const perFold = folds.map(evaluate)
  const means: MetricValues = {}
  for (const metric of rankingMetrics) {
    const values = perFold.flatMap((figures) => figures[metric] ?? [])
    if (values.length === 0) continue
    const value = values.reduce((sum, each) => sum + each.value, 0) / values.length
    const below =
      Math.sqrt(values.reduce((sum, each) => sum + (each.value - each.low) ** 2, 0)) / values.length
    const above =
      Math.sqrt(values.reduce((sum, each) => sum + (each.high - each.value) ** 2, 0)) / values.length
    means[metric] = { value, low: value - below, high: value + above }
  }
  return means
}

/** Rows that some fold tested, ascending; each once. */
export function testedRows(folds: readonly Fold[]): Int32Array {
  return Int32Array.from(new Set(folds.flatMap(({ test }) => [...test]))).sort()
}

/** The target at these rows. */
export function targetAt(target: Target, rows: Int32Array): Target {
  return takeTarget(target, rows)
}

/** Predictions (rows × outputs) at these rows. */
export function rowsAt(predictions: Float64Array, rows: Int32Array, { values }: Target): Float64Array {
  const outputs = predictions.length / values.length
  const picked = new Float64Array(rows.length * outputs)
  for (let i = 0; i < rows.length; i++) {
    for (let output = 0; output < outputs; output++)
      picked[i * outputs + output] = predictions[rows[i]! * outputs + output]!
  }
  return picked
}

function pick<A extends Float64Array | Int32Array>(values: A, rows: Int32Array): A {
  const picked = values.slice(0, rows.length)
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i]!]!
  return picked as A
}
