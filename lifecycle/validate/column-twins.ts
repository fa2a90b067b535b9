import { takeCells } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { spreadRows } from './column-bins.ts'
import { areSamePartition, partitionOf } from './same-partition.ts'
import type { Partition } from './same-partition.ts'

export interface ColumnTwins {
  readonly column: string
  readonly twin: string
  readonly how: 'the same groups of rows' | 'in step'
}

/** Bounds of the search, so that a wide table costs no more than a second. */
const maximumRows = 2_000
const maximumPairs = 3_000
const inStep = 0.9995

/**
 * Pairs of columns that carry the same information: equal up to how values are written, or in step
 * (correlation over .9995). Judged on at most 2,000 rows, spread over the table, and 3,000 pairs.
 * `distinct` holds each column's number of values.
 */
export function columnTwins(table: Table, distinct: ReadonlyMap<string, number>): ColumnTwins[] {
  const rows = spreadRows(table.rowCount, maximumRows)
  const sample = table.columns
    .filter(({ name, kind }) => kind !== 'text' && (distinct.get(name) ?? 0) >= 2)
    .map((column) => comparable(takeCells(column, rows), (distinct.get(column.name) ?? 0) / table.rowCount))
  const found: ColumnTwins[] = []
  let pairs = 0
  for (const [i, column] of sample.entries()) {
    for (const twin of sample.slice(i + 1)) {
      if (++pairs > maximumPairs) return found
      const how = likeness(column, twin)
      if (how) found.push({ column: column.name, twin: twin.name, how })
    }
  }
  return found
}

interface Comparable {
  readonly name: string
  readonly partition: Partition | undefined
  readonly scaled: Float64Array | undefined
}

/** Any two identifiers part the rows alike, so columns of which nearly every cell differs have no partition. */
function comparable(column: Column, distinctShare: number): Comparable {
  const partition = distinctShare < 0.9 ? partitionOf(column) : undefined
  return { name: column.name, partition, scaled: standardised(column) }
}

function likeness(a: Comparable, b: Comparable): ColumnTwins['how'] | undefined {
  if (a.partition && b.partition && areSamePartition(a.partition, b.partition))
    return 'the same groups of rows'
  return a.scaled && b.scaled && Math.abs(dot(a.scaled, b.scaled)) > inStep ? 'in step' : undefined
}

/** Values less their mean over their length, so that a dot product is a correlation; none with gaps or one value. */
function standardised(column: Column): Float64Array | undefined {
  if (column.kind !== 'number' && column.kind !== 'date') return undefined
  const values = column.kind === 'number' ? column.values : column.days
  let mean = 0
  for (const value of values) mean += value / values.length
  if (!Number.isFinite(mean)) return undefined
  const centred = values.map((value) => value - mean)
  const length = Math.sqrt(dot(centred, centred))
  return length > 0 ? centred.map((value) => value / length) : undefined
}

function dot(x: Float64Array, y: Float64Array): number {
  let total = 0
  for (let i = 0; i < x.length; i++) total += x[i]! * y[i]!
  return total
}
