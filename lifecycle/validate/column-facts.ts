import { columnLength, countMissing, isMissing, textCell } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { levelCounts, valueCounts } from './value-counts.ts'
import { sortedNumbers } from './sorted-numbers.ts'

/** What the rules for roles need to know of a column. */
export interface ColumnFacts {
  readonly filled: number
  readonly missing: number
  readonly distinct: number
  /** NaN but for numbers and dates. */
  readonly min: number
  readonly max: number
  readonly isInteger: boolean
  /** Words per cell of the sample; 0 for numbers and dates. */
  readonly meanWords: number
  /** Distinct cells as text, at most 200; numbers too, dates not. */
  readonly samples: readonly string[]
}

const sampleSize = 200

/** Counts, range and a sample of one column. */
export function columnFacts(column: Column): ColumnFacts {
  const missing = countMissing(column)
  const filled = columnLength(column) - missing
  const numbers = column.kind === 'number' || column.kind === 'date' ? sortedNumbers(column) : undefined
  const samples = sampleCells(column, numbers)
  return {
    filled,
    missing,
    distinct: valueCounts(column, 1, numbers).distinct,
    min: numbers?.[0] ?? Number.NaN,
    max: numbers?.[numbers.length - 1] ?? Number.NaN,
    isInteger: numbers !== undefined && numbers.every((value) => Number.isInteger(value)),
    meanWords: numbers ? 0 : meanWords(samples),
    samples,
  }
}

function sampleCells(column: Column, numbers: Float64Array | undefined): string[] {
  switch (column.kind) {
    case 'date':
      return []
    case 'number': {
      const step = Math.max(1, Math.floor(numbers!.length / sampleSize))
      const cells = new Set<string>()
      for (let at = 0; at < numbers!.length && cells.size < sampleSize; at += step)
        cells.add(String(numbers![at]))
      return [...cells]
    }
    case 'boolean':
      return ['false', 'true']
    case 'category': {
      const counts = levelCounts(column)
      return column.levels.filter((_, code) => counts[code]! > 0).slice(0, sampleSize)
    }
    case 'text':
      return sampleTexts(column)
  }
}

function sampleTexts(column: Extract<Column, { kind: 'text' }>): string[] {
  const cells = new Set<string>()
  const rows = columnLength(column)
  const step = Math.max(1, Math.floor(rows / (2 * sampleSize)))
  for (let row = 0; row < rows && cells.size < sampleSize; row += step) {
    if (!isMissing(column, row)) cells.add(textCell(column, row))
  }
  return [...cells]
}

function meanWords(samples: readonly string[]): number {
  if (samples.length === 0) return 0
  const words = samples.reduce((total, cell) => total + (cell.match(/\S+/g)?.length ?? 0), 0)
  return words / samples.length
}
