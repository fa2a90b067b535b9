import { kaplanMeier, takeSurvival } from '@cadre/learn/survival'
import { minimumCounts } from '@cadre/people'
import type { FollowedRows } from './follow-up.ts'
import { stepMonths, uncounted } from './person-time-folds.ts'

/** Which share of a group is still there after so many months, with its interval. */
export interface TenureCurve {
  readonly group: string
  readonly people: number
  readonly points: readonly {
    readonly month: number
    readonly stay: number
    readonly low: number
    readonly high: number
  }[]
}

const stepOfPoints = 6

/**
 * How long people stay, by group, by Kaplan and Meier: who was there when one began to look counts from then on, who leaves otherwise
 * until then. A point is told while five or more people are watched; the largest groups first.
 */
export function tenureCurves(
  rows: FollowedRows,
  groupOf: (personId: string, day: string) => string | undefined,
): TenureCurve[] {
  const step = stepMonths([...new Set(rows.since)].sort((a, b) => a - b))
  const target = uncounted(rows.target, step)
  const byGroup = Map.groupBy(rows.personIds.keys(), (row) => groupOf(rows.personIds[row]!, rows.days[row]!))
  return [...byGroup]
    .flatMap(([group, own]): TenureCurve[] => {
      const people = new Set(own.map((row) => rows.people[row]!)).size
      if (group === undefined || people < minimumCounts.inferenceMinimum) return []
      return [{ group, people, points: pointsOf(takeSurvival(target, own)) }]
    })
    .filter(({ points }) => points.length > 2)
    .toSorted((a, b) => b.people - a.people)
}

function pointsOf(target: FollowedRows['target']): TenureCurve['points'] {
  const { times, survival, low, high, lastTime } = kaplanMeier(target, { from: firstWatched(target) })
  const points = [{ month: 0, stay: 1, low: 1, high: 1 }]
  for (
    let month = stepOfPoints;
    month <= lastTime && watchedAt(target, month) >= minimumCounts.disclosureMinimum;
    month += stepOfPoints
  ) {
    const at = times.findLastIndex((time) => time <= month)
    points.push(
      at < 0
        ? { month, stay: 1, low: 1, high: 1 }
        : { month, stay: survival[at]!, low: low[at]!, high: high[at]! },
    )
  }
  return points
}

const watchedAt = ({ entry, exit }: FollowedRows['target'], month: number): number =>
  entry.filter((begin, row) => begin <= month && exit[row]! > month).length

/** With late entries so few may be watched at first that one who leaves ends the curve: it begins where enough are. */
function firstWatched(target: FollowedRows['target']): number {
  for (let month = 0; month < 36; month++)
    if (watchedAt(target, month) >= minimumCounts.disclosureMinimum) return month
  return 0
}
