import type { CivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import type { Version } from '@cadre/people'
import { dataClasses } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { withSystemReach } from '../database/session.ts'
import { columnName } from '../schema/column-name.ts'
import { subjectColumn, tableOf } from '../schema/entity-columns.ts'
import type { CustomValues, RecordVersion, Values } from './record.ts'
import { recordOfRow } from './row-of-record.ts'
import type { Row } from './row-of-record.ts'
import { insertRows, supersede, versionRow } from './version-rows.ts'

/** What is to be believed of one record instead of some of its versions. */
export interface RecordRewrite {
  readonly id: string
  readonly subjectId: string | null
  /** Numbers of the versions that are no longer believed. */
  readonly superseded: readonly number[]
  readonly replacements: readonly Version<{ readonly values: Values; readonly custom: CustomValues }>[]
}

/** What a version of a record begins with, for records to be looked for by. */
export interface BegunWith {
  readonly days: readonly CivilDate[]
  /** Fields that name another record, and the ids that they may hold. */
  readonly references: readonly { readonly field: string; readonly ids: readonly string[] }[]
}

/**
 * The versions that are believed of several records of a kind, whole, for a write that decides on them: by
 * subject, or by id for records of the organisation. In the order of record and day. With `begun`, only records of
 * which a version begins on one of its days and names what it names.
 */
export async function readBelievedOf(
  session: Session,
  entity: Entity,
  { ids, begun }: { readonly ids: readonly string[]; readonly begun?: BegunWith | undefined },
): Promise<RecordVersion[]> {
  const subject = subjectColumn(entity)
  const table = sql.raw(tableOf(entity))
  const some = begun && (await idsBegunWith(session, entity, { ids, begun }))
  if (some?.length === 0) return []
  const ofThem = some ? sql`id = any (${some})` : sql`${sql.ref(subject ?? 'id')} = any (${ids})`
  const query = sql<Row>`select *, lower(valid)::text as valid_from, upper(valid)::text as valid_to,
      to_json(lower(recorded))#>>'{}' as recorded_from, null as recorded_to,
      ${subject ? sql.ref(subject) : sql`null::text`} as subject_id
    from ${table} where ${ofThem} and upper_inf(recorded) order by id, lower(valid)`
  const { rows } = await query.execute(session.trx)
  if (rows.length > 0 && dataClasses[entity.dataClass].isSensitive) {
    const subjects = [...new Set(rows.flatMap((row) => (row['subject_id'] as string | null) ?? []))]
    session.note({ act: 'read', entity: entity.name, subjects, detail: { records: rows.length } })
  }
  return rows.map((row) => recordOfRow(entity, row, session.cipher))
}

/**
 * Looked for outside the account's reach, since a row policy keeps days from being looked up in an index; what is read of
 * them is read within it.
 */
function idsBegunWith(
  session: Session,
  entity: Entity,
  { ids, begun }: { readonly ids: readonly string[]; readonly begun: BegunWith },
): Promise<string[]> {
  const naming = begun.references.map(
    ({ field, ids: named }) => sql`and ${sql.ref(columnName(field))} = any (${named})`,
  )
  const query = sql<{ id: string }>`select distinct id from ${sql.raw(tableOf(entity))}
    where ${sql.ref(subjectColumn(entity) ?? 'id')} = any (${ids}) and upper_inf(recorded)
      and lower(valid) = any (${begun.days}::date[]) ${sql.join(naming, sql` `)}`
  return withSystemReach(session, async ({ trx }) => (await query.execute(trx)).rows.map(({ id }) => id))
}

/**
 * Rewrites several records of one kind in one go, as of one instant. Throws `AppError('access-denied')` when
 * one of the versions may not be ended, or is not believed any more.
 */
export async function rewriteRecords(
  session: Session,
  entity: Entity,
  {
    rewrites,
    reason,
    batchId,
  }: { readonly rewrites: readonly RecordRewrite[]; readonly reason?: string; readonly batchId?: string },
): Promise<void> {
  if (rewrites.length === 0) return
  const ids = rewrites.map(({ id }) => id).sort()
  // In one order, so that two writers of the same records wait for each other and never for ever.
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${ids}::text[]) id`.execute(
    session.trx,
  )
  const at = await supersede(
    session,
    entity,
    rewrites.flatMap(({ superseded }) => superseded),
  )
  const rows = rewrites.flatMap(({ id, subjectId, replacements }) =>
    replacements.map(({ values: { values, custom }, ...period }) => ({
      ...versionRow(session, entity, {
        id,
        ...(subjectId !== null && { subjectId }),
        ...period,
        values,
        custom,
        ...(reason !== undefined && { reason }),
        ...(batchId !== undefined && { batchId }),
      }),
      recorded: `[${at},)`,
    })),
  )
  await insertRows(session, entity, rows)
  session.note({
    act: 'amend',
    entity: entity.name,
    subjects: [...new Set(rewrites.flatMap(({ subjectId }) => subjectId ?? []))],
    detail: { ids: ids.slice(0, 100), records: rewrites.length },
    after: rewrites.map(({ replacements }) => replacements),
  })
}
