/** What a column of a data set holds; `json` is JSON text with sorted keys. */
export type LakeType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'instant' | 'texts' | 'json'

export interface LakeColumn {
  /** snake_case. */
  readonly name: string
  readonly type: LakeType
  readonly meaning: string
  /** `subject`: the id of whoever the row is about; `reference`: the id of somebody or something else. */
  readonly role?: 'subject' | 'reference' | undefined
  /** Of an outcome: so many days after the day of its row it is known. */
  readonly knownAfterDays?: number | undefined
  /** Of an outcome: columns that say how long each row was followed and what ended that; they came after its day, and are never inputs. */
  readonly followed?: FollowedIn | undefined
}

/** Where the follow-up of an outcome's rows is found. */
export interface FollowedIn {
  readonly months: string
  readonly endedBy: string
  /** What is asked about, among what may end a row. */
  readonly cause: string
  readonly horizonMonths: number
  /** What each row had behind it on its day, in months. */
  readonly since: string
}

export type LakeValue = string | number | boolean | null | readonly string[]
export type LakeRow = Readonly<Record<string, LakeValue>>

/** Rows some at a time, in the order of the data set's key. */
export type LakeRows = Iterable<readonly LakeRow[]> | AsyncIterable<readonly LakeRow[]>

/** How a column is kept in Parquet. */
export const parquetTypes: Readonly<Record<LakeType, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  instant: 'TIMESTAMPTZ',
  texts: 'VARCHAR[]',
  json: 'VARCHAR',
}
