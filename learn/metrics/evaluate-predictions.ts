import type { Target } from '../estimator.ts'
import { accelerationOf, bcaInterval, bootstrap } from './bootstrap.ts'
import type { Estimate } from './estimate.ts'
import { standardError } from './estimate.ts'
import { createEvaluation } from './evaluation.ts'
import type { EvaluateOptions, Evaluation } from './evaluation.ts'
import type { Interval } from './interval.ts'
import { logitInterval, normal95, normalInterval } from './interval.ts'
import { metricEstimates } from './metric-estimates.ts'
import { metricInfo, metricsOf, metricTaskOf } from './metric-info.ts'
import type { MetricName } from './metric-info.ts'
import { wilsonInterval } from './wilson.ts'

/** Up to this many rows, figures that are not means are resampled; beyond it their influence values are as good. */
const resampledRows = 1000
const resamples = 1000

export type MetricValues = Partial<Record<MetricName, Interval>>

/**
 * All figures of one model with 95 % intervals. `predictions` are rows × outputs, as `predict`
 * gives them. AUC by DeLong (in log-odds); accuracy by Wilson; means by their standard error; average
 * precision, F1, macro F1 and R² by stratified BCa bootstrap on up to 1,000 rows and by influence
 * values above. A figure the rows do not define (one class only) is left out. Throws `shape`,
 * `invalid-weights`, `invalid-target`.
 */
export function evaluatePredictions(
  target: Target,
  predictions: Float64Array,
  options: EvaluateOptions = {},
): MetricValues {
  const evaluation = createEvaluation(target, predictions, options)
  const estimates = new Map<MetricName, Estimate>()
  for (const name of options.metrics ?? metricsOf(metricTaskOf(target))) {
    const estimate = metricEstimates[name](evaluation)
    if (Number.isFinite(estimate.value)) estimates.set(name, estimate)
  }
  const draws = drawFewRows(evaluation, estimates, options.seed ?? 1)
  const values: MetricValues = {}
  for (const [name, estimate] of estimates)
    values[name] = intervalOf(name, estimate, { evaluation, draws: draws.get(name) })
  return values
}

/** Resampled values of the figures that are resampled, when there are few rows; the same resamples for all. */
export function drawFewRows(
  evaluation: Evaluation,
  estimates: ReadonlyMap<MetricName, Estimate>,
  seed: number,
): ReadonlyMap<MetricName, Float64Array> {
  const resampled = [...estimates].filter(([, { valueAt }]) => valueAt !== undefined)
  if (evaluation.rows > resampledRows || resampled.length === 0) return new Map()
  const draws = bootstrap(
    resampled.map(([, { valueAt }]) => valueAt!),
    evaluation,
    { seed, resamples },
  )
  return new Map(resampled.map(([name], index) => [name, draws[index]!]))
}

function intervalOf(
  name: MetricName,
  estimate: Estimate,
  { evaluation, draws }: { evaluation: Evaluation; draws: Float64Array | undefined },
): Interval {
  const { value, influence, bias = 0 } = estimate
  const { min, max } = metricInfo[name]
  const error = standardError(influence, {
    ...evaluation,
    strata: isMeanMetric(name, estimate) ? undefined : evaluation.strata,
  })
  if (name === 'accuracy') return accuracyInterval(value, error, evaluation)
  if (name === 'ece')
    return {
      value,
      low: Math.max(0, value - bias - normal95 * error),
      high: Math.min(1, value + normal95 * error),
    }
  if (draws && error > 0)
    return bcaInterval(value, draws, { acceleration: accelerationOf(influence, evaluation) })
  if (min === 0 && max === 1) return logitInterval(value, error, smallestClass(evaluation))
  return normalInterval(value, error, { min: min ?? -Infinity, max: max ?? Infinity })
}

/** Means over rows vary with the class counts; figures that rank or count are taken as conditional on them. */
export function isMeanMetric(name: MetricName, { valueAt }: Estimate): boolean {
  return name !== 'auc' && !valueAt
}

/** Wilson's interval at the number of independent rows that weights and groups leave. */
function accuracyInterval(value: number, error: number, { rows, weights, groups }: Evaluation): Interval {
  const isPlain = !groups && weights.every((weight) => weight === weights[0])
  const effectiveRows = isPlain
    ? rows
    : error > 0
      ? (value * (1 - value)) / error ** 2
      : independentRows({ weights, groups })
  return { ...wilsonInterval(value * effectiveRows, effectiveRows), value }
}

function independentRows({ weights, groups }: Pick<Evaluation, 'weights' | 'groups'>): number {
  if (groups) return new Set(groups).size
  let total = 0
  let squares = 0
  for (const weight of weights) {
    total += weight
    squares += weight * weight
  }
  return total ** 2 / squares
}

/** Rows of the smallest class that is there; lists, for a ranking. */
function smallestClass({ truth, classCount, weights, groups }: Evaluation): number {
  if (classCount === 0) return independentRows({ weights, groups })
  const counts = new Float64Array(classCount)
  for (const ofClass of truth) counts[ofClass]!++
  return Math.min(...counts.filter((count) => count > 0))
}
