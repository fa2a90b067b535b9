import type { Interval } from '../metrics/interval.ts'
import { wilsonInterval } from '../metrics/wilson.ts'
import { rowsByGroup } from './group-assignment.ts'
import type { GroupAssignment } from './group-assignment.ts'
import { rateRatio } from './proportions.ts'

export interface ScoringRates {
  /** Median score of everyone, those of unknown group included. */
  readonly median: number
  /** People who score exactly the median; they count as not above it. */
  readonly tiedAtMedian: number
  /** People of unknown group. */
  readonly unknown: number
  readonly groups: readonly {
    readonly group: string
    readonly total: number
    readonly above: number
    readonly scoringRate: Interval
    /** Scoring rate over the highest category's; absent where no one is above or the category is left out. */
    readonly impactRatio?: Interval
    /** Under 2 % of the people with a known group: the rule lets it be left out of ratios, count and rate still shown. */
    readonly isUnderTwoPercent: boolean
  }[]
}

/** Scoring rates and impact ratios of continuous scores, as New York City's rule defines them (6 RCNY § 5-300): the share scoring strictly above the median of the whole sample. */
export function scoringRates(assignment: GroupAssignment, scores: Float64Array): ScoringRates {
  const median = medianOf(scores)
  const counts = rowsByGroup(assignment).map((members, code) => ({
    group: assignment.names[code]!,
    total: members.length,
    selected: members.reduce((sum, row) => sum + (scores[row]! > median ? 1 : 0), 0),
  }))
  const known = counts.reduce((sum, { total }) => sum + total, 0)
  const present = counts
    .filter(({ total }) => total > 0)
    .map((each) => ({ ...each, isUnderTwoPercent: each.total < 0.02 * known }))
  const highest = present
    .filter(({ isUnderTwoPercent, selected }) => !isUnderTwoPercent && selected > 0)
    .toSorted((a, b) => a.selected / a.total - b.selected / b.total)
    .at(-1)
  return {
    median,
    tiedAtMedian: scores.reduce((sum, score) => sum + (score === median ? 1 : 0), 0),
    unknown: scores.length - known,
    groups: present.map((each) => ({
      group: each.group,
      total: each.total,
      above: each.selected,
      scoringRate: wilsonInterval(each.selected, each.total),
      ...(highest &&
        !each.isUnderTwoPercent && {
          impactRatio: each === highest ? { value: 1, low: 1, high: 1 } : rateRatio(each, highest),
        }),
      isUnderTwoPercent: each.isUnderTwoPercent,
    })),
  }
}

/** The middle score, or the mean of the two in the middle. */
export function medianOf(scores: Float64Array): number {
  const sorted = scores.toSorted()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
