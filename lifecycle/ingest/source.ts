/** Where rows come from. Readers live in `connect/`; the lifecycle sees only this. */
export interface Source {
  /** As a person would call it: the file's name. */
  readonly name: string
  readonly format: 'csv' | 'tsv' | 'json' | 'jsonl' | 'parquet' | 'xlsx'
  /** Column names as they will be used: trimmed, never empty, never twice. */
  readonly columns: readonly string[]
  /** What the reader guessed or mended, for people: encoding, delimiter, renamed headers, sheet chosen. */
  readonly notes: readonly SourceNote[]
  /** Of a workbook: the names of its sheets, in order, and of the one that is read. */
  readonly workbook?: { readonly sheets: readonly string[]; readonly chosen: string }
  /** The sign between whole and fraction when the caller named it; otherwise each column decides. */
  readonly decimal?: '.' | ','
  /** Streams all rows from the start; may be called again. Throws AppError naming file, row and column. */
  chunks(options?: { readonly signal?: AbortSignal | undefined }): AsyncIterable<RawChunk>
}

export interface SourceNote {
  readonly code: string
  readonly column?: string
  /** Says what was found, not how to say otherwise: a page has a switch for it, the command line an option. */
  readonly message: string
  /** What of the options of the reader says otherwise. */
  readonly option?: string
}

/**
 * Some rows in the order of the file. Text files give bytes, so that millions of cells become
 * numbers without a string each; JSON, Parquet and spreadsheets give values.
 */
export type RawChunk = TextChunk | ValueChunk

interface ChunkBase {
  readonly rowCount: number
  /** Number of the first row of this chunk, counting data rows from 1. */
  readonly firstRow: number
}

/** Its arrays are used again for the next chunk: read them before asking for it. */
export interface TextChunk extends ChunkBase {
  readonly kind: 'text'
  /** UTF-8. */
  readonly bytes: Uint8Array
  /** Cell (row, column) is `bytes[starts[i]]` up to `bytes[ends[i]]`, i = row × columns + column. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

export interface ValueChunk extends ChunkBase {
  readonly kind: 'values'
  /** One array of cells per column, in the order of `Source.columns`; null is an empty cell. */
  readonly cells: readonly (readonly RawCell[])[]
}

export type RawCell = string | number | boolean | Date | null
