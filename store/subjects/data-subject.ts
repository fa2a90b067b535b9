import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** Somebody, by every id under which data about them is kept. */
export interface DataSubject {
  readonly personIds: readonly string[]
  readonly candidateIds: readonly string[]
  readonly applicationIds: readonly string[]
  readonly accountIds: readonly string[]
}

/**
 * Finds the ids of a person or a candidate, in a session with system reach. A person's earlier
 * candidacies belong to it; a candidate alone is the candidate and its applications.
 */
export async function dataSubject({ trx }: Session, subjectId: string): Promise<DataSubject> {
  const isPerson = subjectId.startsWith('per_')
  const { rows } = await sql<{ kind: keyof DataSubject; id: string }>`
    with candidates as (
      select distinct id from records.candidate where id = ${subjectId} or (${isPerson} and employee_id = ${subjectId})
    )
    select 'candidateIds' as kind, id from candidates
    union all
    select 'applicationIds', id from records.application where candidate_id in (select id from candidates) group by id
    union all
    select 'accountIds', id from app.account where person_id = ${subjectId}`.execute(trx)
  const ids = (kind: keyof DataSubject): string[] =>
    rows.filter((row) => row.kind === kind).map(({ id }) => id)
  return {
    personIds: isPerson ? [subjectId] : [],
    candidateIds: ids('candidateIds'),
    applicationIds: ids('applicationIds'),
    accountIds: ids('accountIds'),
  }
}

/** The ids that records, notes and grants are filed under; accounts apart. */
export function recordIds({ personIds, candidateIds, applicationIds }: DataSubject): string[] {
  return [...personIds, ...candidateIds, ...applicationIds]
}
