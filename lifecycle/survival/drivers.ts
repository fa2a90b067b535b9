import type { FittedSurvival } from '@cadre/learn/survival'
import type { Table } from '@cadre/learn/table'
import { summariseContributions } from '../person-days/index.ts'

/** What a feature goes with, over all who are looked at. */
export interface Driver {
  readonly feature: string
  /** Mean size of what it adds to or takes from a probability. */
  readonly size: number
  /** Whether more of it goes with leaving, with staying, or with neither throughout. */
  readonly more: 'goes with leaving' | 'goes with staying' | 'goes both ways'
  /** Share of people whom it pushes out, and whom it keeps, by a tenth of the mean probability or more. */
  readonly pushesOut: number
  readonly keeps: number
}

const words = {
  higher: 'goes with leaving',
  lower: 'goes with staying',
  'both ways': 'goes both ways',
} as const

/** Ranks features by what they add to the probabilities of rows, largest first. */
export function rankDrivers(
  fitted: FittedSurvival,
  table: Table,
  window: { readonly from: Float64Array; readonly horizon: number },
): Driver[] {
  const probabilities = fitted.predictEvent(table, window)
  const notable = (probabilities.reduce((sum, value) => sum + value, 0) / table.rowCount) * 0.1
  return summariseContributions(fitted.explainEvent(table, window), { table, notable }).map(
    ({ more, raises: pushesOut, lowers: keeps, ...driver }) => ({
      ...driver,
      more: words[more],
      pushesOut,
      keeps,
    }),
  )
}
