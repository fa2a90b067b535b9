import type { Moment } from './holds.ts'

export type Operator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'contains'
export interface Filter {
  /** A declared field, or `custom.` and the key of a custom one. */
  readonly field: string
  readonly operator: Operator
  readonly value: string | number | boolean | readonly (string | number)[]
}
export interface Sort {
  readonly field: string
  readonly isDescending: boolean
}

export interface ReadOptions extends Moment {
  readonly ids?: readonly string[]
  readonly subjectIds?: readonly string[]
  readonly filters?: readonly Filter[]
  readonly sort?: Sort
  readonly limit?: number
  /** Go on after this record: its value in the sort field, and its id. */
  readonly after?: { readonly value: string | number | boolean | null; readonly id: string }
}
