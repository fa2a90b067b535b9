import type { ImportMapping, MappingSuggestion } from '@cadre/connect/records'

export type ImportState =
  | 'receiving'
  | 'read'
  | 'mapped'
  | 'checked'
  | 'running'
  | 'done'
  | 'undoing'
  | 'undone'

/** What a person says about a file; the rest is found out. */
export interface SheetReading {
  readonly format?: 'csv' | 'tsv' | 'json' | 'jsonl' | 'parquet' | 'xlsx'
  readonly sheet?: string
  readonly header?: boolean
  /** The row with the names of the columns, from 1. */
  readonly headerRow?: number
  readonly delimiter?: string
  readonly encoding?: string
  readonly decimal?: '.' | ','
  /** Empty: quotation marks have no meaning. */
  readonly quote?: string
}

/** What an import does, or would do. */
export interface ImportCounts {
  /** Rows by what becomes of them. */
  readonly rows: {
    readonly created: number
    readonly updated: number
    readonly unchanged: number
    readonly rejected: number
    readonly leftOut: number
  }
  /** Records by kind. */
  readonly records: Readonly<Record<string, { readonly created: number; readonly amended: number }>>
  /** People who are employed on the day of a snapshot and are not in it. They are left as they are. */
  readonly missing: number
}

/** How far a run is. */
export interface ImportProgress {
  readonly pass: 'people' | 'lines'
  /** The place in the order of rows that comes next. */
  readonly next: number
  readonly counts: ImportCounts
}

/** What was noticed when the file was read. */
export interface ImportNote {
  readonly code: string
  readonly message: string
  /** What of the options of reading says otherwise. */
  readonly option?: string
}

/** One import, from its upload to its undoing. */
export interface Import {
  readonly id: string
  readonly accountId: string
  readonly fileName: string
  readonly fileDigest: string | null
  readonly fileBytes: number
  readonly state: ImportState
  readonly reading: SheetReading
  /** Names of the sheets of a workbook; none of any other file. */
  readonly sheets: readonly string[]
  /** The sheet that was read. */
  readonly sheet: string | null
  readonly columns: readonly string[]
  readonly rowCount: number
  readonly notes: readonly ImportNote[]
  readonly mapping: ImportMapping | null
  readonly suggestion: MappingSuggestion['columns'] | null
  readonly counts: ImportCounts | null
  readonly progress: ImportProgress | null
  readonly jobId: string | null
  readonly createdAt: string
  readonly changedAt: string
  readonly expiresAt: string
}
