import type { CivilDate } from '@cadre/core'
import type { Expectation } from './quality/batch-figures.ts'

/** How the cells of a column are written. */
export interface CellFormat {
  readonly dateOrder?: 'dmy' | 'mdy'
  /** A year of two digits is the last such year up to this one. */
  readonly latestYear?: number
  readonly decimal?: '.' | ','
  /** ISO 4217, for amounts that do not name theirs. */
  readonly currency?: string
  /** Percentages are divided by 100. */
  readonly isPercent?: boolean
}

/** Where the cells of one column go. */
export interface ColumnMapping {
  readonly column: string
  /** The name of a target; `null` keeps the column aside: it is not used, and said so. */
  readonly to: string | null
  readonly format?: CellFormat
  /** What words of the sheet mean, such as `{"M": "male"}`; `null` is an empty cell. Compared without case and outer spaces. */
  readonly values?: Readonly<Record<string, string | null>>
}

/** How a sheet becomes records. */
export interface ImportMapping {
  /** `snapshot`: how things are on a day; `history`: one row for each change, with its date. */
  readonly kind: 'snapshot' | 'history'
  /** The day that a snapshot shows; changes hold from then on. */
  readonly asOf: CivilDate
  readonly columns: readonly ColumnMapping[]
  /** Values that the sheet does not have, by target; `{person.employeeNumber}` stands for the row's own cell. */
  readonly fixed: Readonly<Record<string, string>>
  /** Values of new records alone, where the sheet says nothing; what is known already stays. */
  readonly defaults: Readonly<Record<string, string>>
  /** What every batch is expected to be like; a batch that is not waits for somebody to decide. */
  readonly expectations?: readonly Expectation[]
}

/** A proposal for one column, with how sure it is and why. */
export interface ColumnSuggestion extends ColumnMapping {
  /** From 0 to 1. */
  readonly confidence: number
  readonly reason: string
}
