/** Where rows come from. Readers live in `connect/`; the lifecycle sees only this. */
export interface Source {
  /** As a person would call it: the file's name. */
  readonly name: string
  readonly format: 'csv' | 'tsv' | 'json' | 'jsonl' | 'parquet' | 'xlsx'
  /** Column names as they will be used: trimmed, never empty, never twice. */
  readonly columns: readonly string[]
  /** What the reader guessed or mended, for people: encoding, delimiter, renamed headers, sheet chosen. */
  readonly notes: readonly SourceNote[]
  /** Streams all rows from the start; may be called again. Throws AppError naming file, row and column. */
  chunks(options?: { readonly signal?: AbortSignal }): AsyncIterable<RawChunk>
}

export interface SourceNote {
  readonly code: string
  readonly column?: string
  readonly message: string
}

export interface RawChunk {
  readonly rowCount: number
  /** Number of the first row of this chunk, counting data rows from 1. */
  readonly firstRow: number
  /** One array of cells per column, in the order of `Source.columns`; null is an empty cell. */
  readonly cells: readonly (readonly RawCell[])[]
}

/** Text files give strings; JSON, Parquet and spreadsheets may give typed values. */
export type RawCell = string | number | boolean | Date | null
