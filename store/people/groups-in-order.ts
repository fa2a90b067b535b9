import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'
import { holds } from '../facts/holds.ts'
import type { Moment } from '../facts/holds.ts'
import type { GroupedBy, PeopleSort } from './people-order.ts'

/** Groups that stand next to each other in an order of people. */
export interface Groups {
  /** What they are ordered by, of the last of them. */
  readonly last: string
  /** One group of so many people that they are better looked for in the order of their names. */
  readonly isLarge: boolean
  /** Whether an assignment called `fa` is of one of them. */
  readonly holds: RawBuilder<unknown>
  /** Who is in them, of whom may be seen; of a large group only some. */
  readonly people: readonly string[]
}

interface Wanted {
  readonly sort: PeopleSort & { readonly field: GroupedBy }
  readonly from: { readonly key: string; readonly isBeyond: boolean } | undefined
}

/** More people than these are not read and sorted for a page. */
const usualLargeGroup = 3000

interface Page extends Moment {
  readonly limit: number
  readonly largeGroup?: number
}

/** The groups that the next people of a page are of, whether or not all of them may be seen; nothing after the last. */
export async function nextGroups(
  session: Session,
  page: Page,
  { sort, from }: Wanted,
): Promise<Groups | undefined> {
  const { largeGroup = usualLargeGroup } = page
  const { rows } = await sql<Group>`select key, array_agg(distinct id) as ids, array_agg(person_id) as people
    from (${assignments(page, { sort, from })}) a group by key order by key ${way(sort)}`.execute(session.trx)
  let people = 0
  const next: Group[] = []
  for (const group of rows) {
    const isLarge = group.people.length >= largeGroup
    if (people >= page.limit || (people > 0 && isLarge)) break
    next.push(group)
    people += group.people.length
  }
  const last = next.at(-1)
  if (!last) return undefined
  return {
    last: last.key,
    isLarge: next.length === 1 && people >= largeGroup,
    holds: holdsIn(sort.field, next),
    people: next.flatMap((group) => group.people),
  }
}

interface Group {
  readonly key: string
  readonly ids: readonly (string | null)[]
  /** No more than make a group large. */
  readonly people: readonly string[]
}

const way = ({ isDescending }: PeopleSort): RawBuilder<unknown> => sql.raw(isDescending ? 'desc' : 'asc')

/** Assignments of the day in the order of their groups, as many as a page and a large group have. */
function assignments(page: Page, { sort, from }: Wanted): RawBuilder<unknown> {
  const most = sql.lit(page.limit + (page.largeGroup ?? usualLargeGroup))
  const sign = sql.raw(`${sort.isDescending ? '<' : '>'}${from?.isBeyond === true ? '' : '='}`)
  const isOn = sql`fa.is_primary and ${holds('fa', page)}`
  if (sort.field === 'position')
    return sql`select fa.title as key, fa.title as id, fa.person_id from records.job_assignment fa
      where ${isOn} ${from ? sql`and fa.title ${sign} ${from.key}` : sql``} order by fa.title ${way(sort)} limit ${most}`
  const { table, id } = groupTables[sort.field]
  const isNamed = from ? sql`where g.key ${sign} ${from.key}` : sql``
  // Who has no department, or one that is not there on the day, is of the group without a name.
  return sql`select g.key, g.id, a.person_id from (
      select d.name as key, d.id from ${sql.table(table)} d where ${holds('d', page)}
      union all select '', null
      union all select distinct '', d.id from ${sql.table(table)} d where upper_inf(d.recorded)
        and not exists (select from ${sql.table(table)} h where h.id = d.id and ${holds('h', page)})
      order by 1 ${way(sort)}) g
    cross join lateral (${assigned(id, isOn, most)}) a ${isNamed} order by g.key ${way(sort)} limit ${most}`
}

/** Assignments of one group; of none where it has no id. */
const assigned = (
  column: RawBuilder<unknown>,
  isOn: RawBuilder<unknown>,
  most: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`(select fa.person_id from records.job_assignment fa where ${column} = g.id and ${isOn} limit ${most})
  union all (select fa.person_id from records.job_assignment fa where g.id is null and ${column} is null and ${isOn} limit ${most})`

const groupTables = {
  department: { table: 'records.department', id: sql`fa.department_id` },
  place: { table: 'records.location', id: sql`fa.location_id` },
} as const

function holdsIn(field: GroupedBy, groups: readonly Group[]): RawBuilder<unknown> {
  const ids = groups.flatMap((group) => group.ids)
  const known = ids.filter((id) => id !== null)
  if (field === 'position') return sql`fa.title = any (${known})`
  const { id } = groupTables[field]
  return known.length === ids.length
    ? sql`${id} = any (${known})`
    : sql`(${id} is null or ${id} = any (${known}))`
}
