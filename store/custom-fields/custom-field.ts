import type { DataClass } from '@cadre/people'

export type CustomFieldType = 'text' | 'number' | 'boolean' | 'date' | 'choice'

/** A field that the organisation adds to a kind of record. */
export interface CustomField {
  readonly entity: string
  readonly key: string
  readonly label: string
  readonly type: CustomFieldType
  /** Of a `choice`: the words to choose from. */
  readonly choices: readonly string[]
  /** Who sees it: whoever sees the record and reaches its subject for this class too. */
  readonly dataClass: DataClass
  /** Kept where it was entered, and entered no more. */
  readonly isRetired: boolean
}
