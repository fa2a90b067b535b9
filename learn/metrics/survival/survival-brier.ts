import { LearnError } from '../../learn-error.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import { censoringCurve, knownBy } from './censoring.ts'
import { checkTimes } from './dynamic-auc.ts'
import { judgedRows } from './judged-rows.ts'
import type { SurvivalMetricOptions } from './judged-rows.ts'

/**
 * Mean squared distance between the predicted probability of no event (of the cause) by each time (`survival`, rows × times) and what
 * came of it, made up for those lost from sight (Graf et al. 1999). 0 is best; 0.25 is saying one half of everybody.
 */
export function survivalBrier(
  target: SurvivalTarget,
  survival: Float64Array,
  { times, weights, cause, censoring }: SurvivalMetricOptions & { readonly times: Float64Array },
): Float64Array {
  checkTimes(times)
  const width = times.length
  const judged = judgedRows(target, survival, { weights, cause, width })
  const curve = censoring ? censoringCurve(censoring) : censoringCurve(target, judged.weights)
  const total = judged.weights.reduce((sum, weight) => sum + weight, 0)
  return times.map((time, at) => {
    const known = knownBy(target, time, { ...judged, censoring: curve })
    const sum = known.weights.reduce((all, weight, row) => {
      const gap = survival[row * width + at]! - (1 - known.labels[row]!)
      return all + weight * gap ** 2
    }, 0)
    return sum / total
  })
}

/** The Brier score's mean over the way from the first time to the last. Throws `invalid-param` with fewer than two. */
export function integratedBrier(
  target: SurvivalTarget,
  survival: Float64Array,
  options: SurvivalMetricOptions & { readonly times: Float64Array },
): number {
  const { times } = options
  if (times.length < 2) throw new LearnError('invalid-param', 'A mean over time needs two times or more.')
  const scores = survivalBrier(target, survival, options)
  let area = 0
  for (let at = 1; at < times.length; at++)
    area += ((scores[at]! + scores[at - 1]!) / 2) * (times[at]! - times[at - 1]!)
  return area / (times.at(-1)! - times[0]!)
}
