import type { Purpose } from '@cadre/people'
import { sql } from 'kysely'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import type { Population } from './notices.ts'

export type Refusal =
  | 'unknown or erased'
  | 'restricted'
  | 'objected'
  | 'switched off'
  | 'no notice yet'
  | 'not told'

export interface Processing {
  readonly subjectId: string
  /** Why the person is not processed for the purpose; `null`: may be. */
  readonly refusal: Refusal | null
}

/**
 * Whether people may be processed for a purpose: neither erased, restricted nor objecting, the purpose
 * not switched off for their population, and the newest notice given. Whatever works
 * something out about people asks here (studies, snapshots in the lake), or asks the same function in the database (aggregates).
 */
export async function mayProcess(
  session: Session,
  purpose: Purpose,
  subjectIds: readonly string[],
): Promise<Processing[]> {
  if (subjectIds.length === 0) return []
  return withSystemReach(session, async ({ trx }) => {
    const { rows } = await sql<Processing>`select subject_id as "subjectId", refusal
      from app.refusals(${[...subjectIds]}::text[], ${purpose}, 'infinity')`.execute(trx)
    return rows
  })
}

/** Who was not told of a purpose. */
export interface Untold {
  readonly subjectIds: readonly string[]
  /** Which notice would tell each of them; nobody for whom none is published. */
  readonly noticeOf: Readonly<Record<string, string>>
}

/** Everybody of a population within reach who was not told of a purpose, or of its newest version. */
export async function listUntold(
  session: Session,
  { purpose, population }: { readonly purpose: Purpose; readonly population: Population },
): Promise<Untold> {
  const ids = await peopleToTell(session, population)
  const found = await mayProcess(session, purpose, ids)
  const subjectIds = found.flatMap(({ subjectId, refusal }) => (isUntold(refusal) ? [subjectId] : []))
  const needed = await withSystemReach(session, async ({ trx }) => {
    const { rows } = await sql<{ id: string; notice: string }>`
      select subject_id as id, min(notice_id) as notice from app.needed_notices(${subjectIds}::text[])
      where purpose = ${purpose} group by subject_id`.execute(trx)
    return rows
  })
  return { subjectIds, noticeOf: Object.fromEntries(needed.map(({ id, notice }) => [id, notice])) }
}

export const isUntold = (refusal: Refusal | null): boolean =>
  refusal === 'not told' || refusal === 'no notice yet'

/** Who works here, or applies, and is within reach of whoever answers for their data. */
export async function peopleToTell(session: Session, population: Population): Promise<string[]> {
  const ids = await withSystemReach(session, async ({ trx, errand }) => {
    const { rows } = await (
      population === 'employee'
        ? sql<{ id: string }>`select distinct person_id as id from records.employment
            where upper_inf(recorded) and valid @> ${errand.today}::date`
        : sql<{ id: string }>`select distinct candidate_id as id from records.application
            where upper_inf(recorded) and valid @> ${errand.today}::date and status = 'in process'`
    ).execute(trx)
    return rows.map(({ id }) => id)
  })
  const { rows } = await sql<{ id: string }>`select id from unnest(${ids}::text[]) id
    where case when starts_with(id, 'per_')
      then access.reaches_all('contact', 'write') or id in (select access.reached_people('contact', 'write'))
      else access.handles_request_of(id) end
    order by id`.execute(session.trx)
  return rows.map(({ id }) => id)
}
