import { AppError } from '@cadre/core'
import { columnNamed } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { GivenRoles } from './decide-role.ts'

/**
 * Throws `usage` when the person gave the target a second part, and `column-mistyped` when the column of time
 * holds no dates and no numbers: to go on without either would be another study than was asked for.
 */
export function refuseContradictions(table: Table, given: GivenRoles, target: string): void {
  for (const [role, names] of Object.entries(given)) {
    if (role === 'columns' || !asList(names).includes(target)) continue
    throw new AppError('usage', `"${target}" is the target; it cannot be named for anything else as well.`, {
      column: target,
      role,
      option: role,
    })
  }
  if (given.time === undefined) return
  const { kind } = columnNamed(table, given.time)
  if (kind === 'date' || kind === 'number') return
  const message = `"${given.time}" does not hold dates or numbers, so it cannot put the rows in the order of time. Name another column for it.`
  throw new AppError('column-mistyped', message, { column: given.time, option: 'time' })
}

function asList(names: string | readonly string[] | undefined): readonly string[] {
  return typeof names === 'string' ? [names] : (names ?? [])
}
