import type { Target } from '@cadre/learn'
import { takeRows } from '@cadre/learn/table'
import { columnsThatTell } from '../validate/columns-that-tell.ts'
import type { TellingColumn } from '../validate/columns-that-tell.ts'
import type { FollowedRows } from './follow-up.ts'

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
  return columnsThatTell(takeRows(table, rows), [target], seed)
}
