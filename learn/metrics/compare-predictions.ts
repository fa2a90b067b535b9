import type { Target } from '../estimator.ts'
import { accelerationOf, bcaInterval } from './bootstrap.ts'
import { standardError } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import { createEvaluation } from './evaluation.ts'
import type { EvaluateOptions, Evaluation } from './evaluation.ts'
import { drawFewRows, isMeanMetric } from './evaluate-predictions.ts'
import type { MetricValues } from './evaluate-predictions.ts'
import { normalInterval } from './interval.ts'
import { metricEstimates } from './metric-estimates.ts'
import { metricsOf, metricTaskOf } from './metric-info.ts'
import type { MetricName } from './metric-info.ts'

/**
 * First minus second, figure by figure, for two models' predictions of the same rows. Because the
 * rows are the same, what they share cancels and the intervals are narrower than those of the two
 * figures apart. AUC is DeLong's paired comparison. An interval without 0 is a difference at 5 %.
 */
export function comparePredictions(
  target: Target,
  [first, second]: readonly [first: Float64Array, second: Float64Array],
  options: EvaluateOptions = {},
): MetricValues {
  const evaluation = createEvaluation(target, first, options)
  const other = createEvaluation(target, second, options)
  const differences = new Map<MetricName, Estimate>()
  for (const name of options.metrics ?? metricsOf(metricTaskOf(target))) {
    const difference = subtract(metricEstimates[name](evaluation), metricEstimates[name](other))
    if (Number.isFinite(difference.value)) differences.set(name, difference)
  }
  const draws = drawFewRows(evaluation, differences, options.seed ?? 1)
  const values: MetricValues = {}
  for (const [name, difference] of differences) {
    values[name] = intervalOf(difference, { name, evaluation, draws: draws.get(name) })
  }
  return values
}

function subtract(a: Estimate, b: Estimate): Estimate {
  const { valueAt: firstAt } = a
  const { valueAt: secondAt } = b
  return {
    value: a.value - b.value,
    influence: a.influence.map((each, row) => each - b.influence[row]!),
    valueAt: firstAt && secondAt && ((weights) => firstAt(weights) - secondAt(weights)),
  }
}

function intervalOf(
  difference: Estimate,
  { name, evaluation, draws }: { name: MetricName; evaluation: Evaluation; draws: Float64Array | undefined },
): ReturnType<typeof normalInterval> {
  const { value, influence } = difference
  if (draws) return bcaInterval(value, draws, { acceleration: accelerationOf(influence, evaluation) })
  const strata = isMeanMetric(name, difference) ? undefined : evaluation.strata
  return normalInterval(value, standardError(influence, { ...evaluation, strata }))
}
