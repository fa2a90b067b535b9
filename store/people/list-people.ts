import { entityNamed } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { withoutHiddenCustom } from '../custom-fields/guarded-fields.ts'
import type { Session } from '../database/session.ts'
import { holds } from '../facts/holds.ts'
import type { Moment } from '../facts/holds.ts'
import type { CustomValues } from '../facts/record.ts'
import {
  afterPlace,
  byName,
  hasIndex,
  isByGroup,
  isFirstByName,
  orderOf,
  sortJoins,
  sortKey,
} from './people-order.ts'
import type { PeopleSort, PlaceInList } from './people-order.ts'
import type { Groups } from './groups-in-order.ts'
import { inGroups } from './people-in-groups.ts'

export interface PersonLine {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly preferredName: string | null
  readonly employeeNumber: string | null
  readonly workEmail: string | null
  readonly title: string | null
  readonly departmentId: string | null
  readonly departmentName: string | null
  readonly locationId: string | null
  readonly locationName: string | null
  readonly managerId: string | null
  readonly managerName: string | null
  readonly custom: CustomValues
}

export interface PeopleQuery extends Moment {
  /** Part of a name, number or work address. */
  readonly search?: string
  readonly departmentIds?: readonly string[]
  readonly locationIds?: readonly string[]
  readonly managerId?: string
  /** Only these. */
  readonly ids?: readonly string[]
  /** Only those who have a position on the day: neither who left nor who has not begun. */
  readonly isWorking?: boolean
  /** By family name when left out. */
  readonly sort?: PeopleSort
  readonly limit: number
  readonly after?: PlaceInList
  /** A group of more people than these is walked through in the order of their names. */
  readonly largeGroup?: number
}

/** People on a day with position, department, place and manager, in the asked order, then by family name. */
export async function listPeople(session: Session, query: PeopleQuery): Promise<PersonLine[]> {
  const { limit, search, knownAt, sort } = query
  if (sort && isByGroup(sort) && isUnfiltered(query) && knownAt === undefined)
    return inGroups(session, query, { sort, list: (some: ChosenQuery) => listChosen(session, some) })
  // The first by name are the first of the list only when the list is by name.
  if (search === undefined || knownAt !== undefined || (sort && !isFirstByName(sort)))
    return listChosen(session, query)
  const most = limit * candidatesEach
  const among = await firstFound(session, query, most)
  const lines = among.length === 0 ? [] : await listChosen(session, { ...query, among })
  const isWhole = lines.length === limit || among.length < most
  return isWhole ? lines : listChosen(session, query)
}

/** So many who have the words in their names are looked at for each line of a page, before all of them are. */
const candidatesEach = 5

/** The first people of a day who have the words, whoever may see them. */
async function firstFound(
  { trx, prove }: Session,
  { search = '', asOf, after }: PeopleQuery,
  most: number,
): Promise<readonly string[]> {
  const words = patternsOf(search)
  const past = after ? [after.lastName, after.firstName, after.id] : []
  const proof = prove(`first|${[...words, asOf, ...past, most].join('\u001f')}`)
  const { rows } = await sql<{
    id: string
  }>`select records.first_people_found(${words}, ${asOf}, ${past}, ${most}, ${proof}) as id`.execute(trx)
  return rows.map(({ id }) => id)
}

async function listChosen(session: Session, query: ChosenQuery): Promise<PersonLine[]> {
  const { limit, after, group } = query
  // Within one group people come by their names.
  const sort = group ? byName(query.sort) : query.sort
  const assignment = needsAssignment(query) ? 'fa' : 'sa'
  const key = sortKey(sort, assignment)
  const chosen = sql`select p.*, ${key} as sort_key from records.person p ${pageJoins({ ...query, ...(sort && { sort }) })} ${sortJoins(sort, query, assignment)}
    where ${sql.join(conditions(session, query), sql` and `)} ${afterPlace(key, after, sort)}
    ${orderOf(key, sort)} limit ${sql.lit(limit)}`
  return readLines(session, query, { chosen, order: orderOf(sql`p.sort_key`, sort) })
}

/**
 * Below this word similarity (pg_trgm) names are different names, not misspelt ones. Few letters are like too many
 * names: half of those in "n10" begin somebody's name.
 */
const similarityThreshold = (search: string): string => (search.trim().length < 5 ? '0.6' : '0.4')

