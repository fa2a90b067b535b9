import type { CivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'
import { subjectColumn, tableOf } from '../schema/entity-columns.ts'
import type { Moment } from './holds.ts'
import { columns, noteRead } from './note-read.ts'
import type { Reading } from './note-read.ts'
import { conditions } from './record-conditions.ts'
import type { RecordVersion } from './record.ts'
import { rowOfJson } from './row-of-record.ts'
import type { Row } from './row-of-record.ts'

/**
 * Reads records of several kinds about one subject in one go; noted kind by kind, as `readRecords` does.
 * At most 1000 of each kind.
 */
export async function readRecordsOfSubject(
  session: Session,
  entities: readonly Entity[],
  { subjectId, ...moment }: Moment & { readonly subjectId: string },
): Promise<ReadonlyMap<Entity, readonly RecordVersion[]>> {
  const parts = entities.map((entity) => ({
    entity,
    conditions: conditions(
      { entity, guarded: new Map(), prove: session.prove },
      { ...moment, subjectIds: [subjectId] },
    ),
    order: sql`id`,
  }))
  return readKinds(session, parts, { act: 'read', asked: [subjectId], limit: 1000 })
}

export interface VersionsQuery {
  readonly subjectIds?: readonly string[]
  readonly knownAt?: string
  /** Only versions that begin or end after this day. */
  readonly changingAfter?: CivilDate
  /** Of each kind. */
  readonly limit: number
}

/**
 * Versions of records of several kinds as they were believed, whatever days they hold on, in the order of record and
 * period; noted kind by kind.
 */
export async function readVersionsInTime(
  session: Session,
  entities: readonly Entity[],
  query: VersionsQuery,
): Promise<ReadonlyMap<Entity, readonly RecordVersion[]>> {
  const parts = entities.map((entity) => ({
    entity,
    conditions: versionConditions(entity, query),
    order: sql`id, lower(valid)`,
  }))
  const { subjectIds: asked = [], limit } = query
  return readKinds(session, parts, { act: 'read in time', asked, limit })
}

function versionConditions(
  entity: Entity,
  { subjectIds, knownAt, changingAfter }: VersionsQuery,
): RawBuilder<unknown>[] {
  const subject = subjectColumn(entity)
  return [
    knownAt === undefined ? sql`upper_inf(recorded)` : sql`recorded @> ${knownAt}::timestamptz`,
    ...(subjectIds && subject ? [sql`${sql.ref(subject)} = any (${subjectIds})`] : []),
    ...(changingAfter
      ? [sql`(lower(valid) > ${changingAfter}::date or upper(valid) > ${changingAfter}::date)`]
      : []),
  ]
}

interface Part {
  readonly entity: Entity
  readonly conditions: readonly RawBuilder<unknown>[]
  readonly order: RawBuilder<unknown>
}

/** Records of several kinds in one query. */
async function readKinds(
  session: Session,
  parts: readonly Part[],
  { limit, ...reading }: Omit<Reading, 'rows'> & { readonly limit: number },
): Promise<ReadonlyMap<Entity, readonly RecordVersion[]>> {
  if (parts.length === 0) return new Map()
  const selects = parts.map(
    (
      { entity, conditions: which, order },
      index,
    ) => sql`(select ${sql.lit(index)} as kind, to_json(r) as record
      from (select ${columns(entity)} from ${sql.raw(tableOf(entity))}
      where ${sql.join(which, sql` and `)} order by ${order} limit ${sql.lit(limit)}) r)`,
  )
  const query = sql<{ kind: number; record: Row }>`${sql.join(selects, sql` union all `)}`
  const byKind = Map.groupBy((await query.execute(session.trx)).rows, ({ kind }) => kind)
  const found = new Map<Entity, readonly RecordVersion[]>()
  for (const [index, { entity }] of parts.entries()) {
    const rows = (byKind.get(index) ?? []).map(({ record }) => rowOfJson(entity, record))
    found.set(entity, await noteRead(session, entity, { ...reading, rows }))
  }
  return found
}
