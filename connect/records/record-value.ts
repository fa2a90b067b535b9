import type { CivilDate } from '@cadre/core'
import type { CellChange } from './cell-change.ts'

/** A value of a record's field, as records keep it. */
export type RecordValue =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly minor: number; readonly currency: string }
  | null
export type RecordValues = Readonly<Record<string, RecordValue>>

/** Words in a cell that stand for another record, to be found by its id, number, address, code or name. */
export interface LookUp {
  readonly lookUp: readonly string[]
  readonly text: string
}
export type WishedValue = RecordValue | LookUp

export function isLookUp(value: WishedValue | undefined): value is LookUp {
  return typeof value === 'object' && value !== null && 'lookUp' in value
}

/** What a row says about one record of the row's person, or of the organisation. */
export interface Wish {
  readonly entity: string
  readonly id?: string
  /** When the record itself begins and ends, where the row says so. */
  readonly from?: CivilDate
  readonly to?: CivilDate
  /** The days are worked out from words such as years or "has left": they stand where none are known, and correct none. */
  readonly isApproximate?: boolean
  readonly values: Readonly<Record<string, WishedValue>>
  /** Values that a new record gets where the row says nothing. */
  readonly defaults?: Readonly<Record<string, WishedValue>>
  /** The column that each field was read from. */
  readonly columns: Readonly<Record<string, string>>
}

/**
 * `error`: the row is refused until the cell is mended; `question`: until somebody decides; `note`: the row
 * is taken without this cell.
 */
export type IssueLevel = 'error' | 'question' | 'note'

/** What is wrong with a cell; the message never repeats the cell, which can hold anything about a person. */
export interface RowIssue {
  readonly row: number
  readonly column: string
  readonly code: string
  readonly level: IssueLevel
  readonly message: string
}

/** By what a row says who it is about. */
export interface PersonKey {
  readonly kind: 'id' | 'employee number' | 'work e-mail' | 'name and birth date' | 'candidate e-mail'
  readonly text: string
}

/** A row as the mapping reads it. */
export interface RowReading {
  readonly row: number
  readonly key: PersonKey | undefined
  /** The day from which what the row says holds. */
  readonly at: CivilDate
  readonly wishes: readonly Wish[]
  readonly issues: readonly RowIssue[]
  /** Cells that are read differently from what stands in them, where the reader tells them. */
  readonly changes?: readonly CellChange[]
}
