import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'

export interface EntryFilters {
  readonly accountId?: string
  readonly subjectId?: string
  readonly requestId?: string
  readonly route?: string
  readonly act?: string
  readonly entity?: string
  /** From this instant on, and before that one. */
  readonly from?: string
  readonly to?: string
}

interface PagedFilters extends EntryFilters {
  readonly limit: number
  /** Go on with entries older than this one. */
  readonly before?: number
}

export interface FoundEntry {
  readonly id: number
  readonly at: string
  readonly accountId: string
  readonly accountName: string | null
  readonly sessionId: string | null
  readonly act: string
  readonly entity: string
  readonly purpose: string
  /** Those within reach of the reader; `subjectCount` counts all. */
  readonly subjects: readonly string[]
  readonly subjectCount: number
  readonly requestId: string
  readonly route: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly before: string | null
  readonly after: string | null
}

/** Entries about people within reach, newest first. Reading the trail is entered in it. */
export async function findEntries(session: Session, filters: PagedFilters): Promise<FoundEntry[]> {
  const { rows } = await sql<FoundEntry>`
    with reach as materialized (
      select access.reaches_all('audit trail', 'read') as is_whole,
        (select coalesce(array_agg(p), '{}') from access.reached_people('audit trail', 'read') p) as people
    )
    select ${whatColumns}, e.account_id as "accountId", a.display_name as "accountName", e.session_id as "sessionId",
      case when (select is_whole from reach) then e.subjects
        else array(select unnest(e.subjects) intersect select unnest(people) from reach) end as subjects,
      cardinality(e.subjects) as "subjectCount", e.request_id as "requestId", e.route,
      case when (select is_whole or e.subjects <@ people from reach) then e.detail else '{}' end as detail,
      e.before_digest as before, e.after_digest as after
    from audit.entry e left join app.account a on a.id = e.account_id
    where ${conditions(filters)} order by e.id desc limit ${filters.limit}`.execute(session.trx)
  noteReading(session, { subjects: filters.subjectId ? [filters.subjectId] : [], records: rows.length })
  return rows
}

export type TechnicalEntry = Omit<FoundEntry, 'subjects' | 'detail' | 'before' | 'after'>

/** Every entry without whose data it was; for administrators, and nobody else sees any. */
export async function findTechnicalEntries(
  session: Session,
  filters: Omit<PagedFilters, 'subjectId'>,
): Promise<TechnicalEntry[]> {
  const { rows } = await sql<TechnicalEntry>`
    select ${whatColumns}, e.account_id as "accountId", a.display_name as "accountName", e.session_id as "sessionId",
      e.subject_count as "subjectCount", e.request_id as "requestId", e.route
    from audit.technical_entry e left join app.account a on a.id = e.account_id
    where ${conditions(filters)} order by e.id desc limit ${filters.limit}`.execute(session.trx)
  noteReading(session, { subjects: [], records: rows.length })
  return rows
}

export type OwnEntry = Pick<FoundEntry, 'id' | 'at' | 'act' | 'entity' | 'purpose' | 'accountName'>

/** What others did to the data of the account's own person, newest first. */
export async function findOwnEntries(
  session: Session,
  filters: Pick<PagedFilters, 'from' | 'to' | 'limit' | 'before'>,
): Promise<OwnEntry[]> {
  const { personId, accountId } = session.caller
  const { rows } = await sql<OwnEntry>`select ${whatColumns}, e.account_name as "accountName"
    from audit.own_entry e where e.account_id <> ${accountId} and ${conditions(filters)}
    order by e.id desc limit ${filters.limit}`.execute(session.trx)
  noteReading(session, { subjects: personId === null ? [] : [personId], records: rows.length })
  return rows
}

export interface TouchedSubject {
  readonly subjectId: string
  readonly times: number
  readonly firstAt: string
  readonly lastAt: string
  readonly entities: readonly string[]
}

interface TouchQuery {
  readonly accountId: string
  readonly sessionId?: string
  readonly from: string
  readonly to: string
  readonly limit: number
  /** Go on after this subject. */
  readonly after?: string
}

/** Everybody within reach whose data an account touched in a window, by id. */
export async function findTouchedSubjects(session: Session, query: TouchQuery): Promise<TouchedSubject[]> {
  const { accountId, sessionId, from, to, limit, after } = query
  const { rows } = await sql<TouchedSubject>`
    with reach as materialized (
      select access.reaches_all('audit trail', 'read') as is_whole,
        (select coalesce(array_agg(p), '{}') from access.reached_people('audit trail', 'read') p) as people
    )
    select s.id as "subjectId", count(*)::int as times, ${instantText(sql`min(e.at)`)} as "firstAt",
      ${instantText(sql`max(e.at)`)} as "lastAt", array_agg(distinct e.entity) as entities
    from audit.entry e, unnest(e.subjects) s(id)
    where e.account_id = ${accountId} and e.at >= ${from}::timestamptz and e.at < ${to}::timestamptz
      ${sessionId === undefined ? sql`` : sql`and e.session_id = ${sessionId}`}
      ${after === undefined ? sql`` : sql`and s.id > ${after}`}
      and ((select is_whole from reach) or s.id = any ((select people from reach)::text[]))
    group by s.id order by s.id limit ${limit}`.execute(session.trx)
  noteReading(session, { subjects: rows.map(({ subjectId }) => subjectId), records: rows.length })
  return rows
}

const whatColumns = sql`e.id, ${instantText(sql`e.at`)} as at, e.act, e.entity, e.purpose`

function instantText(instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`to_char(${instant} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

function conditions(filters: Partial<PagedFilters>): RawBuilder<unknown> {
  const { accountId, subjectId, requestId, route, act, entity, from, to, before } = filters
  const equal = Object.entries({
    account_id: accountId,
    request_id: requestId,
    route,
    act,
    entity,
  }).flatMap(([column, value]) => (value === undefined ? [] : [sql`${sql.ref(`e.${column}`)} = ${value}`]))
  return sql.join(
    [
      sql`true`,
      ...equal,
      ...(subjectId === undefined ? [] : [sql`e.subjects @> array[${subjectId}]`]),
      ...(from === undefined ? [] : [sql`e.at >= ${from}::timestamptz`]),
      ...(to === undefined ? [] : [sql`e.at < ${to}::timestamptz`]),
      ...(before === undefined ? [] : [sql`e.id < ${before}`]),
    ],
    sql` and `,
  )
}

function noteReading(
  session: Session,
  { subjects, records }: { readonly subjects: readonly string[]; readonly records: number },
): void {
  session.note({ act: 'read', entity: 'audit_entry', subjects, detail: { records } })
}
