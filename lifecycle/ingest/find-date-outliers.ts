import type { DateColumn } from '@cadre/learn/table'
import type { CellIssues } from './cell-issues.ts'
import { isoDate } from './date-text.ts'

/** Fewer dates than this have no usual range. */
const fewest = 20
const sampleSize = 20_000
/** More than this share is not an outlier but a second habit. */
const largestShare = 0.01

/**
 * Reports dates that lie far from all others: over three times the span of the middle 98 % (at
 * least a year) away from it. They are kept, because nobody but the file's owner knows better.
 */
export function findDateOutliers(column: DateColumn, issues: CellIssues): void {
  const sorted = sampleOf(column.days).sort()
  if (sorted.length < fewest) return
  // With under a hundred rows the extremes are within the quantiles: take the second from each end.
  const isShort = sorted.length < 100
  const from = sorted[isShort ? 1 : Math.floor(sorted.length * 0.01)]!
  const to = sorted[isShort ? sorted.length - 2 : Math.ceil(sorted.length * 0.99) - 1]!
  const margin = 3 * Math.max(365, to - from)
  const isFar = (days: number) => days < from - margin || days > to + margin
  let far = 0
  for (const days of column.days) if (isFar(days)) far++
  if (far === 0 || far > Math.max(1, column.days.length * largestShare)) return
  const expected = `a date near ${isoDate(from)} to ${isoDate(to)} (kept as it is)`
  column.days.forEach((days, row) => {
    if (!isFar(days)) return
    issues.add({ code: 'date-outlier', column: column.name, row: row + 1, value: isoDate(days), expected })
  })
}

/** The dates that are there, evenly spread over the rows when there are many. */
function sampleOf(days: Float64Array): Float64Array {
  const step = Math.ceil(days.length / sampleSize)
  return days.filter((value, row) => row % step === 0 && !Number.isNaN(value))
}
