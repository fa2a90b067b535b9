import { AppError, newId } from '@cadre/core'
import type { Entity, Period } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { quoted, subjectColumn, tableOf } from '../schema/entity-columns.ts'
import type { CustomValues, Values } from './record.ts'
import { columnsOfValues } from './row-of-record.ts'
import type { Row } from './row-of-record.ts'

/** Whether nobody may know who said it. */
export function isNameless({ withoutSubject }: Entity, subjectId: string | undefined): boolean {
  return withoutSubject === 'nobody' && subjectId === undefined
}

/**
 * Ends the belief in some versions, all at one instant, which is returned: the next belief begins with it,
 * so that at every instant one thing was believed.
 */
export async function supersede(
  session: Session,
  entity: Entity,
  versions: readonly number[],
): Promise<string> {
  const table = sql.raw(tableOf(entity))
  // A clock that went back must not end a belief before it began.
  const { rows } = await sql<{ at: string }>`
    with moment as materialized (
      select greatest(clock_timestamp(), max(lower(recorded)) + interval '1 microsecond') as at
      from ${table} where version = any (${versions})
    )
    update ${table} set recorded = tstzrange(lower(recorded), (select at from moment))
    where version = any (${versions}) and upper_inf(recorded)
    returning to_json(upper(recorded))#>>'{}' as at`.execute(session.trx)
  const [first] = rows
  if (first && rows.length === versions.length) return first.at
  throw new AppError('access-denied', 'This account may not change this record.')
}

export interface VersionToWrite extends Period {
  readonly id: string
  readonly subjectId?: string
  readonly values: Values
  readonly custom: CustomValues
  readonly reason?: string
  readonly batchId?: string
}

/** The row of a version, its encrypted fields sealed. */
export function versionRow(session: Session, entity: Entity, version: VersionToWrite): Row {
  const { id, subjectId, from, to, values, custom, reason, batchId } = version
  const subject = subjectColumn(entity)
  const requestId = isNameless(entity, subjectId) ? newId('rqs') : session.errand.requestId
  return {
    id,
    ...(subject && entity.name !== entity.subject && { [subject]: subjectId ?? null }),
    valid: `[${from},${to ?? ''})`,
    entered_by: isNameless(entity, subjectId) ? 'anonymous' : session.caller.accountId,
    request_id: requestId,
    batch_id: batchId ?? null,
    reason: reason ?? null,
    ...columnsOfValues(entity, { id, validFrom: from, requestId }, values, session.cipher),
    ...(entity.takesCustomFields && { custom: JSON.stringify(custom) }),
  }
}

/** Postgres takes at most 65,535 parameters in a statement. */
const maxParameters = 60_000

/** Inserts rows of one shape. */
export async function insertRows(session: Session, entity: Entity, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(rows[0]!)
  const columns = sql.raw(names.map(quoted).join(', '))
  const perStatement = Math.max(1, Math.floor(maxParameters / names.length))
  for (let start = 0; start < rows.length; start += perStatement) {
    const tuples = rows
      .slice(start, start + perStatement)
      .map((row) => sql`(${sql.join(names.map((name) => row[name] ?? null))})`)
    await sql`insert into ${sql.raw(tableOf(entity))} (${columns}) values ${sql.join(tuples)}`.execute(
      session.trx,
    )
  }
}
