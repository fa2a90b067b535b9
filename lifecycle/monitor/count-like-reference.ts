import { isMissing } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import type { ReferenceColumn } from '../register/reference-statistics.ts'

/** Rows of a later column in the bins that training filled; kept while a file is read part by part. */
export interface CurrentCounts {
  readonly name: string
  readonly counts: Float64Array
  missing: number
}

/** No rows yet; levels have one more bin, for labels that training saw rarely or never. */
export function startCounts(reference: ReferenceColumn): CurrentCounts {
  const bins = reference.kind === 'levels' ? reference.levels.length + 1 : reference.counts.length
  return { name: reference.name, counts: new Float64Array(bins), missing: 0 }
}

/** Adds the rows of one more part. The counts are changed in place. */
export function addRows(current: CurrentCounts, column: Column, reference: ReferenceColumn): void {
  if (reference.kind === 'levels') addLevels(current, column, reference)
  else addNumbers(current, column, reference.cuts)
}

/** What training counted, bin by bin, in the same order. */
export function referenceCounts(reference: ReferenceColumn): Float64Array {
  return Float64Array.from(
    reference.kind === 'levels'
      ? [...reference.levels.map(({ count }) => count), reference.other]
      : reference.counts,
  )
}

/** Index of the bin that a number falls into: the first whose cut is above it. */
export function binOfNumber(cuts: readonly number[], value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value < cuts[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

function addLevels(
  current: CurrentCounts,
  column: Column,
  { levels }: Extract<ReferenceColumn, { kind: 'levels' }>,
): void {
  if (column.kind !== 'category') throw new Error(`"${column.name}" was a category in training.`)
  const bins = new Map(levels.map(({ level }, bin) => [level, bin]))
  const binOfCode = column.levels.map((level) => bins.get(level) ?? levels.length)
  for (const code of column.codes) {
    if (code < 0) current.missing++
    else current.counts[binOfCode[code]!]!++
  }
}

function addNumbers(current: CurrentCounts, column: Column, cuts: readonly number[]): void {
  const values = numbersOf(column)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (isMissing(column, row) || !Number.isFinite(value)) current.missing++
    else current.counts[binOfNumber(cuts, value)]!++
  }
}

/** Numbers, days and yes/no as numbers. */
export function numbersOf(column: Column): ArrayLike<number> {
  if (column.kind === 'number' || column.kind === 'boolean') return column.values
  if (column.kind === 'date') return column.days
  throw new Error(`"${column.name}" held numbers in training.`)
}
