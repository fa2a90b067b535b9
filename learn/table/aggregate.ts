import { isMissing, numberColumn } from './column.ts'
import type { Column, NumberColumn } from './column.ts'
import { LearnError } from '../learn-error.ts'
import { groupRows } from './group-rows.ts'
import { columnNamed, createTable } from './table.ts'
import type { Table } from './table.ts'

export interface Aggregate {
  /** Name of the new column. */
  readonly name: string
  /** The column it is made from; numbers, dates and booleans. */
  readonly of: string
  readonly by: 'count' | 'sum' | 'mean' | 'min' | 'max'
}

/**
 * One row per group of equal values in the named columns, with figures over its rows. Missing cells
 * are left out; mean, min and max of none are missing. Throws `column-missing` and `column-kind`.
 */
export function aggregate(table: Table, by: readonly string[], figures: readonly Aggregate[]): Table {
  const { keys, rows } = groupRows(table, by)
  const columns = figures.map((figure) => figureColumn(figure, columnNamed(table, figure.of), rows))
  return createTable([...keys.columns, ...columns], keys.rowCount)
}

function figureColumn(figure: Aggregate, column: Column, groups: readonly Int32Array[]): NumberColumn {
  const read = figure.by === 'count' ? () => 1 : numberReader(column)
  const values = groups.map((rows) => {
    const present = rows.filter((row) => !isMissing(column, row))
    return reduceBy[figure.by](Float64Array.from(present, read))
  })
  return numberColumn(figure.name, values)
}

const reduceBy: Record<Aggregate['by'], (values: Float64Array) => number> = {
  count: (values) => values.length,
  sum,
  mean: (values) => sum(values) / values.length,
  min: (values) => values.reduce((least, value) => Math.min(least, value), values[0] ?? Number.NaN),
  max: (values) => values.reduce((most, value) => Math.max(most, value), values[0] ?? Number.NaN),
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}

function numberReader(column: Column): (row: number) => number {
  switch (column.kind) {
    case 'number':
    case 'boolean':
      return (row) => column.values[row]!
    case 'date':
      return (row) => column.days[row]!
    default:
      throw new LearnError('column-kind', `Column "${column.name}" holds ${column.kind}, not numbers.`, {
        name: column.name,
        kind: column.kind,
      })
  }
}
