import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'

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
}

export interface PeopleQuery {
  readonly asOf: CivilDate
  readonly knownAt?: string
  /** Part of a name, number or work address. */
  readonly search?: string
  readonly departmentIds?: readonly string[]
  readonly locationIds?: readonly string[]
  readonly managerId?: string
  readonly limit: number
  readonly after?: { readonly lastName: string; readonly firstName: string; readonly id: string }
}

/** People on a day with position, department, place and manager, by family name. */
export async function listPeople(session: Session, query: PeopleQuery): Promise<PersonLine[]> {
  const { limit, after } = query
  const page = after
    ? sql`and (p.last_name, p.first_name, p.id) > (${after.lastName}, ${after.firstName}, ${after.id})`
    : sql``
  const { rows } = await sql<PersonLine>`
    select p.id, p.first_name as "firstName", p.last_name as "lastName", p.preferred_name as "preferredName",
      p.employee_number as "employeeNumber", p.work_email as "workEmail",
      a.title, a.department_id as "departmentId", d.name as "departmentName",
      a.location_id as "locationId", l.name as "locationName",
      m.manager_id as "managerId", concat_ws(' ', mp.first_name, mp.last_name) as "managerName"
    from (select p.* from records.person p
      ${needsAssignment(query) ? joinAssignment(query) : sql``}
      ${query.managerId ? sql`join records.manager_line f on f.person_id = p.id and f.kind = 'line' and ${holds('f', query)}` : sql``}
      where ${sql.join(conditions(query), sql` and `)} ${page}
      order by p.last_name, p.first_name, p.id limit ${limit}) p
    left join records.job_assignment a on a.person_id = p.id and a.is_primary and ${holds('a', query)}
    left join records.department d on d.id = a.department_id and ${holds('d', query)}
    left join records.location l on l.id = a.location_id and ${holds('l', query)}
    left join records.manager_line m on m.person_id = p.id and m.kind = 'line' and ${holds('m', query)}
    left join records.person mp on mp.id = m.manager_id and ${holds('mp', query)}
    order by p.last_name, p.first_name, p.id`.execute(session.trx)
  return rows
}

/** How many people the query finds in all. */
export async function countPeople(
  session: Session,
  query: Omit<PeopleQuery, 'limit' | 'after'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from records.person p
    ${needsAssignment(query) ? joinAssignment(query) : sql``}
    ${query.managerId ? sql`join records.manager_line f on f.person_id = p.id and f.kind = 'line' and ${holds('f', query)}` : sql``}
    where ${sql.join(conditions(query), sql` and `)}`.execute(session.trx)
  return rows[0]?.count ?? 0
}

/** Whether a row of the table holds on the day, as known then. */
export function holds(
  alias: string,
  { asOf, knownAt }: Pick<PeopleQuery, 'asOf' | 'knownAt'>,
): RawBuilder<unknown> {
  const valid = sql.ref(`${alias}.valid`)
  const recorded = sql.ref(`${alias}.recorded`)
  return knownAt === undefined
    ? sql`${valid} @> ${asOf}::date and upper_inf(${recorded})`
    : sql`${valid} @> ${asOf}::date and ${recorded} @> ${knownAt}::timestamptz`
}

type Conditions = Omit<PeopleQuery, 'limit' | 'after'>

function needsAssignment({ departmentIds, locationIds }: Conditions): boolean {
  return departmentIds !== undefined || locationIds !== undefined
}

function joinAssignment(query: Conditions): RawBuilder<unknown> {
  return sql`join records.job_assignment fa on fa.person_id = p.id and fa.is_primary and ${holds('fa', query)}`
}

function conditions(query: Conditions): RawBuilder<unknown>[] {
  const { search, departmentIds, locationIds, managerId } = query
  return [
    holds('p', query),
    ...(search ? [searchCondition(search)] : []),
    ...(departmentIds ? [sql`fa.department_id = any (${departmentIds})`] : []),
    ...(locationIds ? [sql`fa.location_id = any (${locationIds})`] : []),
    ...(managerId ? [sql`f.manager_id = ${managerId}`] : []),
  ]
}

/** The same expression as the trigram index `person_search`. */
function searchCondition(search: string): RawBuilder<unknown> {
  const words = search.trim().toLowerCase().split(/\s+/).slice(0, 5)
  const tests = words.map(
    (word) =>
      sql`records.person_search_text(p.first_name, p.last_name, p.preferred_name, p.employee_number, p.work_email) like ${`%${word.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`}`,
  )
  return sql.join(tests, sql` and `)
}
