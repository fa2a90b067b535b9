import type { CivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'
import { subjectColumn, tableOf } from '../schema/entity-columns.ts'
import type { Moment } from './holds.ts'
import { askBlankQuery, blank } from './blank-query.ts'
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
  { subjectId, asOf, knownAt }: Moment & { readonly subjectId: string },
): Promise<ReadonlyMap<Entity, readonly RecordVersion[]>> {
  const isPast = knownAt !== undefined
  const blanks = {
    asOf: blank('asOf') as CivilDate,
    ...(isPast && { knownAt: blank('knownAt') }),
    subjectIds: [blank('subjectIds')],
  }
  const partOf = (entity: Entity): Part => ({
    conditions: conditions({ entity, guarded: new Map(), prove: session.prove }, blanks),
    order: sql`id`,
  })
  return readKinds(session, entities, {
    form: `on a day${isPast ? ' of the past' : ''}`,
    partOf,
    values: { asOf, knownAt, subjectIds: [subjectId] },
    act: 'read',
    asked: [subjectId],
    limit: 1000,
  })
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
  const { subjectIds, knownAt, changingAfter, limit } = query
  const blanks = {
    ...(subjectIds && { subjectIds: [blank('subjectIds')] }),
    ...(knownAt !== undefined && { knownAt: blank('knownAt') }),
    ...(changingAfter && { changingAfter: blank('changingAfter') as CivilDate }),
    limit,
  }
  const partOf = (entity: Entity): Part => ({
    conditions: versionConditions(entity, blanks),
    order: sql`id, lower(valid)`,
  })
  return readKinds(session, entities, {
    form: `in time by ${Object.keys(blanks).join(' ')}`,
    partOf,
    values: { subjectIds, knownAt, changingAfter },
    act: 'read in time',
    asked: subjectIds ?? [],
    limit,
  })
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
  readonly conditions: readonly RawBuilder<unknown>[]
  readonly order: RawBuilder<unknown>
}

interface KindsQuery extends Omit<Reading, 'rows'> {
  /** Tells queries of the same kinds apart. */
  readonly form: string
  /** What is asked of a kind, with blanks for values. */
  readonly partOf: (entity: Entity) => Part
  readonly values: Readonly<Record<string, unknown>>
  readonly limit: number
}

/** Records of several kinds in one query. */
async function readKinds(
  session: Session,
  entities: readonly Entity[],
  { form, partOf, values, limit, ...reading }: KindsQuery,
): Promise<ReadonlyMap<Entity, readonly RecordVersion[]>> {
  if (entities.length === 0) return new Map()
  const selectOf = (entity: Entity, index: number): RawBuilder<unknown> => {
    const { conditions: which, order } = partOf(entity)
    return sql`(select ${sql.lit(index)} as kind, to_json(r) as record
      from (select ${columns(entity)} from ${sql.raw(tableOf(entity))}
      where ${sql.join(which, sql` and `)} order by ${order} limit ${sql.lit(limit)}) r)`
  }
  const rows = await askBlankQuery<{ kind: number; record: Row }>(session.trx, {
    key: [form, limit, ...entities.map(({ name }) => name)].join(' '),
    build: () => sql`${sql.join(entities.map(selectOf), sql` union all `)}`,
    values,
  })
  const byKind = Map.groupBy(rows, ({ kind }) => kind)
  const found = new Map<Entity, readonly RecordVersion[]>()
  for (const [index, entity] of entities.entries()) {
    const ofKind = (byKind.get(index) ?? []).map(({ record }) => rowOfJson(entity, record))
    found.set(entity, await noteRead(session, entity, { ...reading, rows: ofKind }))
  }
  return found
}
