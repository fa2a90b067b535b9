import type { ColumnType } from './roles.ts'

export interface ProfileIssue {
  readonly code: string
  readonly column?: string
  /** What, where and what to do, in a sentence. */
  readonly message: string
  /** What of the options of the reader says otherwise. */
  readonly option?: string
  readonly severity: 'note' | 'warning' | 'serious'
}

export interface ColumnProfile {
  readonly name: string
  readonly type: ColumnType
  readonly missing: number
  readonly distinct: number
  /** Numbers and dates (days since 1970-01-01). */
  readonly summary?: {
    readonly min: number
    readonly q1: number
    readonly median: number
    readonly mean: number
    readonly q3: number
    readonly max: number
    readonly sd: number
  }
  /** Counts over equal-width bins from min to max. */
  readonly histogram?: readonly number[]
  /** Outliers by each rule; numbers only. */
  readonly outliers?: { readonly iqr: number; readonly zScore: number; readonly mad: number }
  /** Most frequent values first, at most ten. */
  readonly top?: readonly { readonly value: string; readonly count: number }[]
}

/** The data-quality profile of a table. */
export interface DataProfile {
  readonly rows: number
  /** 0 to 100: 100 minus documented penalties, listed in `scoreParts`. */
  readonly qualityScore: number
  readonly scoreParts: readonly {
    readonly part: string
    readonly penalty: number
    readonly message: string
  }[]
  readonly duplicateRows: number
  readonly columns: readonly ColumnProfile[]
  readonly issues: readonly ProfileIssue[]
}
