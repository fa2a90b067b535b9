import type { Column } from '../table/column.ts'
import type { Table } from '../table/table.ts'
import { meanAndDeviation } from '../preprocess/weighted-stats.ts'

/**
 * The `count` rows among `rows` nearest to each of them, nearest first, ties to the earlier row.
 * Numbers and dates are measured in their own standard deviations over `rows`; a category or
 * boolean that differs counts as one deviation (SMOTE-NC, Chawla et al. 2002 section 6.1), and so
 * does a cell that only one of the two has. Text is not measured. Cost grows with the square of the rows.
 */
export function nearestRows(table: Table, rows: readonly number[], count: number): readonly number[][] {
  const features = table.columns
    .map((column) => coordinates(column, rows))
    .filter((each) => each !== undefined)
  return rows.map((_, from) => {
    const distances = rows.map((_each, to) => squaredDistance(features, from, to))
    return [...rows.keys()]
      .filter((to) => to !== from)
      .sort((a, b) => distances[a]! - distances[b]! || a - b)
      .slice(0, count)
      .map((to) => rows[to]!)
  })
}

interface Coordinates {
  readonly kind: 'number' | 'code'
  readonly values: Float64Array
}

function coordinates(column: Column, rows: readonly number[]): Coordinates | undefined {
  switch (column.kind) {
    case 'text':
      return undefined
    case 'category':
      return { kind: 'code', values: Float64Array.from(rows, (row) => column.codes[row]!) }
    case 'boolean':
      return {
        kind: 'code',
        values: Float64Array.from(rows, (row) => (column.missing?.[row] ? -1 : column.values[row]!)),
      }
    default: {
      const cells = column.kind === 'date' ? column.days : column.values
      const values = Float64Array.from(rows, (row) => cells[row]!)
      const { deviation } = meanAndDeviation(values, undefined)
      return {
        kind: 'number',
        values: values.map((value) => value / (deviation || 1)),
      }
    }
  }
}

function squaredDistance(features: readonly Coordinates[], from: number, to: number): number {
  let sum = 0
  for (const { kind, values } of features) {
    const [a, b] = [values[from]!, values[to]!]
    if (kind === 'code') sum += a === b ? 0 : 1
    else if (Number.isNaN(a) || Number.isNaN(b)) sum += Number.isNaN(a) && Number.isNaN(b) ? 0 : 1
    else sum += (a - b) ** 2
  }
  return sum
}
