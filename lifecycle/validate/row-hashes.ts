import type { Column, Table, TextColumn } from '@cadre/learn/table'
import { hashBytes } from './value-counts.ts'

/** Two 32-bit sums per row; sums, so that one column can be taken away again. */
export interface RowHashes {
  readonly low: Int32Array
  readonly high: Int32Array
}

/** A hash of all cells of each row. A missing cell equals a missing cell. */
export function hashRows(table: Table): RowHashes {
  const total = emptyHashes(table.rowCount)
  const cells = emptyHashes(table.rowCount)
  table.columns.forEach((column, index) => {
    hashColumn(column, index, cells)
    addHashes(total, cells, 1)
  })
  return total
}

export function emptyHashes(rows: number): RowHashes {
  return { low: new Int32Array(rows), high: new Int32Array(rows) }
}

/** Writes into `into` (kept by the caller to be used again) the hash of each cell of the column at `index`. */
export function hashColumn(column: Column, index: number, into: RowHashes): void {
  switch (column.kind) {
    case 'number':
      hashFloats(column.values, into)
      break
    case 'date':
      hashFloats(column.days, into)
      break
    case 'category':
      hashCodes(column.codes, into)
      break
    case 'boolean':
      hashCodes(column.values, into)
      break
    case 'text':
      hashTexts(column, into)
  }
  markMissing(column.missing, into)
  seedCells(into, index)
}

/** `total += sign × part`, in place. */
export function addHashes(total: RowHashes, part: RowHashes, sign: 1 | -1): void {
  for (let row = 0; row < total.low.length; row++) {
    total.low[row] = total.low[row]! + sign * part.low[row]!
    total.high[row] = total.high[row]! + sign * part.high[row]!
  }
}

/** The two halves of each number, with -0 made equal to 0. */
function hashFloats(values: Float64Array, { low, high }: RowHashes): void {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2)
  for (let row = 0; row < values.length; row++) {
    const isZero = values[row] === 0
    low[row] = isZero ? 0 : words[row * 2]!
    high[row] = isZero ? 0 : words[row * 2 + 1]!
  }
}

function hashCodes(codes: Int32Array | Uint8Array, { low, high }: RowHashes): void {
  for (let row = 0; row < codes.length; row++) {
    low[row] = codes[row]!
    high[row] = 1
  }
}

function hashTexts({ bytes, offsets }: TextColumn, { low, high }: RowHashes): void {
  for (let row = 0; row < low.length; row++) {
    const hash = hashBytes(bytes, offsets[row]!, offsets[row + 1]!)
    low[row] = hash | 0
    high[row] = (hash / 4_294_967_296) | 0
  }
}

function markMissing(missing: Uint8Array | undefined, { low, high }: RowHashes): void {
  if (!missing) return
  for (let row = 0; row < missing.length; row++) {
    if (missing[row] === 0) continue
    low[row] = 0x5bd1e995
    high[row] = 0x1b873593
  }
}

/** Mixes the halves with the column's place, so that equal values of two columns differ. */
function seedCells({ low, high }: RowHashes, index: number): void {
  const seedLow = Math.imul(index + 1, 0x9e3779b1)
  const seedHigh = Math.imul(index + 1, 0x85ebca77)
  for (let row = 0; row < low.length; row++) {
    const first = low[row]!
    const second = high[row]!
    low[row] = mix(mix(first ^ seedLow) ^ second)
    high[row] = mix(mix(second ^ seedHigh) + first)
  }
}

function mix(value: number): number {
  let z = value | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}
