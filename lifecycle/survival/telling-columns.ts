import type { Target } from '@cadre/learn'
import { takeRows } from '@cadre/learn/table'
import { suspectedLeak } from '../validate/suspected-leak.ts'
import type { FollowedRows } from './follow-up.ts'

/** A column that nothing is learned from, and why. */
export interface TellingColumn {
  readonly feature: string
  readonly reason: string
}

/**
 * Columns that seem to know who was about to leave: as in a training, those that tell nearly alone who left within the months, or tell much of it
 * by being filled at all. Rows that were not followed for so long, or ended otherwise before, say nothing of it.
 */
export function tellingColumns(
  { table, ends }: Pick<FollowedRows, 'table' | 'ends'>,
  { horizon, seed }: { readonly horizon: number; readonly seed: number },
): TellingColumn[] {
  const watched = (row: number): number => ends.exit[row]! - ends.entry[row]!
  const hasLeft = (row: number): boolean => ends.event[row] === 1 && watched(row) <= horizon
  const rows = [...ends.event.keys()].filter((row) => hasLeft(row) || watched(row) >= horizon)
  const target: Target = {
    task: 'binary',
    values: Float64Array.from(rows, (row) => (hasLeft(row) ? 1 : 0)),
    classes: ['stayed', 'left'],
  }
  return takeRows(table, rows).columns.flatMap((column) => {
    const leak = suspectedLeak(column, target, seed)
    return leak ? [{ feature: column.name, reason: leak.reason }] : []
  })
}
