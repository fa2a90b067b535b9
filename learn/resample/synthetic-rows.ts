import type { Random } from '../random.ts'
import type { Column } from '../table/column.ts'
import { takeCells } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import type { Neighbours } from './nearest-rows.ts'

/** One synthetic row: the row it starts from, the one it moves towards and how far, 0 to 1. */
export interface Blend {
  readonly base: number
  readonly towards: number
  readonly share: number
  /** The base's nearest rows, among whom categories are put to the vote. */
  readonly near: readonly number[]
}

/** Draws a synthetic row: a base, one of its nearest rows, and a place on the line between them. */
export function drawBlend(rows: readonly number[], nearest: Neighbours, random: Random): Blend {
  const index = random.integer(rows.length)
  const near = nearest(index)
  const base = rows[index]!
  const towards = near.length === 0 ? base : near[random.integer(near.length)]!
  return { base, towards, share: random.next(), near }
}

/**
 * The synthetic rows. Numbers and dates lie between base and neighbour, categories and booleans are
 * the commonest among the nearest rows (a tie goes to the nearer), text and cells that either lacks are the base's.
 */
export function syntheticRows(table: Table, blends: readonly Blend[]): Table {
  return { rowCount: blends.length, columns: table.columns.map((column) => blended(column, blends)) }
}

function blended(column: Column, blends: readonly Blend[]): Column {
  if (column.kind === 'category' || column.kind === 'boolean') {
    const cells: ArrayLike<number> = column.kind === 'category' ? column.codes : column.values
    const codeOf = (row: number): number => (column.missing?.[row] ? -1 : cells[row]!)
    return takeCells(
      column,
      blends.map(({ base, near }) => commonest(near.length === 0 ? [base] : near, codeOf)),
    )
  }
  const base = takeCells(
    column,
    blends.map((blend) => blend.base),
  )
  if (base.kind === 'number' && column.kind === 'number')
    return { ...base, values: between(column.values, blends) }
  if (base.kind === 'date' && column.kind === 'date') return { ...base, days: between(column.days, blends) }
  return base
}

function between(values: Float64Array, blends: readonly Blend[]): Float64Array {
  return Float64Array.from(blends, ({ base, towards, share }) => {
    const step = share * (values[towards]! - values[base]!)
    return Number.isNaN(step) ? values[base]! : values[base]! + step
  })
}

// The first of the rows that holds the commonest code.
function commonest(rows: readonly number[], codeOf: (row: number) => number): number {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(codeOf(row), (counts.get(codeOf(row)) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return rows.find((row) => counts.get(codeOf(row)) === most)!
}
