import { LearnError } from '../../learn-error.ts'
import { ascendingOrder } from '../../survival/risk-table.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import { censoringCurve } from './censoring.ts'
import { judgedRows } from './judged-rows.ts'
import type { JudgedRows, SurvivalMetricOptions } from './judged-rows.ts'

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
  const judged = judgedRows(target, risks, { weights })
  return concordance(target, risks, { ...judged, inSight: () => 1, until: Infinity })
}

/**
 * The same with each pair weighing 1 over the squared chance to have been in sight so long (Uno et al. 2011), events
 * after `until` left out. Of several causes one was predicted (`cause`): rows that another ended never have it, and stay
 * in the comparison with those that had it later (Wolbers et al. 2014). Throws `invalid-param` where nobody would be in sight.
 */
export function unoConcordance(
  target: SurvivalTarget,
  risks: Float64Array,
  { weights, cause, censoring, until = Infinity }: SurvivalMetricOptions & { readonly until?: number } = {},
): number {
  const judged = judgedRows(target, risks, { weights, cause })
  if (!(until > 0)) throw new LearnError('invalid-param', `"until" must be above 0, not ${until}.`)
  const curve = censoring ? censoringCurve(censoring) : censoringCurve(target, judged.weights)
  return concordance(target, risks, { ...judged, inSight: curve.at, until })
}

interface PairRules extends JudgedRows {
  /** Chance to have been in sight until a time. */
  readonly inSight: (time: number) => number
  readonly until: number
}

/**
 * From the last time to the first, with the weight of all who stay longer kept by rank of risk: n log n. Those whom something
 * else ended before are kept beside, each made up for the chance to have been seen to end.
 */
function concordance(
  target: SurvivalTarget,
  risks: Float64Array,
  { weights, code, inSight, until }: PairRules,
): number {
  const { exit, event } = target
  const order = ascendingOrder(exit)
  const ranks = ranksOf(risks)
  const size = ranks.reduce((most, rank) => Math.max(most, rank), 0) + 1
  const [later, ended] = [createRankSums(size), createRankSums(size)]
  const isOther = (row: number): boolean => event[row]! > 0 && event[row] !== code
  const made = (row: number): number => weights[row]! / inSight(exit[row]!)
  for (const row of order) if (isOther(row) && exit[row]! < until) ended.add(ranks[row]!, made(row))
  let [agreed, all] = [0, 0]
  for (let end = order.length, start = end; end > 0; end = start) {
    const time = exit[order[end - 1]!]!
    start = end
    while (start > 0 && exit[order[start - 1]!] === time) start--
    const group = order.subarray(start, end)
    // Whoever was lost from sight at this time had not had the event by then.
    for (const row of group) if (event[row] === 0) later.add(ranks[row]!, weights[row]!)
    const isCounted = time < until && group.some((row) => event[row] === code)
    const chance = isCounted ? inSight(time) : 1
    for (const row of group) {
      if (event[row] !== code || !isCounted) continue
      for (const [sums, scale] of [
        [later, weights[row]! / chance ** 2],
        [ended, weights[row]! / chance],
      ] as const) {
        const below = sums.below(ranks[row]!)
        const level = sums.below(ranks[row]! + 1) - below
        agreed += scale * (below + level / 2)
        all += scale * sums.total()
      }
    }
    for (const row of group) {
      if (event[row] === 0) continue
      later.add(ranks[row]!, weights[row]!)
      if (isOther(row) && time < until) ended.add(ranks[row]!, -made(row))
    }
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
