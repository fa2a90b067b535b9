import { medianDeviation } from './median-deviation.ts'
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

function countOutside(sorted: Float64Array, low: number, high: number): number {
  let above = sorted.length
  while (above > 0 && sorted[above - 1]! > high) above--
  return firstAtLeast(sorted, low) + (sorted.length - above)
}
