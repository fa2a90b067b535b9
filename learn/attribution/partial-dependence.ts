import type { Fitted } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { columnNamed, withColumns } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { constantColumn, gridOf, pointOf } from './dependence-grid.ts'

export interface PartialDependence {
  readonly column: string
  readonly kind: 'number' | 'date' | 'boolean' | 'category'
  /** Values the column was set to: numbers, days since 1970-01-01, booleans or levels; null last, when cells are missing. */
  readonly points: readonly (number | string | boolean | null)[]
  /** points × outputs: the mean over the rows. */
  readonly values: Float64Array
}

export interface DependenceOptions {
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
