import type { CivilDate } from '@cadre/core'
import type { Table } from '@cadre/learn/table'

/** Features of people on days, row by row. */
export interface PersonDays {
  readonly table: Table
  readonly personIds: readonly string[]
  readonly days: readonly CivilDate[]
}

export const dayNumber = (day: CivilDate): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** One number for each person, in the order in which they come. */
export function numberPeople(personIds: readonly string[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(personIds, (personId) => {
    const number = numbers.get(personId) ?? numbers.size
    numbers.set(personId, number)
    return number
  })
}
