import { LearnError } from '../../learn-error.ts'
import { checkedRows } from '../../survival/check-survival.ts'
import { ascendingOrder } from '../../survival/risk-table.ts'
import { countUpTo } from '../../survival/step-function.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import type { JudgedRows } from './judged-rows.ts'

/** Probability of still being in sight, by time. */
export interface CensoringCurve {
  /** Throws `invalid-param` at a time by which nobody would be in sight. */
  at(time: number): number
}

/**
 * How soon rows are lost from sight: the Kaplan–Meier curve of being censored. At one time, events come first, so that
 * those whose event it is are no longer at risk of being lost.
 */
export function censoringCurve(target: SurvivalTarget, weights?: Float64Array): CensoringCurve {
  const checked = checkedRows(target, weights)
  const { exit, event } = target
  const order = ascendingOrder(exit)
  const times: number[] = []
  const shares: number[] = []
  let atRisk = checked.reduce((sum, weight) => sum + weight, 0)
  let share = 1
  for (let start = 0, end = 0; start < order.length; start = end) {
    const time = exit[order[start]!]!
    let [events, censored] = [0, 0]
    for (end = start; end < order.length && exit[order[end]!] === time; end++) {
      const row = order[end]!
      if (event[row]! > 0) events += checked[row]!
      else censored += checked[row]!
    }
    atRisk -= events
    if (censored > 0) {
      const rest = atRisk - censored
      share = rest <= 1e-12 * atRisk ? 0 : (share * rest) / atRisk
      times.push(time)
      shares.push(share)
    }
    atRisk -= censored
  }
  return {
    at(time) {
      const steps = countUpTo(times, time)
      const inSight = steps === 0 ? 1 : shares[steps - 1]!
      if (inSight > 0) return inSight
      throw new LearnError(
        'invalid-param',
        `By time ${time} all rows are lost from sight, so nothing can be judged there; choose an earlier one.`,
        { time },
      )
    },
  }
}

/**
 * What is known of each row by a time, made up for those lost from sight before it (Robins and Rotnitzky 1992): the
 * event by then, weighing 1 over the chance to have been in sight so long; none by then, or another, likewise; lost,
 * nothing. Throws `invalid-param` where nobody would be in sight.
 */
export function knownBy(
  target: SurvivalTarget,
  time: number,
  { weights, code, censoring }: JudgedRows & { readonly censoring: CensoringCurve },
): { readonly labels: Float64Array; readonly weights: Float64Array } {
  const labels = new Float64Array(weights.length)
  const made = new Float64Array(weights.length)
  const inSight = censoring.at(time)
  for (let row = 0; row < labels.length; row++) {
    const exit = target.exit[row]!
    if (exit > time) {
      made[row] = weights[row]! / inSight
    } else if (target.event[row]! > 0) {
      labels[row] = target.event[row] === code ? 1 : 0
      made[row] = weights[row]! / censoring.at(exit)
    }
  }
  return { labels, weights: made }
}
