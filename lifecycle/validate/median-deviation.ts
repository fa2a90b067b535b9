import { firstAtLeast } from './sorted-numbers.ts'

/**
 * Median distance of ascending values from their median; NaN without values. Walks outwards from the median, so that
 * the distances come ascending without a second sort.
 */
export function medianDeviation(sorted: Float64Array, median: number): number {
  const count = sorted.length
  if (count === 0) return Number.NaN
  let right = firstAtLeast(sorted, median)
  let left = right - 1
  let previous = 0
  let current = 0
  for (let taken = 0; taken <= count >> 1; taken++) {
    previous = current
    const below = left >= 0 ? median - sorted[left]! : Infinity
    const above = right < count ? sorted[right]! - median : Infinity
    current = Math.min(below, above)
    if (below < above) left--
    else right++
  }
  return count % 2 === 1 ? current : (previous + current) / 2
}
