import { LearnError } from '../learn-error.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** One line per row and period in which it was watched, as columns of numbers; the rows' own columns are not copied. */
export interface PersonPeriods {
  /** Row of the target each line is of. */
  readonly rows: Int32Array
  /** Period p lies from p to p + 1 period lengths. */
  readonly periods: Int32Array
  /** 1 where the event fell in the period. */
  readonly labels: Float64Array
  /** A period without the event counts by the part of it that was watched, times the row's weight. */
  readonly weights: Float64Array
}

const mostLines = 50_000_000

/**
 * Spreads each row over the periods it was watched in (Allison 1982; Singer and Willett 1993). A period seen in part
 * counts in part, so that those lost from sight in its midst lower the hazard only as far as they were seen.
 * Throws `invalid-param` when the lines would be too many to hold.
 */
export function personPeriods(
  target: SurvivalTarget,
  weights: Float64Array,
  periodLength: number,
): PersonPeriods {
  const { entry, exit, event } = target
  const first = Int32Array.from(entry, (time) => Math.floor(periodsIn(time, periodLength)))
  const last = Int32Array.from(exit, (time) => Math.ceil(periodsIn(time, periodLength)) - 1)
  let lines = 0
  for (let row = 0; row < exit.length; row++) if (weights[row]! > 0) lines += last[row]! - first[row]! + 1
  if (lines > mostLines)
    throw new LearnError(
      'invalid-param',
      `Periods of length ${periodLength} make ${lines} lines of ${exit.length} rows, more than ${mostLines}; choose longer ones.`,
      { lines },
    )
  const expanded = {
    rows: new Int32Array(lines),
    periods: new Int32Array(lines),
    labels: new Float64Array(lines),
    weights: new Float64Array(lines),
  }
  let line = 0
  for (let row = 0; row < exit.length; row++) {
    if (weights[row] === 0) continue
    for (let period = first[row]!; period <= last[row]!; period++) {
      const isEvent = event[row]! > 0 && period === last[row]
      const seen = overlap(period, { from: entry[row]!, to: exit[row]!, periodLength })
      expanded.rows[line] = row
      expanded.periods[line] = period
      expanded.labels[line] = isEvent ? 1 : 0
      expanded.weights[line] = weights[row]! * (isEvent ? 1 : seen)
      line++
    }
  }
  return expanded
}

/** Part of a period that lies between two times, 0 to 1. */
export function overlap(
  period: number,
  { from, to, periodLength }: { readonly from: number; readonly to: number; readonly periodLength: number },
): number {
  const [start, end] = [periodsIn(from, periodLength), periodsIn(to, periodLength)]
  return Math.max(0, Math.min(end, period + 1) - Math.max(start, period))
}

/** How many periods a time is; a whole number of them is whole whatever division leaves. */
export function periodsIn(time: number, periodLength: number): number {
  const periods = time / periodLength
  const whole = Math.round(periods)
  return Math.abs(periods - whole) < 1e-9 * Math.max(1, whole) ? whole : periods
}
