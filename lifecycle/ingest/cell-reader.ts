import type { Column } from '@cadre/learn/table'
import { ByteDictionary } from './byte-dictionary.ts'
import { trimEnd, trimStart } from './cell-bounds.ts'
import type { KeptCells } from './kept-cells.ts'
import type { RawCell, RawChunk } from './source.ts'

/**
 * Turns the raw cells of one column into typed ones. What a label means is worked out once and
 * remembered, over all parts of a file.
 */
export interface ColumnReader {
  /** Begins a column of so many rows; `bytes` is how much text it will hold, when that is known. */
  start(rows: number, bytes?: number): void
  readChunk(chunk: RawChunk, column: number, columns: number): void
  /** Takes all cells from a scan instead of from chunks. */
  readKept(kept: KeptCells, texts: ByteDictionary): void
  /** The column since `start`. */
  finish(): Column
}

/** What a kind of column does with its cells; rows count from 0 since `start`. */
export interface CellSink {
  /** A cell that is not empty, without the blanks around it. */
  text(bytes: Uint8Array, start: number, end: number, row: number): void
  value(cell: number | boolean | Date, row: number): void
  empty(row: number): void
}

/** Hands each cell of a chunk to the sink, trimmed. Gives the next row. */
export function feedChunk(
  sink: CellSink,
  chunk: RawChunk,
  { column, columns, row }: { column: number; columns: number; row: number },
): number {
  if (chunk.kind === 'values') return feedValues(sink, chunk.cells[column]!, row)
  const { bytes, starts, ends, rowCount } = chunk
  for (let i = 0, cell = column; i < rowCount; i++, cell += columns) {
    const to = ends[cell]!
    const from = trimStart(bytes, starts[cell]!, to)
    if (from === to) sink.empty(row + i)
    else sink.text(bytes, from, trimEnd(bytes, from, to), row + i)
  }
  return row + rowCount
}

/** Hands the cells that a scan kept to the sink. */
export function feedKept(sink: CellSink, kept: KeptCells, texts: ByteDictionary): void {
  kept.drain(
    (value, row) => sink.value(value, row),
    (code, row) => texts.read(code, (bytes, start, end) => sink.text(bytes, start, end, row)),
    (row) => sink.empty(row),
  )
}

const encoder = new TextEncoder()

function feedValues(sink: CellSink, cells: readonly RawCell[], firstRow: number): number {
  let row = firstRow
  for (const cell of cells) {
    if (cell === null || Number.isNaN(cell)) sink.empty(row)
    else if (typeof cell === 'string') feedString(sink, cell, row)
    else sink.value(cell, row)
    row++
  }
  return row
}

function feedString(sink: CellSink, cell: string, row: number): void {
  const bytes = encoder.encode(cell)
  const from = trimStart(bytes, 0, bytes.length)
  if (from === bytes.length) sink.empty(row)
  else sink.text(bytes, from, trimEnd(bytes, from, bytes.length), row)
}

/** Remembers what texts mean, up to a limit; past it each is worked out again. */
export class TextMemory<M> {
  private readonly dictionary = new ByteDictionary({ limit: 1 << 16 })
  private readonly meanings: M[] = []
  private readonly meaningOf: (text: string) => M

  constructor(meaningOf: (text: string) => M) {
    this.meaningOf = meaningOf
  }

  recall(bytes: Uint8Array, start: number, end: number): M {
    const code = end - start > 256 ? -1 : this.dictionary.intern(bytes, start, end)
    if (code < 0) return this.meaningOf(textOf(bytes, start, end))
    return (this.meanings[code] ??= this.meaningOf(this.dictionary.text(code)))
  }
}

/** The bytes as text. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
}

/** A mask that exists only once something is missing. */
export class MissingMask {
  private mask: Uint8Array | undefined
  private readonly rows: number

  constructor(rows: number) {
    this.rows = rows
  }

  mark(row: number): void {
    this.mask ??= new Uint8Array(this.rows)
    this.mask[row] = 1
  }

  get(): Uint8Array | undefined {
    return this.mask
  }
}
