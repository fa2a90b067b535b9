import { LearnError } from '../learn-error.ts'

/**
 * Columns of a table. Missing cells are marked in a mask of their own (1 = missing; no mask means
 * nothing is missing), and the value under a missing cell is fixed: NaN for numbers and dates,
 * -1 for category codes, 0 for booleans, empty for text. So a loop may read values alone.
 */
interface ColumnBase {
  readonly name: string
  readonly missing?: Uint8Array | undefined
  /** The column of the original table this one was derived from, or several with their shares, when it was. */
  readonly source?: string | readonly SourceShare[] | undefined
}

/** How much of what a derived column says is put down to one column it was made of; shares add up to 1. */
export interface SourceShare {
  readonly name: string
  readonly share: number
}

export interface NumberColumn extends ColumnBase {
  readonly kind: 'number'
  readonly values: Float64Array
}

export interface CategoryColumn extends ColumnBase {
  readonly kind: 'category'
  /** Index into `levels`, -1 where missing. */
  readonly codes: Int32Array
  readonly levels: readonly string[]
}

export interface DateColumn extends ColumnBase {
  readonly kind: 'date'
  /** Days since 1970-01-01; the fraction is the time of day. */
  readonly days: Float64Array
}

export interface BooleanColumn extends ColumnBase {
  readonly kind: 'boolean'
  readonly values: Uint8Array
}

export interface TextColumn extends ColumnBase {
  readonly kind: 'text'
  /** UTF-8 of all cells, one after another. */
  readonly bytes: Uint8Array
  /** Where each cell starts in `bytes`; length rows + 1. */
  readonly offsets: Uint32Array
}

export type Column = NumberColumn | CategoryColumn | DateColumn | BooleanColumn | TextColumn
export type ColumnKind = Column['kind']

type Cell = string | number | boolean | null | undefined

/** Makes a number column; null, undefined and NaN become missing. */
export function numberColumn(name: string, cells: ArrayLike<number | null | undefined>): NumberColumn {
  const values = numbersOf(cells)
  return { kind: 'number', name, values, missing: maskOf(values.length, (row) => Number.isNaN(values[row]!)) }
}

/** Makes a date column from days since 1970-01-01. */
export function dateColumn(name: string, cells: ArrayLike<number | null | undefined>): DateColumn {
  const days = numbersOf(cells)
  return { kind: 'date', name, days, missing: maskOf(days.length, (row) => Number.isNaN(days[row]!)) }
}

/** Makes a category column; levels are in order of first appearance unless given. */
export function categoryColumn(
  name: string,
  cells: ArrayLike<string | null | undefined>,
  levels?: readonly string[],
): CategoryColumn {
  const known = new Map<string, number>((levels ?? []).map((level, code) => [level, code]))
  const codes = new Int32Array(cells.length)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]
    if (cell === null || cell === undefined) {
      codes[row] = -1
      continue
    }
    let code = known.get(cell)
    if (code === undefined) {
      code = known.size
      known.set(cell, code)
    }
    codes[row] = code
  }
  return {
    kind: 'category',
    name,
    codes,
    levels: [...known.keys()],
    missing: maskOf(codes.length, (row) => codes[row]! < 0),
  }
}

/** Makes a boolean column; null and undefined become missing. */
export function booleanColumn(
  name: string,
  cells: ArrayLike<boolean | number | null | undefined>,
): BooleanColumn {
  const values = new Uint8Array(cells.length)
  for (let row = 0; row < values.length; row++) values[row] = cells[row] ? 1 : 0
  return {
    kind: 'boolean',
    name,
    values,
    missing: maskOf(values.length, (row) => cells[row] === null || cells[row] === undefined),
  }
}

/** Makes a text column; null and undefined become missing. Throws `shape` over 4 GB of text. */
export function textColumn(name: string, cells: ArrayLike<string | null | undefined>): TextColumn {
  const offsets = new Uint32Array(cells.length + 1)
  let length = 0
  for (let row = 0; row < cells.length; row++) {
    length += Buffer.byteLength(cells[row] ?? '')
    offsets[row + 1] = length
  }
  if (length > mostTextBytes)
    throw new LearnError('shape', `Column "${name}" holds more than 4 GB of text.`, { name })
  // Written in place: a buffer per cell would double the peak memory.
  const bytes = new Uint8Array(length)
  const writer = Buffer.from(bytes.buffer)
  for (let row = 0; row < cells.length; row++) writer.write(cells[row] ?? '', offsets[row]!)
  return {
    kind: 'text',
    name,
    bytes,
    offsets,
    missing: maskOf(cells.length, (row) => cells[row] === null || cells[row] === undefined),
  }
}

const mostTextBytes = 2 ** 32 - 1

/** One cell of a text column; empty where missing. */
export function textCell({ bytes, offsets }: TextColumn, row: number): string {
  const start = offsets[row]!
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, offsets[row + 1]! - start).toString()
}

/** How many rows the column has. */
export function columnLength(column: Column): number {
  switch (column.kind) {
    case 'number':
    case 'boolean':
      return column.values.length
    case 'category':
      return column.codes.length
    case 'date':
      return column.days.length
    case 'text':
      return column.offsets.length - 1
  }
}

/** True where the cell is missing. */
export function isMissing(column: Column, row: number): boolean {
  return column.missing !== undefined && column.missing[row] === 1
}

/** How many cells are missing. */
export function countMissing(column: Column): number {
  let count = 0
  if (column.missing) for (const flag of column.missing) count += flag
  return count
}

/** One cell as a plain value (dates as days), null where missing; for reports, not for loops. */
export function cellValue(column: Column, row: number): Exclude<Cell, undefined> {
  if (isMissing(column, row)) return null
  switch (column.kind) {
    case 'number':
      return column.values[row]!
    case 'boolean':
      return column.values[row] === 1
    case 'category':
      return column.levels[column.codes[row]!]!
    case 'date':
      return column.days[row]!
    case 'text':
      return textCell(column, row)
  }
}

function numbersOf(cells: ArrayLike<number | null | undefined>): Float64Array {
  if (cells instanceof Float64Array) return cells
  const values = new Float64Array(cells.length)
  for (let row = 0; row < values.length; row++) values[row] = cells[row] ?? Number.NaN
  return values
}

function maskOf(rows: number, isMissingAt: (row: number) => boolean): Uint8Array | undefined {
  let mask: Uint8Array | undefined
  for (let row = 0; row < rows; row++) {
    if (!isMissingAt(row)) continue
    mask ??= new Uint8Array(rows)
    mask[row] = 1
  }
  return mask
}
