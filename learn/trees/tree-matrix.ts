import type { CategoryColumn, Column } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import type { TreeFeature, TreeMatrix } from './tree-ensemble.ts'

/**
 * The columns trees can read, in table order: numbers, dates, booleans, categories; text is left out.
 * Levels are those that occur in these rows, so that a level never trained on counts as unseen.
 */
export function describeFeatures(table: Table, weights?: Float64Array): readonly TreeFeature[] {
  return table.columns.flatMap((column): TreeFeature[] => {
    if (column.kind === 'text') return []
    if (column.kind !== 'category') return [{ name: column.name, kind: column.kind }]
    return [{ name: column.name, kind: 'category', levels: occurringLevels(column, weights) }]
  })
}

/**
 * The table as trees read it: one array per feature, NaN where missing or of an unseen level.
 * Infinite numbers become the largest finite ones, so that every present value lies below the
 * threshold Infinity. Throws `column-missing` or `column-kind`.
 */
export function encodeTable(features: readonly TreeFeature[], table: Table): TreeMatrix {
  return {
    rowCount: table.rowCount,
    columns: features.map((feature) =>
      encodeColumn(feature, columnOfKind(table, feature.name, feature.kind)),
    ),
  }
}

function occurringLevels(column: CategoryColumn, weights: Float64Array | undefined): readonly string[] {
  const occurs = new Uint8Array(column.levels.length)
  for (let row = 0; row < column.codes.length; row++) {
    const code = column.codes[row]!
    if (code >= 0 && (weights === undefined || weights[row]! > 0)) occurs[code] = 1
  }
  return column.levels.filter((_, code) => occurs[code] === 1)
}

function encodeColumn(feature: TreeFeature, column: Column): Float64Array {
  switch (column.kind) {
    case 'number':
      return withoutInfinity(column.values)
    case 'date':
      return withoutInfinity(column.days)
    case 'boolean': {
      const { values, missing } = column
      return Float64Array.from(values, (value, row) => (missing?.[row] === 1 ? Number.NaN : value))
    }
    case 'category':
      return recode(column, feature.levels ?? [])
    case 'text':
      return new Float64Array(0)
  }
}

function withoutInfinity(values: Float64Array): Float64Array {
  let isFinite = true
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (value === Infinity || value === -Infinity) isFinite = false
  }
  if (isFinite) return values
  return values.map((value) => Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE))
}

function recode({ codes, levels }: CategoryColumn, known: readonly string[]): Float64Array {
  const codeOf = new Map(known.map((level, code) => [level, code]))
  const recoded = Float64Array.from(levels, (level) => codeOf.get(level) ?? Number.NaN)
  const values = new Float64Array(codes.length)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    values[row] = code < 0 ? Number.NaN : recoded[code]!
  }
  return values
}