/** People whose name, number or address is spelt like the search, most alike first: for when none holds it as it is. */
export async function listSimilarPeople(
  session: Session,
  query: Omit<PeopleQuery, 'after'>,
): Promise<PersonLine[]> {
  const { search = '', ...rest } = query
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${similarityThreshold(search)}, true)`.execute(
    session.trx,
  )
  const chosen = sql`select p.*, s.similarity from records.person p
    join records.similar_people(${search}, ${session.prove(`similar|${search}`)}) s on s.id = p.id ${joins(rest)}
    where ${sql.join(conditions(session, rest), sql` and `)} order by s.similarity desc, p.id limit ${query.limit}`
  return readLines(session, query, { chosen, order: sql`order by p.similarity desc, p.id` })
}

interface Chosen {
  readonly chosen: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
}

/**
 * What a line tells of assignment and manager is looked up person by person, one of each at most: the
 * planner, which may not look at statistics under row policies, would read whole tables instead.
 */
async function readLines(
  session: Session,
  query: Conditions,
  { chosen, order }: Chosen,
): Promise<PersonLine[]> {
  const { rows } = await sql<PersonLine>`
    select p.id, p.first_name as "firstName", p.last_name as "lastName", p.preferred_name as "preferredName",
      p.employee_number as "employeeNumber", p.work_email as "workEmail",
      a.title, a.department_id as "departmentId", d.name as "departmentName",
      a.location_id as "locationId", l.name as "locationName",
      m.manager_id as "managerId", concat_ws(' ', mp.first_name, mp.last_name) as "managerName",
      p.custom
    from (${chosen}) p
    left join lateral (select * from records.job_assignment a
      where a.person_id = p.id and a.is_primary and ${holds('a', query)} limit 1) a on true
    left join records.department d on d.id = a.department_id and ${holds('d', query)}
    left join records.location l on l.id = a.location_id and ${holds('l', query)}
    left join lateral (select * from records.manager_line m
      where m.person_id = p.id and m.kind = 'line' and ${holds('m', query)} limit 1) m on true
    left join lateral (select * from records.person mp
      where mp.person_id = m.manager_id and ${holds('mp', query)} limit 1) mp on true
    ${order}`.execute(session.trx)
  return withoutHiddenCustom(session, entityNamed('person'), rows, ({ id }) => id)
}

/** How many people the query finds in all. */
export async function countPeople(
  session: Session,
  query: Omit<PeopleQuery, 'limit' | 'after'>,
): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from records.person p ${joins(query)}
    where ${sql.join(conditions(session, query), sql` and `)}`.execute(session.trx)
  return rows[0]?.count ?? 0
}

type ChosenQuery = PeopleQuery & {
  /** The position, department or place that the page is of, where it has many people. */
  readonly group?: Groups
  /** Who was found already to have the words of the search, or to be of the groups that the page is of. */
  readonly among?: readonly string[]
}
type Conditions = Omit<ChosenQuery, 'limit' | 'after'>

/** Whether a filter asks for the position of a person. */
const needsAssignment = ({ departmentIds, locationIds, isWorking }: Conditions): boolean =>
  departmentIds !== undefined || locationIds !== undefined || isWorking === true

/** Tables that filters need beside the person. */
function joins(query: Conditions): RawBuilder<unknown> {
  const { managerId } = query
  const assignment = needsAssignment(query)
    ? sql`join records.job_assignment fa on fa.person_id = p.id and fa.is_primary and ${holds('fa', query)}`
    : sql``
  const line = managerId
    ? sql`join records.manager_line f on f.person_id = p.id and f.kind = 'line' and ${holds('f', query)}`
    : sql``
  return sql`${assignment} ${line}`
}

/** Whether all who work are listed, and nothing else narrows them. */
const isUnfiltered = ({
  ids,
  departmentIds,
  locationIds,
  managerId,
  isWorking,
  search,
}: Conditions): boolean =>
  isWorking === true && !ids && !departmentIds && !locationIds && !managerId && search === undefined

/**
 * The same for a page in an order that an index keeps. Whether somebody works is looked up person by person there: joined
 * as a whole, everybody would be read and sorted for the first hundred.
 */
function pageJoins(query: ChosenQuery): RawBuilder<unknown> {
  if (!isUnfiltered(query) || !hasIndex(query.sort)) return joins(query)
  return sql`join lateral (select fa.person_id from records.job_assignment fa
    where fa.person_id = p.id and fa.is_primary and ${holds('fa', query)} ${query.group ? sql`and ${query.group.holds}` : sql``} limit 1) fa on true`
}

function conditions(session: Session, query: Conditions): RawBuilder<unknown>[] {
  const { search, among, ids, departmentIds, locationIds, managerId } = query
  return [
    holds('p', query),
    ...(ids ? [sql`p.person_id = any (${ids})`] : []),
    ...(among ? [sql`p.person_id = any (${among})`] : []),
    ...(search && !among ? searchConditions(session, search, query) : []),
    ...(departmentIds ? [sql`fa.department_id = any (${departmentIds})`] : []),
    ...(locationIds ? [sql`fa.location_id = any (${locationIds})`] : []),
    ...(managerId ? [sql`f.manager_id = ${managerId}`] : []),
  ]
}

/**
 * Every word somewhere in name, number or address, whatever its accents. Ids come from the index of
 * what is believed now, once for the whole query (`in` would ask again for each row), and are
 * looked up by the subject, whose index is a plain one. For an earlier knowledge every version is looked at.
 */
function searchConditions(
  { prove }: Session,
  search: string,
  { knownAt }: Conditions,
): RawBuilder<unknown>[] {
  const words = patternsOf(search)
  const patterns = sql`array[${sql.join(words.map((word) => sql`records.search_form(${word})`))}]`
  const proof = prove(`search|${words.join('\u001f')}`)
  const holdsWords = sql`p.search_text like all (${patterns})`
  return knownAt === undefined
    ? [sql`p.person_id = any (array(select records.search_people(${words}, ${proof})))`, holdsWords]
    : [holdsWords]
}

function patternsOf(search: string): string[] {
  return (
    search
      .trim()
      .split(/\s+/)
      .slice(0, 5)
      .map((word) => `%${word.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`)
      // The longest word finds the fewest.
      .sort((a, b) => b.length - a.length)
  )
}
