import type { Target } from './estimator.ts'
import { takeFollowed } from './survival/followed-target.ts'

/** The target at these rows: its lists of rows that are ranked together, and how long they were watched, too. */
export function takeTarget(target: Target, rows: ArrayLike<number>): Target {
  const { values, queries, followed } = target
  return {
    ...target,
    values: Float64Array.from(rows, (row) => values[row]!),
    ...(queries && { queries: Int32Array.from(rows, (row) => queries[row]!) }),
    ...(followed && { followed: takeFollowed(followed, rows) }),
  }
}
