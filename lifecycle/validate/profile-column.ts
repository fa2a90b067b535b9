import { countMissing } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { histogram, numberStatistics } from './number-statistics.ts'
import type { NumberStatistics } from './number-statistics.ts'
import { countOutliers } from './outliers.ts'
import type { ColumnProfile } from './profile.ts'
import { sortedNumbers } from './sorted-numbers.ts'
import { valueCounts } from './value-counts.ts'

/** A column's profile with what its issues are read from. */
export interface ProfiledColumn {
  readonly column: Column
  readonly profile: ColumnProfile
  /** Finite values, ascending; numbers and dates. */
  readonly sorted?: Float64Array
  readonly statistics?: NumberStatistics
}

/** Counts, summary, spread and most frequent values of one column. */
export function profileColumn(column: Column): ProfiledColumn {
  const { name, kind: type } = column
  const missing = countMissing(column)
  if (column.kind !== 'number' && column.kind !== 'date') {
    return { column, profile: { name, type, missing, ...valueCounts(column) } }
  }
  const sorted = sortedNumbers(column)
  const base = { name, type, missing, ...valueCounts(column, 10, sorted) }
  const statistics = numberStatistics(sorted)
  if (!statistics) return { column, profile: base, sorted }
  const { skewness: _, ...summary } = statistics
  const profile: ColumnProfile = {
    ...base,
    summary,
    histogram: histogram(sorted),
    ...(type === 'number' && { outliers: countOutliers(sorted, statistics) }),
  }
  return { column, profile, sorted, statistics }
}
