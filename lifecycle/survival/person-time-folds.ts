import { censorAt, takeSurvival } from '@cadre/learn/survival'
import type { SurvivalFold, SurvivalTarget } from '@cadre/learn/survival'
import { cutPersonTime } from '../person-days/index.ts'
import { daysPerMonth } from './follow-up.ts'
import type { FollowedRows } from './follow-up.ts'

/** A fold of other people and later days than those it learns from. */
export interface PersonTimeFold extends SurvivalFold {
  /** Of the rows in `train`: all that was known of them on the first day that is tested. */
  readonly seenTarget: SurvivalTarget
}

/**
 * Folds of other people and later days, of what was known when those began.
 * `trainTarget` follows each row to the person's next row alone, so that no day is learned from twice.
 */
export function personTimeFolds(rows: FollowedRows): PersonTimeFold[] {
  const { target, since } = rows
  const step = stepMonths([...new Set(since)].sort((a, b) => a - b))
  return cutPersonTime(rows).map(({ train, test, start }) => {
    const limits = Float64Array.from(
      train,
      (row) => target.entry[row]! + (start - since[row]!) / daysPerMonth,
    )
    const seenTarget = censorAt(takeSurvival(target, train), limits)
    return { train, test, seenTarget, trainTarget: uncounted(seenTarget, step) }
  })
}

/** Months from one snapshot to the next; the most common of them. */
export function stepMonths(days: readonly number[]): number {
  const gaps = days.slice(1).map((day, at) => Math.round((day - days[at]!) / daysPerMonth))
  return Math.max(1, gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1)
}

/** Rows followed for one step, after which the person's next row goes on. */
export function uncounted(target: SurvivalTarget, step: number): SurvivalTarget {
  return censorAt(
    target,
    target.entry.map((entry) => entry + step),
  )
}
