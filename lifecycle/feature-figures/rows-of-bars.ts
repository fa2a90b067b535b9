import { isMissing } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import type { FigureBar } from './feature-figures.ts'

interface RowsOfBars {
  readonly known: readonly number[]
  readonly without: readonly number[]
  readonly inBars: readonly (readonly number[])[]
}

/** Which rows have a value, and which of those lie in each bar; labels that no bar has are in that of the others, if there is one. */
export function rowsOfBars(column: Column, rows: number, bars: readonly FigureBar[]): RowsOfBars {
  const [known, without]: [number[], number[]] = [[], []]
  const inBars = bars.map((): number[] => [])
  const barOf = column.kind === 'number' ? rangeOf(column.values, bars) : labelledBarOf(column, bars)
  for (let row = 0; row < rows; row++) {
    if (isMissing(column, row)) {
      without.push(row)
      continue
    }
    known.push(row)
    inBars[barOf(row)]?.push(row)
  }
  return { known, without, inBars }
}

function rangeOf(values: Float64Array, bars: readonly FigureBar[]): (row: number) => number {
  return (row) => {
    const at = bars.findIndex(({ to }) => to === undefined || values[row]! < to)
    return at < 0 ? bars.length - 1 : at
  }
}

function labelledBarOf(column: Column, bars: readonly FigureBar[]): (row: number) => number {
  const others = bars.findIndex(({ label }) => label === undefined)
  const places = new Map(bars.map(({ label }, at) => [label, at]))
  return (row) => places.get(labelAt(column, row)) ?? others
}

/** What a row of categories, or of yes and no, is called. */
export function labelAt(column: Column, row: number): string {
  if (column.kind === 'category') return column.levels[column.codes[row]!]!
  return column.kind === 'boolean' && column.values[row] === 1 ? 'yes' : 'no'
}
