import type { Column } from '@cadre/learn/table'
import { AppError } from '@cadre/core'
import { MissingMask, feedChunk, feedKept, textOf } from './cell-reader.ts'
import type { CellSink, ColumnReader } from './cell-reader.ts'
import type { TextSchema } from './column-schema.ts'
import type { ByteDictionary } from './byte-dictionary.ts'
import type { KeptCells } from './kept-cells.ts'
import type { RawChunk } from './source.ts'

const maxBytes = 2 ** 32 - 1
const longestMarker = 32
const encoder = new TextEncoder()

/** Reads a column of free text into one buffer. Throws `file-too-large` past 4 GB. */
export class TextReader implements ColumnReader, CellSink {
  private bytes = new Uint8Array(0)
  private offsets = new Uint32Array(1)
  private mask = new MissingMask(0)
  private row = 0
  private used = 0
  private readonly schema: TextSchema
  private readonly missing: ReadonlySet<string>

  constructor(schema: TextSchema) {
    this.schema = schema
    this.missing = new Set(schema.missing)
  }

  start(rows: number, bytes = 0): void {
    this.row = 0
    this.used = 0
    this.bytes = new Uint8Array(Math.min(bytes, maxBytes))
    this.offsets = new Uint32Array(rows + 1)
    this.mask = new MissingMask(rows)
  }

  readChunk(chunk: RawChunk, column: number, columns: number): void {
    this.row = feedChunk(this, chunk, { column, columns, row: this.row })
  }

  readKept(kept: KeptCells, texts: ByteDictionary): void {
    feedKept(this, kept, texts)
  }

  finish(): Column {
    const bytes = this.used === this.bytes.length ? this.bytes : this.bytes.slice(0, this.used)
    return { kind: 'text', name: this.schema.name, bytes, offsets: this.offsets, missing: this.mask.get() }
  }

  text(bytes: Uint8Array, start: number, end: number, row: number): void {
    if (end - start <= longestMarker && this.missing.size > 0) {
      if (this.missing.has(textOf(bytes, start, end).toLowerCase())) {
        this.empty(row)
        return
      }
    }
    this.reserve(this.used + end - start)
    this.bytes.set(bytes.subarray(start, end), this.used)
    this.used += end - start
    this.offsets[row + 1] = this.used
  }

  value(cell: number | boolean | Date, row: number): void {
    const bytes = encoder.encode(cell instanceof Date ? cell.toISOString() : String(cell))
    this.text(bytes, 0, bytes.length, row)
  }

  empty(row: number): void {
    this.offsets[row + 1] = this.used
    this.mask.mark(row)
  }

  private reserve(needed: number): void {
    if (needed <= this.bytes.length) return
    if (needed > maxBytes) {
      const message = `The texts of "${this.schema.name}" are over 4 GB. Leave the column out, or split the file.`
      throw new AppError('file-too-large', message, { column: this.schema.name, option: 'drop' })
    }
    const grown = new Uint8Array(Math.min(maxBytes, Math.max(needed, this.bytes.length * 2)))
    grown.set(this.bytes.subarray(0, this.used))
    this.bytes = grown
  }
}
