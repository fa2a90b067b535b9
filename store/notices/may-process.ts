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

/** Everybody of a population who was not told of a purpose, or of its newest version. */
export async function listUntold(
  session: Session,
  { purpose, population }: { readonly purpose: Purpose; readonly population: Population },
): Promise<string[]> {
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
  const found = await mayProcess(session, purpose, ids)
  return found.flatMap(({ subjectId, refusal }) =>
    refusal === 'not told' || refusal === 'no notice yet' ? [subjectId] : [],
  )
}
