import type { Target } from '@cadre/learn'
import { columnsThatTell } from '../validate/columns-that-tell.ts'
import type { TellingColumn } from '../validate/columns-that-tell.ts'
import type { RatedRows } from './follow-ratings.ts'

/**
 * Columns that seem to know how people were going to be rated: as in a training, those that tell nearly alone who was rated so high or lower, or tell
 * much of it by being filled at all. Asked of every step of the scale, because what is filled for the lowest alone says little of the others.
 */
export function tellingColumns(
  { table, next, classes: { labels } }: Pick<RatedRows, 'table' | 'next' | 'classes'>,
  seed: number,
): TellingColumn[] {
  const steps = labels.slice(1).map((label, at): Target => ({
    task: 'binary',
    values: Float64Array.from(next, (of) => (of > at ? 1 : 0)),
    classes: [`below ${label}`, `${label} or above`],
  }))
  return columnsThatTell(table, steps, seed)
}
