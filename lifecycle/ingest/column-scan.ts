import type { RawCell, RawChunk } from './source.ts'
import { ByteDictionary } from './byte-dictionary.ts'
import { trimEnd, trimStart } from './cell-bounds.ts'
import { KeptBudget, KeptCells } from './kept-cells.ts'
import { NumberTally } from './number-tally.ts'
import { parsePlainNumber } from './plain-number.ts'

/** More distinct labels than this is no category; further ones are counted and not kept. */
export const maxLevels = 1 << 16

/** A label longer than this is text; it is counted and not kept. */
const maxLevelBytes = 1 << 12

/** What a column holds, told from all its rows before its type is decided. */
export class ColumnScan {
  rows = 0
  empty = 0
  /** Cells that spell a number as computers do, and typed numbers. */
  readonly numbers = new NumberTally()
  /** Every other text, with how often each comes. */
  readonly texts = new ByteDictionary({ limit: maxLevels })
  readonly counts: number[] = []
  /** Cells of new labels after the dictionary was full, and cells too long for it. */
  uncounted = 0
  /** Bytes of all cells that are not empty, blanks around them left out. */
  bytes = 0
  padded = 0
  paddedExample: string | undefined
  typedBooleans = 0
  typedDates = 0
  readonly kept: KeptCells
  private readonly wordsOfLevel: number[] = []
  private uncountedWords = 0
  private scratch = new Uint8Array(256)

  constructor(budget: KeptBudget = new KeptBudget(0)) {
    this.kept = new KeptCells(budget)
  }

  addChunk(chunk: RawChunk, column: number, columns: number): void {
    this.rows += chunk.rowCount
    if (chunk.kind === 'values') for (const cell of chunk.cells[column]!) this.addValue(cell)
    else this.addCells(chunk.bytes, chunk.starts, chunk.ends, { column, columns, rows: chunk.rowCount })
  }

  private addCells(
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    { column, columns, rows }: { column: number; columns: number; rows: number },
  ): void {
    for (let row = 0, cell = column; row < rows; row++, cell += columns) {
      this.addBytes(bytes, starts[cell]!, ends[cell]!)
    }
  }

  private addBytes(bytes: Uint8Array, from: number, to: number): void {
    // Most cells have no blanks around them; 0xa0 may end a non-breaking space.
    const isTrim =
      to > from && bytes[from]! > 32 && bytes[from] !== 0xc2 && bytes[to - 1]! > 32 && bytes[to - 1] !== 0xa0
    const start = isTrim ? from : trimStart(bytes, from, to)
    if (start === to) {
      this.empty++
      this.kept.empty()
      return
    }
    const end = isTrim ? to : trimEnd(bytes, start, to)
    this.bytes += end - start
    const value = parsePlainNumber(bytes, start, end)
    if (Number.isNaN(value)) {
      this.addText(bytes, start, end)
      if (!isTrim) this.notePadding(bytes, from, to)
    } else {
      this.numbers.add(value)
      this.numbers.addForm(bytes, start, end, value)
      this.kept.number(value)
    }
  }

  private addText(bytes: Uint8Array, start: number, end: number): void {
    const code = end - start > maxLevelBytes ? -1 : this.texts.intern(bytes, start, end)
    if (code < 0) {
      this.uncounted++
      this.uncountedWords += countWords(bytes, start, end)
      this.kept.forget()
      return
    }
    if (code === this.counts.length) {
      this.counts.push(0)
      this.wordsOfLevel.push(countWords(bytes, start, end))
    }
    this.counts[code]!++
    this.kept.text(code)
  }

  /** Words of all cells that are no numbers. */
  get words(): number {
    return this.counts.reduce(
      (sum, count, code) => sum + count * this.wordsOfLevel[code]!,
      this.uncountedWords,
    )
  }

  private notePadding(bytes: Uint8Array, from: number, to: number): void {
    if (trimStart(bytes, from, to) === from && trimEnd(bytes, from, to) === to) return
    this.padded++
    this.paddedExample ??= new TextDecoder().decode(bytes.slice(from, Math.min(to, from + 40)))
  }

  private addValue(cell: RawCell): void {
    if (cell === null || Number.isNaN(cell)) {
      this.empty++
      this.kept.empty()
    } else if (typeof cell === 'number') {
      this.numbers.add(cell)
      this.kept.number(cell)
    } else if (typeof cell === 'string') {
      this.addString(cell)
    } else {
      if (typeof cell === 'boolean') this.typedBooleans++
      else this.typedDates++
      this.kept.forget()
    }
  }

  private addString(cell: string): void {
    if (this.scratch.length < cell.length * 3) this.scratch = new Uint8Array(cell.length * 3)
    const { written } = new TextEncoder().encodeInto(cell, this.scratch)
    this.addBytes(this.scratch, 0, written)
  }
}

function countWords(bytes: Uint8Array, start: number, end: number): number {
  let words = 1
  for (let at = start + 1; at < end; at++) if (bytes[at]! <= 32 && bytes[at - 1]! > 32) words++
  return words
}
