import type { DateOrder } from './date-text.ts'
import type { DecimalSign } from './number-text.ts'

interface SchemaBase {
  readonly name: string
  /** Words read as an empty cell, trimmed and in lower case, besides the empty cell itself. */
  readonly missing: readonly string[]
}

export interface NumberSchema extends SchemaBase {
  readonly kind: 'number'
  readonly decimal: DecimalSign
  /** "€", "USD", "%": noted, not converted. */
  readonly unit?: string
  /** Numbers that stand for an empty cell, such as -1 or 999. */
  readonly sentinels?: readonly number[]
}

export interface CategorySchema extends SchemaBase {
  readonly kind: 'category'
  readonly levels: readonly string[]
}

export interface BooleanSchema extends SchemaBase {
  readonly kind: 'boolean'
  /** The words of the file. */
  readonly no: string
  readonly yes: string
}

export interface DateSchema extends SchemaBase {
  readonly kind: 'date'
  readonly order: DateOrder
  /** The last year that a year of two digits may mean. */
  readonly latestYear: number
  /** Days since 1970-01-01; dates outside become issues. */
  readonly earliest: number
  readonly latest: number
  /** Whole numbers such as 20240131 are dates. */
  readonly hasCompactDates?: boolean
}

export interface TextSchema extends SchemaBase {
  readonly kind: 'text'
}

/** How the cells of one column are read: plain JSON, so that scoring reads exactly as training did. */
export type ColumnSchema = NumberSchema | CategorySchema | BooleanSchema | DateSchema | TextSchema
