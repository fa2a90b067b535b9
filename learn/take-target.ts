import type { Target } from './estimator.ts'

/** The target at these rows, its lists of rows that are ranked together too. */
export function takeTarget(target: Target, rows: ArrayLike<number>): Target {
  const { values, queries } = target
  const taken = { ...target, values: Float64Array.from(rows, (row) => values[row]!) }
  return queries ? { ...taken, queries: Int32Array.from(rows, (row) => queries[row]!) } : taken
}
