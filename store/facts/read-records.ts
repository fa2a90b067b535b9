import { dataClasses, rulesFor } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { subjectIdsAmong } from '../audit/subject-ids.ts'
import type { Session } from '../database/session.ts'
import { subjectColumn, tableOf } from '../schema/entity-columns.ts'
import { columns, noteRead, refuseRestricted } from './note-read.ts'
import type { ReadOptions } from './read-options.ts'
import { conditions, guardsOf, sortExpression } from './record-conditions.ts'
import type { RecordVersion } from './record.ts'
import type { Row } from './row-of-record.ts'

/**
 * Reads the versions of records that hold on a day, as far as the session's account reaches, and
 * notes the read when the class of the data is sensitive. At most `limit` records, in a fixed order.
 */
export async function readRecords(
  session: Session,
  entity: Entity,
  options: ReadOptions,
): Promise<RecordVersion[]> {
  const { limit = 1000 } = options
  const query = sql<Row>`${await recordsQuery(session, entity, options)} limit ${sql.lit(limit)}`
  const { rows } = await query.execute(session.trx)
  return noteRead(session, entity, { rows, act: 'read', asked: options.subjectIds ?? [] })
}

/** The query of the records that hold on a day, in a fixed order. Throws `AppError('access-denied')` for a hidden field. */
export async function recordsQuery(
  session: Session,
  entity: Entity,
  options: Omit<ReadOptions, 'limit'>,
): Promise<RawBuilder<Row>> {
  refuseRestricted(session, entity, options)
  const { sort } = options
  const guarded = await guardsOf(session, entity, options)
  const order = sort
    ? sql`order by ${sortExpression({ entity, guarded }, sort.field)} ${sql.raw(sort.isDescending ? 'desc nulls last' : 'asc nulls last')}, id`
    : sql`order by id`
  return sql<Row>`select ${columns(entity)} from ${sql.raw(tableOf(entity))}
    where ${sql.join([...conditions({ entity, guarded, prove: session.prove }, options), ...withinReach(session, entity, options)], sql` and `)} ${order}`
}

/** How many records hold on a day within reach of the account. */
export async function countRecords(session: Session, entity: Entity, options: ReadOptions): Promise<number> {
  refuseRestricted(session, entity, options)
  const guarded = await guardsOf(session, entity, options)
  const query = sql<{ count: number }>`select count(*)::int as count from ${sql.raw(tableOf(entity))}
    where ${sql.join(conditions({ entity, guarded, prove: session.prove }, options), sql` and `)}`
  const records = (await query.execute(session.trx)).rows[0]?.count ?? 0
  if (dataClasses[entity.dataClass].isSensitive)
    session.note({
      act: 'count',
      entity: entity.name,
      subjects: subjectIdsAmong(options.subjectIds ?? []),
      detail: { records },
    })
  return records
}

/** Every version of one record that was ever believed, oldest belief first. */
export async function readHistory(session: Session, entity: Entity, id: string): Promise<RecordVersion[]> {
  const query = sql<Row>`select ${columns(entity)} from ${sql.raw(tableOf(entity))}
    where id = ${id} order by lower(recorded), lower(valid)`
  const { rows } = await query.execute(session.trx)
  return noteRead(session, entity, { rows, act: 'read history', asked: [] })
}

/** The number of the newest believed version of a record, for If-Match; `undefined` when none is within reach. */
export async function newestVersion(
  session: Session,
  entity: Entity,
  id: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ version: number | null }>`select max(version) as version
    from ${sql.raw(tableOf(entity))} where id = ${id} and upper_inf(recorded)`.execute(session.trx)
  return rows[0]?.version ?? undefined
}

/** Whose a record is; `null` when nobody's, or none is within reach. */
export async function readRecordSubject(
  session: Session,
  entity: Entity,
  id: string,
): Promise<string | null> {
  const subject = subjectColumn(entity)
  if (!subject) return null
  const { rows } = await sql<{ subject: string | null }>`select ${sql.ref(subject)} as subject
    from ${sql.raw(tableOf(entity))} where id = ${id} and upper_inf(recorded) limit 1`.execute(session.trx)
  return rows[0]?.subject ?? null
}

/**
 * Says again what the row policies say, where the account reaches a few people by name: the planner then goes
 * to their records by the index of the subject instead of through everybody's.
 */
function withinReach(
  { caller, errand, hasSystemReach }: Session,
  entity: Entity,
  { ids, subjectIds }: ReadOptions,
): RawBuilder<unknown>[] {
  const { dataClass, subject, authorField, withoutSubject } = entity
  if (hasSystemReach || ids || subjectIds || subject !== 'person' || authorField) return []
  const rules = rulesFor(caller.roles, { dataClass, act: 'read', purpose: errand.purpose })
  if (!rules.every(({ relation }) => relation === 'self' || relation === 'chain')) return []
  const reached = sql`person_id = any (array(select access.reached_people(${dataClass}, 'read')))`
  return [withoutSubject === 'everyone' ? sql`(${reached} or person_id is null)` : reached]
}
