import { LearnError } from '../../learn-error.ts'
import { ascendingOrder } from '../../survival/risk-table.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import { censoringCurve } from './censoring.ts'
import { judgedRows } from './judged-rows.ts'
import type { SurvivalMetricOptions } from './judged-rows.ts'

/**
 * Share of pairs of rows, of which it is known which had its event first, where that row has the higher risk; ties of
 * risk count half (Harrell 1982). Depends on how soon rows are lost from sight; `unoConcordance` does not.
 * NaN when no pair can be compared.
 */
export function harrellConcordance(
  target: SurvivalTarget,
  risks: Float64Array,
  { weights }: Pick<SurvivalMetricOptions, 'weights'> = {},
): number {
  const { weights: checked } = judgedRows(target, risks, { weights })
  return concordance(target, risks, { weights: checked, pairWeight: () => 1, until: Infinity })
}

/**
 * The same with each pair weighing 1 over the squared chance to have been in sight so long (Uno et al. 2011), events
 * after `until` left out. Throws `invalid-param` where nobody would be in sight.
 */
export function unoConcordance(
  target: SurvivalTarget,
  risks: Float64Array,
  {
    weights,
    censoring,
    until = Infinity,
  }: Omit<SurvivalMetricOptions, 'cause'> & { readonly until?: number } = {},
): number {
  const { weights: checked } = judgedRows(target, risks, { weights })
  if (!(until > 0)) throw new LearnError('invalid-param', `"until" must be above 0, not ${until}.`)
  const curve = censoring ? censoringCurve(censoring) : censoringCurve(target, checked)
  return concordance(target, risks, {
    weights: checked,
    pairWeight: (time) => 1 / curve.at(time) ** 2,
    until,
  })
}

interface PairRules {
  readonly weights: Float64Array
  /** Of the pairs of an event at this time. */
  readonly pairWeight: (time: number) => number
  readonly until: number
}

/** From the last time to the first, with the weight of all who stay longer kept by rank of risk: n log n. */
function concordance(
  target: SurvivalTarget,
  risks: Float64Array,
  { weights, pairWeight, until }: PairRules,
): number {
  const { exit, event } = target
  const order = ascendingOrder(exit)
  const ranks = ranksOf(risks)
  const later = createRankSums(ranks.reduce((most, rank) => Math.max(most, rank), 0) + 1)
  let [agreed, all] = [0, 0]
  for (let end = order.length, start = end; end > 0; end = start) {
    const time = exit[order[end - 1]!]!
    start = end
    while (start > 0 && exit[order[start - 1]!] === time) start--
    const group = order.subarray(start, end)
    // Whoever was lost from sight at this time had not had the event by then.
    for (const row of group) if (event[row] === 0) later.add(ranks[row]!, weights[row]!)
    const scale = time < until && group.some((row) => event[row]! > 0) ? pairWeight(time) : 0
    for (const row of group) {
      if (event[row] === 0 || scale === 0) continue
      const weight = weights[row]! * scale
      const below = later.below(ranks[row]!)
      const level = later.below(ranks[row]! + 1) - below
      agreed += weight * (below + level / 2)
      all += weight * later.total()
    }
    for (const row of group) if (event[row]! > 0) later.add(ranks[row]!, weights[row]!)
  }
  return agreed / all
}

/** Rows of equal risk have one rank, the lowest risk 0. */
function ranksOf(risks: Float64Array): Int32Array {
  const order = ascendingOrder(risks)
  const ranks = new Int32Array(risks.length)
  let rank = 0
  for (let at = 1; at < order.length; at++) {
    if (risks[order[at]!] !== risks[order[at - 1]!]) rank++
    ranks[order[at]!] = rank
  }
  return ranks
}

/** Sums by rank that are added to and asked for in the logarithm of their number (Fenwick 1994). */
function createRankSums(size: number): {
  add(rank: number, weight: number): void
  /** Of all ranks under this one. */
  below(rank: number): number
  total(): number
} {
  const sums = new Float64Array(size + 1)
  let all = 0
  return {
    add(rank, weight) {
      all += weight
      for (let at = rank + 1; at <= size; at += at & -at) sums[at]! += weight
    },
    below(rank) {
      let sum = 0
      for (let at = rank; at > 0; at -= at & -at) sum += sums[at]!
      return sum
    },
    total: () => all,
  }
}
