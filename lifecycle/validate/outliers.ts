import { firstAtLeast } from './sorted-numbers.ts'
import type { NumberStatistics } from './number-statistics.ts'

export interface OutlierCounts {
  readonly iqr: number
  readonly zScore: number
  readonly mad: number
}

/**
 * How many of the ascending values each rule calls outliers: beyond 1.5 interquartile ranges of the quartiles
 * (Tukey 1977), beyond 3 standard deviations, beyond 3.5 by the modified z-score of the median absolute
 * deviation (Iglewicz and Hoaglin 1993). A rule whose spread is zero says nothing and counts none.
 */
export function countOutliers(sorted: Float64Array, statistics: NumberStatistics): OutlierCounts {
  const { q1, q3, mean, sd, median } = statistics
  const iqr = q3 - q1
  const mad = medianDeviation(sorted, median)
  return {
    iqr: iqr > 0 ? countOutside(sorted, q1 - 1.5 * iqr, q3 + 1.5 * iqr) : 0,
    zScore: sd > 0 ? countOutside(sorted, mean - 3 * sd, mean + 3 * sd) : 0,
    mad: mad > 0 ? countOutside(sorted, median - (3.5 * mad) / 0.6745, median + (3.5 * mad) / 0.6745) : 0,
  }
}

/** Walks outwards from the median, so that the deviations come ascending without a second sort. */
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

function countOutside(sorted: Float64Array, low: number, high: number): number {
  let above = sorted.length
  while (above > 0 && sorted[above - 1]! > high) above--
  return firstAtLeast(sorted, low) + (sorted.length - above)
}
