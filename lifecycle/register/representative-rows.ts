import { createRandom, deriveSeed } from '@cadre/learn'
import {
  booleanColumn,
  categoryColumn,
  createTable,
  dateColumn,
  numberColumn,
  textColumn,
} from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import type { ColumnSchema } from '../ingest/index.ts'
import type { ReferenceColumn, ReferenceStatistics } from './reference-statistics.ts'

/** A value and how many rows had it or one like it. */
export interface ReferenceValue {
  readonly value: number | string
  readonly count: number
}

/**
 * What a column held in training, as values with counts: the levels, or for each bin of numbers its lower cut (the
 * lowest bin goes with the first cut). Missing cells and rare levels are not among them.
 */
export function referenceValues(column: ReferenceColumn): readonly ReferenceValue[] {
  if (column.kind === 'levels') return column.levels.map(({ level, count }) => ({ value: level, count }))
  const { cuts, counts } = column
  return cuts.map((value, index) => ({
    value,
    count: (counts[index + 1] ?? 0) + (index === 0 ? (counts[0] ?? 0) : 0),
  }))
}

/**
 * Made-up rows that have, column by column, the distributions of training: values in their shares, dealt out by
 * chance and without regard to other columns, so that no row is a person. Text is missing throughout. Gives nothing
 * when no distributions are known.
 */
export function representativeRows(
  schema: readonly ColumnSchema[],
  reference: ReferenceStatistics,
  rows: number,
): Table | undefined {
  if (reference.rows === 0) return undefined
  const known = new Map(reference.columns.map((column) => [column.name, column]))
  return createTable(
    schema.map((column) => columnOf(column, dealt(known.get(column.name), column.name, rows))),
    rows,
  )
}

/** Values at evenly spaced places of the distribution, in an order of the column's own. */
function dealt(
  column: ReferenceColumn | undefined,
  name: string,
  rows: number,
): readonly (number | string | null)[] {
  const values: readonly { readonly value: number | string | null; readonly count: number }[] = column
    ? [...referenceValues(column), { value: null, count: column.missing }]
    : []
  const total = values.reduce((sum, { count }) => sum + count, 0)
  const order = createRandom(deriveSeed(1, 'representative', name)).shuffle(
    Int32Array.from({ length: rows }, (_, row) => row),
  )
  return Array.from(order, (place) => {
    let left = ((place + 0.5) / rows) * total
    return values.find(({ count }) => (left -= count) < 0)?.value ?? null
  })
}

function columnOf(column: ColumnSchema, cells: readonly (number | string | null)[]): Column {
  const { name } = column
  const numbers = cells.map((cell) => (typeof cell === 'number' ? cell : null))
  const labels = cells.map((cell) => (typeof cell === 'string' ? cell : null))
  switch (column.kind) {
    case 'number':
      return numberColumn(name, numbers)
    case 'date':
      return dateColumn(name, numbers)
    case 'boolean':
      return booleanColumn(name, numbers)
    case 'category':
      return categoryColumn(name, labels, column.levels)
    case 'text':
      return textColumn(
        name,
        cells.map(() => null),
      )
  }
}
