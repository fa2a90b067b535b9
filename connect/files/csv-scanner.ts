import { AppError } from '@cadre/core'
import type { CsvDialect } from './csv-dialect.ts'
import { refuseTooMany } from './name-columns.ts'

/** Longer than any row of people data: a quote that swallows more than this was never closed. */
const maxRowBytes = 1 << 26

const lineFeed = 10
const carriageReturn = 13
const space = 32
const incomplete = -1

/** Whole rows; the arrays are used again by the next call. */
export interface ScannedRows {
  readonly rowCount: number
  readonly bytes: Uint8Array
  /** Bounds of cell (row, column) at row × columns + column. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/**
 * Finds the cells of delimited text (RFC 4180 and its common dialects) without copying them. The
 * first row says how many columns there are. Memory depends on the longest row alone.
 */
export class CsvScanner {
  /** 0 until the first row was read. */
  columns = 0
  /** Cells with more text behind their closing quote; they are kept as written. */
  looseQuotes = 0
  /** Data rows read so far; -1 before a header. */
  private row: number
  private line: number
  private buffer = new Uint8Array(1 << 16)
  private filled = 0
  private consumed = 0
  /** After a row that did not end, text is gathered until there is twice as much: linear time. */
  private scanAgainAt = 0
  private starts = new Int32Array(1 << 12)
  private ends = new Int32Array(1 << 12)
  /** Cells of the current row with doubled quotes inside. */
  private readonly escaped: number[] = []
  /** The last quote that was looked at: where it opened, or the line it closed in. */
  private quoteLine = 0
  private quoteColumn = 0
  private isQuoteOpen = false
  private readonly file: string
  private readonly delimiter: number
  private readonly quote: number
  private readonly skipsSpace: boolean
  /** 1 for the bytes that end or open a cell. */
  private readonly special = new Uint8Array(256)
  private readonly widthLimit: number

  constructor(file: string, dialect: CsvDialect) {
    this.file = file
    this.delimiter = dialect.delimiter.charCodeAt(0)
    this.quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0)
    for (const byte of [this.delimiter, this.quote, lineFeed]) if (byte >= 0) this.special[byte] = 1
    this.skipsSpace = dialect.hasSpaceAfterDelimiter
    this.widthLimit = dialect.width ?? Number.POSITIVE_INFINITY
    this.row = dialect.hasHeader ? -1 : 0
    this.line = 1 + dialect.skipLines
  }

  /** Adds text and gives the rows that it completes. Throws `rows-ragged` and `quote-unclosed`. */
  push(block: Uint8Array): ScannedRows {
    this.append(block)
    return this.filled < this.scanAgainAt ? this.rows(0) : this.scan(false)
  }

  /** The last row, when the text does not end with a line end. */
  finish(): ScannedRows {
    this.append(new Uint8Array(0))
    return this.scan(true)
  }

  private append(block: Uint8Array): void {
    this.buffer.copyWithin(0, this.consumed, this.filled)
    this.filled -= this.consumed
    this.consumed = 0
    const needed = this.filled + block.length
    if (needed > this.buffer.length) {
      const grown = new Uint8Array(Math.max(needed, this.buffer.length * 2))
      grown.set(this.buffer.subarray(0, this.filled))
      this.buffer = grown
    }
    this.buffer.set(block, this.filled)
    this.filled = needed
  }

  private scan(isLast: boolean): ScannedRows {
    let rowCount = 0
    let at = 0
    while (at < this.filled) {
      const plain = this.scanPlainRow(at, rowCount * this.columns)
      const next = plain === incomplete ? this.scanRow(at, rowCount * this.columns, isLast) : plain
      if (next === incomplete) break
      // A blank line is no row; its end is given as a negative number.
      if (next > 0) rowCount++
      at = Math.abs(next)
    }
    this.consumed = at
    this.scanAgainAt = at > 0 ? 0 : this.filled * 2
    if (at === 0 && this.filled > maxRowBytes) throw this.endlessRow()
    return this.rows(rowCount)
  }

  private rows(rowCount: number): ScannedRows {
    return { rowCount, bytes: this.buffer, starts: this.starts, ends: this.ends }
  }

  /**
   * Hot: a whole row of the expected width in which quotes, if any, enclose cells and are not
   * doubled. Gives where it ends, or `incomplete` to have `scanRow` look with more care.
   */
  private scanPlainRow(from: number, firstCell: number): number {
    const { buffer: bytes, filled: end, starts, ends, special, delimiter, quote, skipsSpace } = this
    const lastCell = firstCell + this.columns
    if (lastCell === firstCell || lastCell > starts.length) return incomplete
    let lines = 1
    let cell = firstCell
    let start = from
    for (let at = from; at < end; at++) {
      let byte = bytes[at]!
      if (special[byte] === 0) continue
      let stop = at
      if (byte === quote) {
        if (at !== start) return incomplete
        for (at++; at < end; at++) {
          byte = bytes[at]!
          if (byte === quote) break
          if (byte === lineFeed) lines++
        }
        stop = at++
        start++
        if (at < end && bytes[at] === carriageReturn) at++
        if (at >= end) return incomplete
        byte = bytes[at]!
        if (byte !== delimiter && byte !== lineFeed) return incomplete
      } else if (byte === lineFeed && at > start && bytes[at - 1] === carriageReturn) {
        stop--
      }
      if (cell === lastCell) return incomplete
      starts[cell] = start
      ends[cell++] = stop
      start = at + 1
      if (byte !== lineFeed) {
        if (skipsSpace) while (bytes[start] === space && start < end) start++
        at = start - 1
        continue
      }
      if (cell !== lastCell || (this.columns === 1 && stop <= from)) return incomplete
      this.line += lines
      this.row++
      return start
    }
    return incomplete
  }

