import type { Column } from '../table/column.ts'
import { columnLength } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { codesIn, levelWeights } from './level-codes.ts'
import { meanAndDeviation } from './weighted-stats.ts'

export const chainedKinds = ['number', 'date', 'boolean', 'category'] as const
type ChainedKind = (typeof chainedKinds)[number]

/** A column as chained equations see it: one number per cell, of a category one per level. */
export interface ChainedVariable {
  readonly name: string
  readonly kind: ChainedKind
  /** Levels with a number of their own; empty unless a category. */
  readonly levels: readonly string[]
  /** Of each number: what it is measured from and in. */
  readonly means: readonly number[]
  readonly deviations: readonly number[]
  /** Smallest and largest seen. */
  readonly low: number
  readonly high: number
}

/** The cells of one variable: standardised, missing ones at 0 until something better is known. */
export interface ChainedBlock {
  readonly parts: readonly Float64Array[]
  /** Rows without a value. */
  readonly missingRows: Int32Array
}

/** Learns how the columns of a table become numbers. Text stays out. */
export function describeChained(
  table: Table,
  { maxLevels, weights }: { readonly maxLevels: number; readonly weights?: Float64Array | undefined },
): ChainedVariable[] {
  return table.columns.flatMap((column) => {
    const { name, kind } = column
    if (kind === 'text') return []
    const levels = kind === 'category' ? commonLevels(column, { maxLevels, weights }) : []
    const parts = rawParts(column, levels)
    const moments = parts.map((part) => meanAndDeviation(part, weights))
    const seen = kind === 'category' ? new Float64Array() : parts[0]!.filter((value) => !Number.isNaN(value))
    return [
      {
        name,
        kind,
        levels,
        means: moments.map(({ mean }) => mean),
        deviations: moments.map(({ deviation }) => deviation || 1),
        low: seen.reduce((low, value) => Math.min(low, value), seen[0] ?? 0),
        high: seen.reduce((high, value) => Math.max(high, value), seen[0] ?? 0),
      },
    ]
  })
}

/** The cells of a table as numbers. Throws `column-missing` or `column-kind`. */
export function chainedBlocks(table: Table, variables: readonly ChainedVariable[]): ChainedBlock[] {
  return variables.map(({ name, kind, levels, means, deviations }) => {
    const column = columnOfKind(table, name, kind)
    const parts = rawParts(column, levels).map((part, k) =>
      part.map((value) => (Number.isNaN(value) ? 0 : (value - means[k]!) / deviations[k]!)),
    )
    const missingRows: number[] = []
    column.missing?.forEach((flag, row) => flag === 1 && missingRows.push(row))
    return { parts, missingRows: Int32Array.from(missingRows) }
  })
}

/** The column with its missing cells taken from the block: the likeliest level, the nearer of yes and no, the number. */
export function fillFromBlock(
  column: Column,
  variable: ChainedVariable,
  { parts, missingRows }: ChainedBlock,
): Column {
  const { levels, means, deviations } = variable
  if (missingRows.length === 0) return column
  const valueAt = (row: number, k: number): number => parts[k]![row]! * deviations[k]! + means[k]!
  const filled = <A extends Float64Array | Uint8Array>(cells: A, cellAt: (row: number) => number): A => {
    const copy = cells.slice() as A
    for (const row of missingRows) copy[row] = cellAt(row)
    return copy
  }
  switch (column.kind) {
    case 'number':
      return { ...column, missing: undefined, values: filled(column.values, (row) => valueAt(row, 0)) }
    case 'date':
      return { ...column, missing: undefined, days: filled(column.days, (row) => valueAt(row, 0)) }
    case 'boolean': {
      const values = filled(column.values, (row) => (valueAt(row, 0) >= 0.5 ? 1 : 0))
      return { ...column, missing: undefined, values }
    }
    case 'category': {
      if (levels.length === 0) return column
      const all = [...new Set([...column.levels, ...levels])]
      const codes = column.codes.slice()
      for (const row of missingRows) {
        let best = 0
        for (let k = 1; k < levels.length; k++) if (valueAt(row, k) > valueAt(row, best)) best = k
        codes[row] = all.indexOf(levels[best]!)
      }
      return { ...column, missing: undefined, levels: all, codes }
    }
    case 'text':
      return column
  }
}

function commonLevels(
  column: Extract<Column, { kind: 'category' }>,
  { maxLevels, weights }: { readonly maxLevels: number; readonly weights?: Float64Array | undefined },
): string[] {
  const totals = levelWeights(column, weights)
  return column.levels
    .map((level, code) => ({ level, total: totals[code]! }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || (a.level < b.level ? -1 : 1))
    .slice(0, maxLevels)
    .map(({ level }) => level)
}

/** NaN where the cell is missing. */
function rawParts(column: Column, levels: readonly string[]): Float64Array[] {
  switch (column.kind) {
    case 'number':
      return [column.values]
    case 'date':
      return [column.days]
    case 'category': {
      const codes = codesIn(column, levels)
      return levels.map((_, level) =>
        Float64Array.from(codes, (code) => (code === -1 ? Number.NaN : code === level ? 1 : 0)),
      )
    }
    case 'boolean':
      return [
        Float64Array.from(column.values, (value, row) => (column.missing?.[row] === 1 ? Number.NaN : value)),
      ]
    case 'text':
      return [new Float64Array(columnLength(column))]
  }
}
