import type { Fitted } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import type { Column } from '../table/column.ts'
import { columnNamed, withColumns } from '../table/table.ts'
import type { Table } from '../table/table.ts'

export interface PartialDependence {
  readonly column: string
  readonly kind: 'number' | 'date' | 'boolean' | 'category'
  /** Values the column was set to: numbers, days since 1970-01-01, booleans or levels; null last, when cells are missing. */
  readonly points: readonly (number | string | boolean | null)[]
  /** points × outputs: the mean over the rows. */
  readonly values: Float64Array
}

interface DependenceOptions {
  /** Most points of a grid; quantiles for numbers and dates, the most frequent levels for categories. */
  readonly points?: number
  readonly space?: 'prediction' | 'margin'
}

/**
 * What a model says on average when one column is set to the same value in all rows (Friedman
 * 2001). Give it a sample of rows: each point scores all of them, one point at a time. Combinations
 * that do not occur in life are scored too. Throws `column-missing`, `column-kind` for text,
 * `too-few-rows`.
 */
export function partialDependence(
  fitted: Fitted,
  table: Table,
  name: string,
  { points: most = 20, space = 'prediction' }: DependenceOptions = {},
): PartialDependence {
  const column = columnNamed(table, name)
  if (column.kind === 'text')
    throw new LearnError('column-kind', `Column "${name}" holds text, which has no grid of values.`, { name })
  if (table.rowCount === 0) throw new LearnError('too-few-rows', 'There are no rows to average over.')
  const codes = gridOf(column, Math.max(2, most))
  const values = new Float64Array(codes.length * fitted.outputs)
  codes.forEach((code, point) => {
    const changed = withColumns(table, [constantColumn(column, code, table.rowCount)])
    const scores = space === 'margin' ? fitted.predictMargin(changed) : fitted.predict(changed)
    for (let cell = 0; cell < scores.length; cell++)
      values[point * fitted.outputs + (cell % fitted.outputs)]! += scores[cell]! / table.rowCount
  })
  return { column: name, kind: column.kind, points: codes.map((code) => pointOf(column, code)), values }
}

/** Values to set, as numbers (codes of levels for categories); NaN, for missing, comes last. */
function gridOf(column: Column, most: number): number[] {
  const present = presentCodes(column)
  const grid = column.kind === 'category' ? mostFrequent(present, most) : quantiles(present.sort(), most)
  const isPartlyMissing = column.missing?.includes(1) ?? false
  return isPartlyMissing ? [...grid, Number.NaN] : grid
}

function presentCodes(column: Column): Float64Array {
  const codes = rawCodes(column)
  return Float64Array.from(codes).filter((code, row) => column.missing?.[row] !== 1 && !Number.isNaN(code))
}

function rawCodes(column: Column): ArrayLike<number> {
  switch (column.kind) {
    case 'number':
    case 'boolean':
      return column.values
    case 'date':
      return column.days
    case 'category':
      return column.codes
    case 'text':
      return []
  }
}

function quantiles(ascending: Float64Array, most: number): number[] {
  const distinct = ascending.filter((value, at) => at === 0 || value !== ascending[at - 1])
  if (distinct.length <= most) return [...distinct]
  const picked = Array.from(
    { length: most },
    (_, point) => ascending[Math.round((point * (ascending.length - 1)) / (most - 1))]!,
  )
  return [...new Set(picked)]
}

/** Codes of the most frequent levels, in the order of the levels. */
function mostFrequent(codes: Float64Array, most: number): number[] {
  const counts = new Map<number, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return byCount
    .slice(0, most)
    .map(([code]) => code)
    .sort((a, b) => a - b)
}

function constantColumn(column: Column, code: number, rows: number): Column {
  const isMissing = Number.isNaN(code)
  const missing = isMissing ? new Uint8Array(rows).fill(1) : undefined
  switch (column.kind) {
    case 'number':
      return { ...column, missing, values: new Float64Array(rows).fill(code) }
    case 'date':
      return { ...column, missing, days: new Float64Array(rows).fill(code) }
    case 'boolean':
      return { ...column, missing, values: new Uint8Array(rows).fill(isMissing ? 0 : code) }
    case 'category':
      return { ...column, missing, codes: new Int32Array(rows).fill(isMissing ? -1 : code) }
    case 'text':
      return column
  }
}

function pointOf(column: Column, code: number): number | string | boolean | null {
  if (Number.isNaN(code)) return null
  if (column.kind === 'category') return column.levels[code]!
  return column.kind === 'boolean' ? code === 1 : code
}
