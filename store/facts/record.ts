import type { CivilDate } from '@cadre/core'

export interface Money {
  readonly minor: number
  readonly currency: string
}
export type Value = string | number | boolean | readonly string[] | Money | null
/** Values by field name; what is left out is unknown (`null`). */
export type Values = Readonly<Record<string, Value>>
export type CustomValues = Readonly<Record<string, string | number | boolean | null>>

/** One version of one record: what held from a day on, as it is believed. */
export interface RecordVersion {
  readonly id: string
  /** Whose it is; `null` for the organisation's own and for what was said without a name. */
  readonly subjectId: string | null
  readonly version: number
  readonly validFrom: CivilDate
  readonly validTo: CivilDate | null
  readonly recordedFrom: string
  readonly recordedTo: string | null
  readonly enteredBy: string
  readonly reason: string | null
  readonly values: Values
  readonly custom: CustomValues
}
