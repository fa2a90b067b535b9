import { AppError } from '@cadre/core'
import type { Column, Table } from '@cadre/learn/table'
import { nearestName } from '../ingest/nearest-name.ts'

/**
 * The column a person named; case and outer blanks are forgiven when that leaves one. Throws `column-unknown`
 * suggesting the nearest name.
 */
export function findColumn(table: Table, name: string, asked = 'column'): Column {
  const exact = table.columns.find((column) => column.name === name)
  if (exact) return exact
  const folded = name.trim().toLowerCase()
  const alike = table.columns.filter((column) => column.name.trim().toLowerCase() === folded)
  if (alike.length === 1) return alike[0]!
  const names = table.columns.map((column) => column.name)
  const nearest = nearestName(name, names)
  const hint = nearest ? ` Did you mean "${nearest}"?` : ` The columns are ${shortList(names)}.`
  throw new AppError('column-unknown', `There is no ${asked} "${name}".${hint}`, { column: name, nearest })
}

/** A list for a sentence: the first twelve, then how many more. */
export function shortList(names: readonly string[], limit = 12): string {
  const shown = names.slice(0, limit).map((name) => `"${name}"`)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
