import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { RecordVersion } from '../facts/record.ts'
import { recordOfRow } from '../facts/row-of-record.ts'
import type { Row } from '../facts/row-of-record.ts'
import { subjectColumn, tableOf } from '../schema/entity-columns.ts'
import type { DataSubject } from './data-subject.ts'

/** Every version ever believed of one kind of record about somebody, in a session with system reach. */
export async function readVersions(
  { trx, cipher }: Session,
  entity: Entity,
  subject: DataSubject,
): Promise<RecordVersion[]> {
  const column = subjectColumn(entity)
  const ids = subjectIdsOf(entity, subject)
  if (!column || ids.length === 0) return []
  const { rows } = await sql<Row>`select *, lower(valid)::text as valid_from, upper(valid)::text as valid_to,
      to_json(lower(recorded))#>>'{}' as recorded_from, to_json(upper(recorded))#>>'{}' as recorded_to,
      ${sql.ref(column)} as subject_id
    from ${sql.raw(tableOf(entity))} where ${sql.ref(column)} = any (${ids}) order by id, version`.execute(
    trx,
  )
  return rows.map((row) => recordOfRow(entity, row, cipher))
}

/** The ids of somebody that records of this kind are filed under. */
export function subjectIdsOf(entity: Entity, subject: DataSubject): readonly string[] {
  const ids = {
    person: subject.personIds,
    candidate: subject.candidateIds,
    application: subject.applicationIds,
    organisation: [],
  }
  return ids[entity.subject]
}

/** The condition that a record is about somebody; `undefined` when records of this kind cannot be. */
export function isOf(entity: Entity, subject: DataSubject) {
  const column = subjectColumn(entity)
  const ids = subjectIdsOf(entity, subject)
  return column && ids.length > 0 ? sql`${sql.ref(column)} = any (${[...ids]}::text[])` : undefined
}