  /** Any row. Gives where it ends, negative for a blank line, `incomplete` when it does not end. */
  private scanRow(from: number, firstCell: number, isLast: boolean): number {
    const { filled: end, delimiter, quote, skipsSpace } = this
    const bytes = this.buffer
    const expected = this.columns
    this.escaped.length = 0
    let line = this.line
    let at = from
    let count = 0
    let extra = 0
    let loose = 0
    for (;;) {
      const cell = firstCell + count
      if (cell >= this.starts.length) this.growBounds()
      if (skipsSpace) while (at < end && bytes[at] === space) at++
      let start = at
      let stop: number
      if (at < end && bytes[at] === quote) {
        const close = this.closingQuote(at, end, cell, line, count)
        if (close === incomplete && !isLast) return incomplete
        if (close === incomplete) throw this.unclosedQuote()
        line = this.quoteLine
        at = close + 1
        const tail = at
        while (at < end && bytes[at] !== delimiter && bytes[at] !== lineFeed) at++
        stop = close
        if (this.hasText(tail, at)) {
          loose++
          if (this.escaped.at(-1) === cell) this.escaped.pop()
          stop = at > start && bytes[at - 1] === carriageReturn ? at - 1 : at
        } else {
          start++
        }
      } else {
        while (at < end && bytes[at] !== delimiter && bytes[at] !== lineFeed) at++
        stop = at > start && bytes[at - 1] === carriageReturn && bytes[at] !== delimiter ? at - 1 : at
      }
      if (at >= end && !isLast) return incomplete
      if (expected > 0 && count >= expected) {
        if (this.hasText(start, stop)) extra = count + 1
      } else {
        this.starts[cell] = start
        this.ends[cell] = stop
      }
      count++
      if (at >= end || bytes[at] === lineFeed) break
      at++
    }
    const next = at + 1
    const isBlank = count === 1 && !this.hasText(from, at)
    const startLine = this.line
    this.line = line + 1
    if (isBlank) return -next
    this.row++
    if (expected === 0) this.takeWidth(count)
    else if (extra > 0 || count < expected) throw this.raggedRow(Math.max(extra, count), startLine)
    if (this.escaped.length > 0) this.unescapeCells()
    this.looseQuotes += loose
    return next
  }

  /** Where the quote opened at `from` closes; leaves in `quoteLine` the line of its end. */
  private closingQuote(from: number, end: number, cell: number, line: number, column: number): number {
    const { buffer: bytes, quote } = this
    let lines = line
    let isEscaped = false
    for (let at = from + 1; at < end; at++) {
      const byte = bytes[at]
      if (byte === lineFeed) lines++
      if (byte !== quote) continue
      if (bytes[at + 1] !== quote || at + 1 >= end) {
        if (isEscaped) this.escaped.push(cell)
        this.quoteLine = lines
        this.isQuoteOpen = false
        return at
      }
      isEscaped = true
      at++
    }
    this.quoteLine = line
    this.quoteColumn = column
    this.isQuoteOpen = true
    return incomplete
  }

  private hasText(start: number, stop: number): boolean {
    for (let at = start; at < stop; at++) {
      const byte = this.buffer[at]!
      if (byte !== space && byte !== carriageReturn && byte !== 9) return true
    }
    return false
  }

  /** Turns doubled quotes into one, in place; done only once the row is whole. */
  private unescapeCells(): void {
    const { buffer: bytes, quote } = this
    for (const cell of this.escaped) {
      let write = this.starts[cell]!
      for (let at = write; at < this.ends[cell]!; at++) {
        bytes[write++] = bytes[at]!
        if (bytes[at] === quote) at++
      }
      this.ends[cell] = write
    }
  }

  private takeWidth(count: number): void {
    refuseTooMany(this.file, count)
    this.columns = Math.min(count, this.widthLimit)
  }

  private growBounds(): void {
    // A first row of millions of cells ends here rather than in memory.
    if (this.columns === 0 && this.starts.length >= 1 << 16) refuseTooMany(this.file, this.starts.length)
    const size = this.starts.length * 2
    const starts = new Int32Array(size)
    const ends = new Int32Array(size)
    starts.set(this.starts)
    ends.set(this.ends)
    this.starts = starts
    this.ends = ends
  }

  private place(row: number, line: number): string {
    return row === 0
      ? `The header (line ${line}) of "${this.file}"`
      : `Row ${row} (line ${line}) of "${this.file}"`
  }

  private raggedRow(found: number, line: number): AppError {
    const message = `${this.place(this.row, line)} has ${found} cells where ${this.columns} are expected. Check the delimiter and the quotes in that row.`
    return new AppError('rows-ragged', message, {
      file: this.file,
      row: this.row,
      line,
      expected: this.columns,
      found,
    })
  }

  private unclosedQuote(): AppError {
    const row = this.row + 1
    const { quoteLine: line, quoteColumn: column } = this
    const message = `${this.place(row, this.line)} has a quote in cell ${column + 1} that opens in line ${line} and is never closed. Close it, or say that quotes have no meaning in this file.`
    return new AppError('quote-unclosed', message, {
      file: this.file,
      row,
      line,
      column: column + 1,
      option: 'quote ""',
    })
  }

  private endlessRow(): AppError {
    if (this.isQuoteOpen) return this.unclosedQuote()
    const message = `${this.place(this.row + 1, this.line)} is longer than ${maxRowBytes >> 20} MB: this does not look like rows of cells.`
    return new AppError('file-format', message, { file: this.file, row: this.row + 1, line: this.line })
  }
}
