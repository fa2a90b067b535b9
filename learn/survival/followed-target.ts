import { LearnError } from '../learn-error.ts'
import { takeSurvival } from './survival-target.ts'
import type { SurvivalTarget } from './survival-target.ts'

/**
 * Rows watched from a day of their own, time 0, up to a horizon: landmark analysis (van Houwelingen 2007). The first cause is
 * the one that is asked about; what else ends a row means that it never comes.
 */
export interface FollowedTarget extends SurvivalTarget {
  /** Whole periods (months) after the day; nobody is watched longer. */
  readonly horizon: number
}

/** The same at these rows. */
export function takeFollowed(target: FollowedTarget, rows: ArrayLike<number>): FollowedTarget {
  return { ...takeSurvival(target, rows), horizon: target.horizon }
}

/** Throws `shape` or `invalid-target` for what is no target of rows watched from time 0 up to the horizon. */
export function checkFollowed({ entry, exit, horizon }: FollowedTarget, rowCount: number): void {
  if (exit.length !== rowCount)
    throw new LearnError('shape', `${exit.length} rows were followed, and the table has ${rowCount}.`)
  if (!(Number.isInteger(horizon) && horizon >= 1))
    throw new LearnError('invalid-target', `Rows are followed for whole periods from 1 on, not ${horizon}.`)
  const row = exit.findIndex((time, at) => entry[at] !== 0 || !(time > 0 && time <= horizon))
  if (row >= 0)
    throw new LearnError(
      'invalid-target',
      `Row ${row + 1} was watched from ${entry[row]} to ${exit[row]}; it must be from 0 up to ${horizon} at most.`,
      { row },
    )
}
