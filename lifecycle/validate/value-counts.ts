import { isMissing, textCell } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { forEachRun, sortedNumbers } from './sorted-numbers.ts'

interface ValueCount {
  readonly value: string
  readonly count: number
}

export interface ValueCounts {
  readonly distinct: number
  /** Most frequent first, at most `limit`; of equals, the first in order. */
  readonly top: readonly ValueCount[]
}

/** How often each value of a column occurs; missing cells are left out. Dates are written as YYYY-MM-DD. */
export function valueCounts(column: Column, limit = 10, sorted?: Float64Array): ValueCounts {
  switch (column.kind) {
    case 'number':
    case 'date':
      return countRuns(sorted ?? sortedNumbers(column), column.kind === 'date' ? dayText : String, limit)
    case 'category':
      return countLevels(column.levels, levelCounts(column), limit)
    case 'boolean':
      return countBooleans(column, limit)
    case 'text':
      return countTexts(column, limit)
  }
}

/** Rows at each level of a category column. */
export function levelCounts(column: Extract<Column, { kind: 'category' }>): Int32Array {
  const counts = new Int32Array(column.levels.length)
  for (const code of column.codes) if (code >= 0) counts[code]!++
  return counts
}

/** A day number as YYYY-MM-DD, with the time of day left out. */
export function dayText(days: number): string {
  const date = new Date(Math.floor(days) * 86_400_000)
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10)
}

function countRuns(sorted: Float64Array, write: (value: number) => string, limit: number): ValueCounts {
  const top: { value: number; count: number }[] = []
  let distinct = 0
  forEachRun(sorted, (value, count) => {
    distinct++
    keepTop(top, { value, count }, limit)
  })
  return { distinct, top: top.map(({ value, count }) => ({ value: write(value), count })) }
}

function countLevels(levels: readonly string[], counts: Int32Array, limit: number): ValueCounts {
  const top: ValueCount[] = []
  let distinct = 0
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0) continue
    distinct++
    keepTop(top, { value: levels[code]!, count: counts[code]! }, limit)
  }
  return { distinct, top }
}

function countBooleans(column: Extract<Column, { kind: 'boolean' }>, limit: number): ValueCounts {
  const counts = new Int32Array(2)
  for (let row = 0; row < column.values.length; row++) {
    if (!isMissing(column, row)) counts[column.values[row]!]!++
  }
  return countLevels(['false', 'true'], counts, limit)
}

/** Texts are told apart by their hash, so that a million of them need no million strings. */
function countTexts(column: Extract<Column, { kind: 'text' }>, limit: number): ValueCounts {
  const seen = new Map<number, { row: number; count: number }>()
  for (let row = 0; row + 1 < column.offsets.length; row++) {
    if (isMissing(column, row)) continue
    const key = hashBytes(column.bytes, column.offsets[row]!, column.offsets[row + 1]!)
    const known = seen.get(key)
    if (known) known.count++
    else seen.set(key, { row, count: 1 })
  }
  const top: { row: number; count: number }[] = []
  for (const entry of seen.values()) keepTop(top, entry, limit)
  return {
    distinct: seen.size,
    top: top.map(({ row, count }) => ({ value: textCell(column, row).slice(0, 80), count })),
  }
}

/** A 53-bit hash of bytes: two FNV-1a streams side by side. */
export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let at = from; at < to; at++) {
    low = Math.imul(low ^ bytes[at]!, 0x01000193)
    high = Math.imul(high ^ bytes[at]!, 0x85ebca6b)
    high ^= high >>> 13
  }
  return (low >>> 0) * 2_097_152 + (high >>> 11)
}

function keepTop<T extends { readonly count: number }>(top: T[], entry: T, limit: number): void {
  if (top.length === limit && entry.count <= top[limit - 1]!.count) return
  let at = top.length
  while (at > 0 && top[at - 1]!.count < entry.count) at--
  top.splice(at, 0, entry)
  if (top.length > limit) top.pop()
}
