import type { Column } from '@cadre/learn/table'
import type { CellIssues } from './cell-issues.ts'
import { MissingMask, TextMemory, feedChunk, feedKept, textOf } from './cell-reader.ts'
import type { CellSink, ColumnReader } from './cell-reader.ts'
import type { NumberSchema } from './column-schema.ts'
import { readNumberText } from './number-text.ts'
import { parsePlainNumber } from './plain-number.ts'
import type { ByteDictionary } from './byte-dictionary.ts'
import type { KeptCells } from './kept-cells.ts'
import type { RawChunk } from './source.ts'

const point = 46

/** Reads a column of numbers; what is no number becomes missing and an issue. */
export class NumberReader implements ColumnReader, CellSink {
  private values = new Float64Array(0)
  private mask = new MissingMask(0)
  private row = 0
  private firstRow = 1
  private readonly schema: NumberSchema
  private readonly issues: CellIssues
  private readonly hasComma: boolean
  private readonly sentinels: ReadonlySet<number>
  /** The number, `null` for missing, `undefined` for a mistake. */
  private readonly memory: TextMemory<number | null | undefined>

  constructor(schema: NumberSchema, issues: CellIssues) {
    this.schema = schema
    this.issues = issues
    this.hasComma = schema.decimal === ','
    this.sentinels = new Set(schema.sentinels)
    const missing = new Set(schema.missing)
    this.memory = new TextMemory((text) =>
      missing.has(text.toLowerCase()) ? null : readNumberText(text, schema.decimal),
    )
  }

  start(rows: number): void {
    this.firstRow += this.row
    this.row = 0
    this.values = new Float64Array(rows)
    this.mask = new MissingMask(rows)
  }

  readChunk(chunk: RawChunk, column: number, columns: number): void {
    this.row = feedChunk(this, chunk, { column, columns, row: this.row })
  }

  readKept(kept: KeptCells, texts: ByteDictionary): void {
    feedKept(this, kept, texts)
  }

  finish(): Column {
    return { kind: 'number', name: this.schema.name, values: this.values, missing: this.mask.get() }
  }

  text(bytes: Uint8Array, start: number, end: number, row: number): void {
    const plain = parsePlainNumber(bytes, start, end)
    if (!Number.isNaN(plain) && !(this.hasComma && hasPoint(bytes, start, end))) {
      this.take(plain, row, bytes, start, end)
      return
    }
    const meaning = this.memory.recall(bytes, start, end)
    if (meaning === null) this.empty(row)
    else if (meaning === undefined) this.refuseText(textOf(bytes, start, end), row)
    else this.take(meaning, row, bytes, start, end)
  }

  value(cell: number | boolean | Date, row: number): void {
    if (typeof cell === 'number' && !Number.isFinite(cell)) this.refuse('infinite', row, String(cell))
    else if (typeof cell === 'number') this.store(cell, row)
    else this.refuse('not-a-number', row, cell instanceof Date ? cell.toISOString() : String(cell))
  }

  empty(row: number): void {
    this.values[row] = Number.NaN
    this.mask.mark(row)
  }

  private take(value: number, row: number, bytes: Uint8Array, start: number, end: number): void {
    if (Number.isFinite(value)) this.store(value, row)
    else this.refuse('infinite', row, textOf(bytes, start, end))
  }

  private store(value: number, row: number): void {
    if (this.sentinels.size > 0 && this.sentinels.has(value)) this.empty(row)
    // Minus zero would make another content hash and another text of the same table.
    else this.values[row] = value === 0 ? 0 : value
  }

  private refuseText(text: string, row: number): void {
    this.refuse(namesInfinity.test(text) ? 'infinite' : 'not-a-number', row, text)
  }

  private refuse(code: 'not-a-number' | 'infinite', row: number, value: string): void {
    this.empty(row)
    const expected = code === 'infinite' ? 'a finite number' : 'a number'
    this.issues.add({ code, column: this.schema.name, row: this.firstRow + row, value, expected })
  }
}

/** As spreadsheets, databases and other languages write it. */
const namesInfinity = /^\s*[+-]?(?:inf(?:inity)?|∞)\s*$/iu

function hasPoint(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === point) return true
  return false
}
