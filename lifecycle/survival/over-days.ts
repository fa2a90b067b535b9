import type { Interval } from '@cadre/learn/metrics'
import { aalenJohansen, countedFrom, takeSurvival } from '@cadre/learn/survival'
import type { SurvivalTarget } from '@cadre/learn/survival'
import type { FollowedRows } from './follow-up.ts'

/** What was expected on a day by a model that had not seen it, and what came. */
export interface DayOutlook {
  readonly day: string
  readonly people: number
  /** Mean of the probabilities. */
  readonly expected: number
  /** Share that left within the horizon, with its interval; undefined where the months are not over. */
  readonly left: Interval | undefined
}

/** Fewer rows of a day say too little. */
const fewest = 30

/** Looks back on the days that were judged, the earliest first. */
export function overDays(
  rows: FollowedRows,
  { probabilities, horizon }: { readonly probabilities: Float64Array; readonly horizon: number },
): DayOutlook[] {
  const known = [...probabilities.keys()].filter((row) => !Number.isNaN(probabilities[row]!))
  return [...Map.groupBy(known, (row) => rows.days[row]!)]
    .filter(([, own]) => own.length >= fewest)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, own]) => ({
      day,
      people: own.length,
      expected: own.reduce((sum, row) => sum + probabilities[row]!, 0) / own.length,
      left: shareGone(rows.ends, own, horizon),
    }))
}

/**
 * Share to which the first of the causes happens within the horizon before any other, by Aalen and Johansen, with its interval: counting
 * those who left over those of whom all is known would count leavers of late alone. Undefined where nobody is watched so long.
 */
export function shareGone(
  target: SurvivalTarget,
  rows: readonly number[],
  horizon: number,
): Interval | undefined {
  const taken = takeSurvival(target, rows)
  const { times, causes, lastTime } = aalenJohansen(countedFrom(taken, taken.entry))
  if (lastTime < horizon) return undefined
  const at = times.findLastIndex((time) => time <= horizon)
  const { incidence, low, high } = causes[0]!
  if (at < 0 || incidence[at] === 0) return { value: 0, low: 0, high: 3 / rows.length }
  return { value: incidence[at]!, low: low[at]!, high: high[at]! }
}
