import { columnNamed, isMissing } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import type { ValueBands } from '../study/study-result.ts'
import { numberText } from './cell-text.ts'

const mostBands = 4
/** So few different numbers are shown one by one. */
const fewNumbers = 6

interface BandedRows {
  readonly bands: ValueBands
  /** Band of each row; -1 where the cell is missing or its level is not among the bands. */
  readonly bandOf: Int32Array
}

/**
 * A column in up to four bands, to show it in a small map: the most frequent labels, or quarters of the numbers.
 * Gives nothing for text and for columns with one band.
 */
export function bandColumn(table: Table, name: string): BandedRows | undefined {
  const column = columnNamed(table, name)
  const banded = column.kind === 'category' ? byLevel(column) : byNumber(column, table.rowCount)
  const isMap = banded && (banded.bands.kind === 'levels' ? banded.bands.levels.length > 1 : true)
  return isMap ? banded : undefined
}

function byLevel(column: Extract<Column, { kind: 'category' }>): BandedRows {
  const counts = new Int32Array(column.levels.length)
  for (const code of column.codes) if (code >= 0) counts[code]!++
  const shown = [...counts.keys()]
    .filter((code) => counts[code]! > 0)
    .toSorted((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, mostBands)
  const levels = shown.map((code) => column.levels[code]!)
  return {
    bands: { column: column.name, kind: 'levels', levels },
    bandOf: column.codes.map((code) => shown.indexOf(code)),
  }
}

function byNumber(column: Column, rows: number): BandedRows | undefined {
  if (column.kind === 'boolean')
    return {
      bands: { column: column.name, kind: 'levels', levels: ['no', 'yes'] },
      bandOf: Int32Array.from(column.values, (value, row) => (isMissing(column, row) ? -1 : value)),
    }
  const single = column.kind === 'number' ? singleNumbers(column.values) : undefined
  if (column.kind === 'number' && single) {
    return {
      bands: { column: column.name, kind: 'levels', levels: single.map(numberText) },
      bandOf: Int32Array.from(column.values, (value) => single.indexOf(value)),
    }
  }
  const values = column.kind === 'number' ? column.values : column.kind === 'date' ? column.days : undefined
  const cuts = values && quarterCuts(values)
  if (!values || !cuts || cuts.length === 0) return undefined
  return {
    bands: { column: column.name, kind: column.kind === 'date' ? 'date' : 'number', cuts },
    bandOf: Int32Array.from({ length: rows }, (_, row) => bandAt(cuts, values[row]!)),
  }
}

function singleNumbers(values: Float64Array): number[] | undefined {
  const found = new Set<number>()
  for (const value of values) {
    if (!Number.isNaN(value)) found.add(value)
    if (found.size > fewNumbers) return undefined
  }
  return found.size < 2 ? undefined : [...found].toSorted((a, b) => a - b)
}

/** Where a quarter of the numbers begins, each cut above the lowest number. */
function quarterCuts(values: Float64Array): number[] {
  const sorted = values.filter(Number.isFinite).sort()
  const cuts = [1, 2, 3].flatMap((quarter) => sorted[Math.floor((quarter * sorted.length) / mostBands)] ?? [])
  return [...new Set(cuts)].filter((cut) => cut > sorted[0]!)
}

function bandAt(cuts: readonly number[], value: number): number {
  if (Number.isNaN(value)) return -1
  const band = cuts.findIndex((cut) => value < cut)
  return band < 0 ? cuts.length : band
}
