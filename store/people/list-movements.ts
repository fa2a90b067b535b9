import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'

/** What a person did on the day, as their main position tells it. */
type MovementKind = 'joined' | 'left' | 'moved'

interface Position {
  readonly title: string | null
  readonly departmentId: string | null
  readonly locationId: string | null
  readonly gradeId: string | null
}

export interface Movement {
  readonly on: CivilDate
  readonly what: MovementKind
  readonly personId: string
  readonly name: string
  readonly before: Position | null
  readonly after: Position | null
}

export interface MovementsQuery {
  readonly from: CivilDate
  /** The first day that no longer counts. */
  readonly to: CivilDate
  /** As it was believed at this moment; now when left out. */
  readonly knownAt?: string
  /** Only who came into, went out of, or moved within this department, place or grade. */
  readonly departmentId?: string
  readonly locationId?: string
  readonly gradeId?: string
  readonly limit: number
}

/**
 * Who joined, left, or changed department, place or grade between two days, newest first: by the main positions of
 * people whose employment the reader may see.
 */
export async function listMovements(session: Session, query: MovementsQuery): Promise<Movement[]> {
  const { limit, knownAt } = query
  const believed = (table: string) =>
    knownAt === undefined
      ? sql`upper_inf(${sql.ref(`${table}.recorded`)})`
      : sql`${sql.ref(`${table}.recorded`)} @> ${knownAt}::timestamptz`
  const within = (['departmentId', 'locationId', 'gradeId'] as const).flatMap((field) =>
    query[field] === undefined
      ? []
      : [sql`and ${query[field]} in (m.before->>${sql.lit(field)}, m.after->>${sql.lit(field)})`],
  )
  const { rows } = await sql<Movement>`
    with seen as (select distinct e.person_id from records.employment e where ${believed('e')}),
    main as (select a.*, lower(a.valid) as starts, upper(a.valid) as ends from records.job_assignment a
      where a.is_primary and ${believed('a')} and a.person_id in (select person_id from seen)),
    m as (${begun(query)} union all ${ended(query)})
    select to_char(m."on", 'YYYY-MM-DD') as "on", m.what, m.person_id as "personId", m.before, m.after,
      (select concat_ws(' ', coalesce(p.preferred_name, p.first_name), p.last_name) from records.person p
        where p.id = m.person_id and ${believed('p')} order by lower(p.valid) desc limit 1) as name
    from m where true ${sql.join(within, sql` `)} order by m."on" desc, m.person_id, m.what limit ${limit}`.execute(
    session.trx,
  )
  const subjects = [...new Set(rows.map(({ personId }) => personId))]
  const { from, to } = query
  session.note({
    act: 'read movements',
    entity: 'employment',
    subjects,
    detail: { from, to, movements: rows.length },
  })
  return rows
}

const position = (row: string): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${row}.${name}`)
  return sql`json_build_object('title', ${column('title')}, 'departmentId', ${column('department_id')},
    'locationId', ${column('location_id')}, 'gradeId', ${column('grade_id')})`
}

/** Positions that began: after another one without a gap it is a move, when it is elsewhere; else somebody joined. */
function begun({ from, to }: MovementsQuery): RawBuilder<unknown> {
  return sql`select a.starts as "on", case when b.id is null then 'joined' else 'moved' end as what, a.person_id,
      case when b.id is null then null else ${position('b')} end as before, ${position('a')} as after
    from main a left join main b on b.person_id = a.person_id and b.ends = a.starts
    where a.starts >= ${from}::date and a.starts < ${to}::date
      and (b.id is null or (b.department_id, b.location_id, b.grade_id) is distinct from (a.department_id, a.location_id, a.grade_id))`
}

/** Positions that ended with no other after them. */
function ended({ from, to }: MovementsQuery): RawBuilder<unknown> {
  return sql`select a.ends as "on", 'left' as what, a.person_id, ${position('a')} as before, null::json as after
    from main a left join main b on b.person_id = a.person_id and b.starts = a.ends
    where a.ends >= ${from}::date and a.ends < ${to}::date and b.id is null`
}
