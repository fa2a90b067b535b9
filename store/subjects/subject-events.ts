import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

export interface SubjectEvent {
  readonly id: number
  readonly at: string
  readonly kind: 'rectified' | 'erased' | 'restricted' | 'objected' | 'objection withdrawn'
  readonly subjectId: string
  readonly entity: string | null
  readonly recordId: string | null
  readonly fields: readonly string[]
  readonly purpose: string | null
}

/** What recipients of personal data have to follow, oldest first, after an event; at most 500. */
export async function listSubjectEvents({ trx }: Session, after: number): Promise<SubjectEvent[]> {
  const { rows } =
    await sql<SubjectEvent>`select id, to_json(at)#>>'{}' as at, kind, subject_id as "subjectId", entity,
      record_id as "recordId", fields, purpose
    from app.subject_event where id > ${after} order by id limit 500`.execute(trx)
  return rows
}

interface Rectification {
  readonly subjectId: string
  readonly entity: string
  readonly recordId: string
  readonly fields: readonly string[]
}

/** Tells that the past of a record was corrected: what was worked out from it holds no longer (Art. 16, 19 GDPR). */
export async function tellRectified(
  { trx, errand }: Session,
  { subjectId, entity, recordId, fields }: Rectification,
): Promise<void> {
  await sql`insert into app.subject_event (kind, subject_id, entity, record_id, fields, request_id)
    values ('rectified', ${subjectId}, ${entity}, ${recordId}, ${[...fields]}, ${errand.requestId})`.execute(
    trx,
  )
}
