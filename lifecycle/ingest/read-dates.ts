import type { Column } from '@cadre/learn/table'
import type { CellIssues } from './cell-issues.ts'
import { MissingMask, TextMemory, feedChunk, feedKept, textOf } from './cell-reader.ts'
import type { CellSink, ColumnReader } from './cell-reader.ts'
import type { DateSchema } from './column-schema.ts'
import { civilDays, dateDays, readDateText } from './date-text.ts'
import { isCompactDate } from './number-tally.ts'
import type { ByteDictionary } from './byte-dictionary.ts'
import type { KeptCells } from './kept-cells.ts'
import type { RawChunk } from './source.ts'

const millisecondsPerDay = 86_400_000

/** Reads a column of dates; what is no date, or none that can be, becomes missing and an issue. */
export class DateReader implements ColumnReader, CellSink {
  private days = new Float64Array(0)
  private mask = new MissingMask(0)
  private row = 0
  private firstRow = 1
  private readonly schema: DateSchema
  private readonly issues: CellIssues
  /** Days, `null` for missing, `undefined` for a mistake. */
  private readonly memory: TextMemory<number | null | undefined>

  constructor(schema: DateSchema, issues: CellIssues) {
    this.schema = schema
    this.issues = issues
    const missing = new Set(schema.missing)
    this.memory = new TextMemory((text) => (missing.has(text.toLowerCase()) ? null : this.daysOf(text)))
  }

  start(rows: number): void {
    this.firstRow += this.row
    this.row = 0
    this.days = new Float64Array(rows)
    this.mask = new MissingMask(rows)
  }

  readChunk(chunk: RawChunk, column: number, columns: number): void {
    this.row = feedChunk(this, chunk, { column, columns, row: this.row })
  }

  readKept(kept: KeptCells, texts: ByteDictionary): void {
    feedKept(this, kept, texts)
  }

  finish(): Column {
    return { kind: 'date', name: this.schema.name, days: this.days, missing: this.mask.get() }
  }

  text(bytes: Uint8Array, start: number, end: number, row: number): void {
    const days = this.memory.recall(bytes, start, end)
    if (days === null) this.empty(row)
    else this.take(days, row, () => textOf(bytes, start, end))
  }

  value(cell: number | boolean | Date, row: number): void {
    if (cell instanceof Date) this.take(cell.getTime() / millisecondsPerDay, row, () => dateText(cell))
    else this.take(this.compactDays(cell), row, () => String(cell))
  }

  empty(row: number): void {
    this.days[row] = Number.NaN
    this.mask.mark(row)
  }

  private daysOf(text: string): number | undefined {
    const date = readDateText(text)
    return date ? dateDays(date, this.schema) : this.compactDays(Number(text))
  }

  private compactDays(value: unknown): number | undefined {
    if (this.schema.hasCompactDates !== true || typeof value !== 'number' || !isCompactDate(value))
      return undefined
    const date = { isAmbiguousOrder: false, hasShortYear: false, time: 0 }
    const parts = {
      year: Math.floor(value / 10_000),
      second: Math.floor(value / 100) % 100,
      first: value % 100,
    }
    return dateDays({ ...date, ...parts }, this.schema)
  }

  private take(days: number | undefined, row: number, cell: () => string): void {
    const { earliest, latest } = this.schema
    if (days !== undefined && days >= earliest && days < latest + 1) {
      this.days[row] = days
      return
    }
    this.empty(row)
    const isDate = days !== undefined && !Number.isNaN(days)
    this.issues.add({
      code: isDate ? 'date-out-of-range' : 'not-a-date',
      column: this.schema.name,
      row: this.firstRow + row,
      value: cell(),
      expected: isDate ? rangeText(this.schema) : `a date (${orderText(this.schema)})`,
    })
  }
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'an invalid date' : date.toISOString()
}

function orderText({ order }: DateSchema): string {
  return order === 'dmy' ? 'day/month/year' : 'month/day/year'
}

function rangeText({ earliest, latest }: DateSchema): string {
  const year = (days: number) => new Date(days * millisecondsPerDay).getUTCFullYear()
  const isYearEnd = latest === civilDays(year(latest), 1, 1)
  return `a date from ${year(earliest)} to ${isYearEnd ? year(latest) - 1 : new Date(latest * millisecondsPerDay).toISOString().slice(0, 10)}`
}
