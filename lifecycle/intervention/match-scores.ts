import { logOddsOf } from './followed-score.ts'
import type { KnownScore } from './followed-score.ts'

/** Somebody for whom something was done, with those who are most alike; all of them equally so. */
export interface Match {
  readonly treated: KnownScore
  readonly alike: readonly KnownScore[]
}

/** How far apart two scores may lie, in standard deviations of the log-odds (Austin 2011). */
const caliperDeviations = 0.2

/**
 * Finds for each person for whom something was done who is nearest in the log-odds of the score among those of the same set of whom
 * nothing was noted: within a fifth of its standard deviation, of the same unit where there is anybody, and only people who were
 * still there when it began, so that nobody counts as having left before they could have been asked. People are used again where
 * they are nearest again; of several equally near all count, with equal parts.
 */
export function matchScores(rows: readonly KnownScore[]): Match[] {
  const caliper = caliperDeviations * deviation(rows.map(logOddsOf))
  const others = Map.groupBy(
    rows.filter(({ begunOn }) => begunOn === null),
    ({ set }) => set,
  )
  return rows.flatMap((treated) => {
    if (treated.begunOn === null) return []
    const near = (others.get(treated.set) ?? []).filter(
      (other) => wasThere(other, treated.begunOn!) && distance(treated, other) <= caliper,
    )
    const ofUnit = near.filter(({ unit }) => unit !== null && unit === treated.unit)
    const alike = nearest(treated, ofUnit.length > 0 ? ofUnit : near)
    return alike.length > 0 ? [{ treated, alike }] : []
  })
}

function wasThere({ goneOn }: KnownScore, day: string): boolean {
  return goneOn === null || goneOn > day
}

function distance(a: KnownScore, b: KnownScore): number {
  return Math.abs(logOddsOf(a) - logOddsOf(b))
}

function nearest(treated: KnownScore, near: readonly KnownScore[]): KnownScore[] {
  const least = near.reduce((found, other) => Math.min(found, distance(treated, other)), Infinity)
  return near.filter((other) => distance(treated, other) <= least + 1e-9)
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
