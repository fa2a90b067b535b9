import type { DateColumn, NumberColumn } from '@cadre/learn/table'

/** The finite values of a number or date column, ascending: quantiles, runs and spread all read from it. */
export function sortedNumbers(column: NumberColumn | DateColumn): Float64Array {
  const values = column.kind === 'number' ? column.values : column.days
  const finite = new Float64Array(values.length)
  let count = 0
  for (const value of values) if (Number.isFinite(value)) finite[count++] = value
  return finite.subarray(0, count).sort()
}

/** The value below which the share `q` lies, by linear interpolation; NaN when there are no values. */
export function quantile(sorted: Float64Array, q: number): number {
  if (sorted.length === 0) return Number.NaN
  const at = q * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!)
}

/** Calls `visit` for each distinct value, ascending, with its count. */
export function forEachRun(sorted: Float64Array, visit: (value: number, count: number) => void): void {
  let start = 0
  while (start < sorted.length) {
    const value = sorted[start]!
    let end = start + 1
    while (end < sorted.length && sorted[end] === value) end++
    visit(value, end - start)
    start = end
  }
}

/** The index of the first of the ascending values that is `bound` or more. */
export function firstAtLeast(sorted: Float64Array, bound: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}
