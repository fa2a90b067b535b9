export type ColumnRole =
  | 'feature'
  | 'target'
  | 'identifier'
  | 'constant'
  | 'leak'
  | 'protected'
  | 'text'
  | 'time'
  | 'group'
  | 'empty'
  | 'dropped'

export type ColumnType = 'number' | 'category' | 'date' | 'boolean' | 'text'

export interface StudyColumn {
  readonly name: string
  readonly role: ColumnRole
  readonly type: ColumnType
  /** Number of missing cells. */
  readonly missing: number
  /** Why it has this role, for people, when it was inferred. */
  readonly reason?: string
}
