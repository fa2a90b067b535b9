import { thresholdCurve } from '@cadre/learn/metrics'
import { minimumCounts } from '@cadre/people'
import type { StudyResult } from './study-result.ts'

const mostCuts = 60

interface Scored {
  readonly labels: Float64Array
  readonly scores: Float64Array
  /** Rows with the same number are one person's. */
  readonly groups: Int32Array
}

/**
 * What each cut would bring, from the highest score down: those that select nobody, everybody, or leave five people or more on
 * either side, so that of none of them it can be told how it came out.
 */
export function cutsOfMany({ labels, scores, groups }: Scored): NonNullable<StudyResult['cuts']> {
  const rows = Array.from(scores.keys()).toSorted((a, b) => scores[b]! - scores[a]!)
  const [fewest, most] = [rowsOfFew(rows, groups), labels.length - rowsOfFew(rows.toReversed(), groups)]
  const isTold = (selected: number): boolean =>
    selected === 0 || selected === labels.length || (selected >= fewest && selected <= most)
  return thresholdCurve(labels, scores, { maxPoints: mostCuts })
    .filter(({ selectedShare }) => isTold(Math.round(selectedShare * labels.length)))
    .map(({ selectedShare: share, truePositiveRate, falsePositiveRate, precision }) => ({
      share,
      truePositiveRate,
      falsePositiveRate,
      precision,
    }))
}

/** How many rows it takes from the first on until they are of as many people as may be told of; all and more where they never are. */
function rowsOfFew(rows: readonly number[], groups: Int32Array): number {
  const seen = new Set<number>()
  for (const [at, row] of rows.entries())
    if (seen.add(groups[row]!).size === minimumCounts.disclosureMinimum) return at + 1
  return Infinity
}
