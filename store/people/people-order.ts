import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { holds } from '../facts/holds.ts'
import type { Moment } from '../facts/holds.ts'

/** What people are ordered by; all of it stands in the line that is shown of them. */
export interface PeopleSort {
  readonly field: 'name' | 'number' | 'position' | 'department' | 'place'
  readonly isDescending: boolean
}

/** What many people share. */
export type GroupedBy = 'position' | 'department' | 'place'

/** A person's place in the list: what it is ordered by, then the name. */
export interface PlaceInList {
  readonly key: string
  readonly lastName: string
  readonly firstName: string
  readonly id: string
}

/** The assignment of a person that a filter has joined, or one looked up for the order alone. */
type Assignment = 'fa' | 'sa'

/** What people are ordered by before their names; an empty text when it is the names alone. */
export function sortKey(sort: PeopleSort | undefined, assignment: Assignment): RawBuilder<unknown> {
  const keys: Readonly<Record<PeopleSort['field'], RawBuilder<unknown>>> = {
    name: sql`''`,
    number: sql`coalesce(p.employee_number, '')`,
    position: sql`coalesce(${sql.ref(`${assignment}.title`)}, '')`,
    department: sql`coalesce(sd.name, '')`,
    place: sql`coalesce(sl.name, '')`,
  }
  return keys[sort?.field ?? 'name']
}

/** The tables that an order needs beside the person and what filters have joined: nobody's assignment is looked up twice. */
export function sortJoins(
  sort: PeopleSort | undefined,
  moment: Moment,
  assignment: Assignment,
): RawBuilder<unknown> {
  if (!sort || sort.field === 'name' || sort.field === 'number') return sql``
  const position =
    assignment === 'fa'
      ? sql``
      : sql`left join lateral (select a.title, a.department_id, a.location_id from records.job_assignment a
    where a.person_id = p.id and a.is_primary and ${holds('a', moment)} limit 1) sa on true`
  if (sort.field === 'position') return position
  return sort.field === 'department'
    ? sql`${position} left join records.department sd
        on sd.id = ${sql.ref(`${assignment}.department_id`)} and ${holds('sd', moment)}`
    : sql`${position} left join records.location sl
        on sl.id = ${sql.ref(`${assignment}.location_id`)} and ${holds('sl', moment)}`
}

// By name alone the key is left out, so that the index of names serves.
const isByName = (sort: PeopleSort | undefined): boolean => (sort?.field ?? 'name') === 'name'

/** Whether people come by family name, the first first. */
export const isFirstByName = (sort: PeopleSort): boolean => sort.field === 'name' && !sort.isDescending

/** The names alone, in the same direction. */
export const byName = (sort: PeopleSort | undefined): PeopleSort => ({
  field: 'name',
  isDescending: sort?.isDescending === true,
})

/** Whether people are ordered by what many of them share, which an index cannot keep together with their names. */
export const isByGroup = (sort: PeopleSort): sort is PeopleSort & { readonly field: GroupedBy } =>
  sort.field === 'position' || sort.field === 'department' || sort.field === 'place'

/** Whether an index keeps people in this order. */
export const hasIndex = (sort: PeopleSort | undefined): boolean => isByName(sort) || sort?.field === 'number'

/** Only who comes after a place in the list. */
export function afterPlace(
  key: RawBuilder<unknown>,
  after: PlaceInList | undefined,
  sort: PeopleSort | undefined,
): RawBuilder<unknown> {
  if (!after) return sql``
  const beyond = sql.raw(sort?.isDescending === true ? '<' : '>')
  const { lastName, firstName, id } = after
  return isByName(sort)
    ? sql`and (p.last_name, p.first_name, p.id) ${beyond} (${lastName}, ${firstName}, ${id})`
    : sql`and (${key}, p.last_name, p.first_name, p.id) ${beyond} (${after.key}, ${lastName}, ${firstName}, ${id})`
}

export function orderOf(key: RawBuilder<unknown>, sort: PeopleSort | undefined): RawBuilder<unknown> {
  const way = sql.raw(sort?.isDescending === true ? 'desc' : 'asc')
  const names = sql`p.last_name ${way}, p.first_name ${way}, p.id ${way}`
  return isByName(sort) ? sql`order by ${names}` : sql`order by ${key} ${way}, ${names}`
}
