import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { columnLength, countMissing } from './column.ts'
import type { Column } from './column.ts'
import type { Table } from './table.ts'

/**
 * SHA-256, in hex, of everything a table says: names, kinds, cells, missing cells and levels, in the
 * order of columns and rows. Where the memory lies, and what a column was derived from, do not count.
 */
export function contentHash(table: Table): string {
  const hash = createHash('sha256')
  hashText(hash, `table ${table.rowCount} ${table.columns.length}`)
  for (const column of table.columns) hashColumn(hash, column)
  return hash.digest('hex')
}

function hashColumn(hash: Hash, column: Column): void {
  hashText(hash, column.kind)
  hashText(hash, column.name)
  // A mask that marks nothing says the same as no mask.
  const missing = countMissing(column) > 0 ? column.missing : undefined
  hashText(hash, missing ? 'mask' : 'no mask')
  if (missing) hash.update(bytesOf(missing))
  switch (column.kind) {
    case 'number':
      return hashFloats(hash, column.values)
    case 'date':
      return hashFloats(hash, column.days)
    case 'boolean':
      return void hash.update(bytesOf(column.values))
    case 'category':
      hashText(hash, String(column.levels.length))
      for (const level of column.levels) hashText(hash, level)
      return void hash.update(bytesOf(column.codes))
    case 'text':
      hash.update(bytesOf(column.offsets))
      return void hash.update(column.bytes.subarray(0, column.offsets[columnLength(column)]!))
  }
}

const chunkLength = 8192

/** By way of a small copy, because NaN has many bit patterns and only one meaning. */
function hashFloats(hash: Hash, values: Float64Array): void {
  const chunk = new Float64Array(Math.min(chunkLength, values.length))
  for (let start = 0; start < values.length; start += chunkLength) {
    const length = Math.min(chunkLength, values.length - start)
    for (let i = 0; i < length; i++) {
      const value = values[start + i]!
      chunk[i] = Number.isNaN(value) ? Number.NaN : value
    }
    hash.update(bytesOf(chunk.subarray(0, length)))
  }
}

/** With its length before it, so that no two lists of texts run together to the same bytes. */
function hashText(hash: Hash, text: string): void {
  const bytes = Buffer.from(text)
  hash.update(`${bytes.length}:`).update(bytes)
}

function bytesOf(array: Float64Array | Int32Array | Uint32Array | Uint8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
