import { AppError } from '@cadre/core'
import { dataClasses, restrictedFields, rulesFor } from '@cadre/people'
import type { CivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { subjectIdsAmong } from '../audit/subject-ids.ts'
import { guardedFields, reachesSubject, withoutHiddenValues } from '../custom-fields/guarded-fields.ts'
import type { GuardedFields } from '../custom-fields/guarded-fields.ts'
import type { Session } from '../database/session.ts'
import { columnName } from '../schema/column-name.ts'
import { subjectColumn, tableOf } from '../schema/entity-columns.ts'
import { holds } from './holds.ts'
import type { Moment } from './holds.ts'
import type { RecordVersion } from './record.ts'
import { recordOfRow, rowOfJson } from './row-of-record.ts'
import type { Row } from './row-of-record.ts'

export type Operator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'contains'
export interface Filter {
  /** A declared field, or `custom.` and the key of a custom one. */
  readonly field: string
  readonly operator: Operator
  readonly value: string | number | boolean | readonly (string | number)[]
}
export interface Sort {
  readonly field: string
  readonly isDescending: boolean
}

export interface ReadOptions extends Moment {
  readonly ids?: readonly string[]
  readonly subjectIds?: readonly string[]
  readonly filters?: readonly Filter[]
  readonly sort?: Sort
  readonly limit?: number
  /** Go on after this record: its value in the sort field, and its id. */
  readonly after?: { readonly value: string | number | boolean | null; readonly id: string }
}

/**
 * Reads the versions of records that hold on a day, as far as the session's account reaches, and
 * notes the read when the class of the data is sensitive. At most `limit` records, in a fixed order.
 */
export async function readRecords(
  session: Session,
  entity: Entity,
  options: ReadOptions,
): Promise<RecordVersion[]> {
  refuseRestricted(session, entity, options)
  const { sort, limit = 1000 } = options
  const guarded = await guardsOf(session, entity, options)
  const order = sort
    ? sql`order by ${sortExpression({ entity, guarded }, sort.field)} ${sql.raw(sort.isDescending ? 'desc nulls last' : 'asc nulls last')}, id`
    : sql`order by id`
  const query = sql<Row>`select ${columns(entity)} from ${sql.raw(tableOf(entity))}
    where ${sql.join([...conditions({ entity, guarded }, options), ...withinReach(session, entity, options)], sql` and `)} ${order} limit ${sql.lit(limit)}`
  const { rows } = await query.execute(session.trx)
  return noteRead(session, entity, { rows, act: 'read', asked: options.subjectIds ?? [] })
}

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
    conditions: conditions({ entity, guarded: new Map() }, { ...moment, subjectIds: [subjectId] }),
    order: sql`id`,
  }))
  return readKinds(session, parts, { act: 'read', asked: [subjectId], limit: 1000 })
}

/** How many records hold on a day within reach of the account. */
export async function countRecords(session: Session, entity: Entity, options: ReadOptions): Promise<number> {
  refuseRestricted(session, entity, options)
  const guarded = await guardsOf(session, entity, options)
  const query = sql<{ count: number }>`select count(*)::int as count from ${sql.raw(tableOf(entity))}
    where ${sql.join(conditions({ entity, guarded }, options), sql` and `)}`
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

interface Reading {
  readonly rows: readonly Row[]
  readonly act: string
  /** Whose records were asked for by name: that there are none is told too. */
  readonly asked: readonly string[]
}

async function noteRead(
  session: Session,
  entity: Entity,
  { rows, act, asked }: Reading,
): Promise<RecordVersion[]> {
  const withheld = restrictedOf(session, entity)
  const stored = rows.map((row) => withoutFields(recordOfRow(entity, row, session.cipher), withheld))
  const records = await withoutHiddenValues(session, entity, stored)
  if (!dataClasses[entity.dataClass].isSensitive || records.length + asked.length === 0) return records
  const found = records.flatMap(({ subjectId }) => (subjectId === null ? [] : [subjectId]))
  const subjects = [...found, ...subjectIdsAmong(asked)]
  session.note({ act, entity: entity.name, subjects, detail: { records: records.length } })
  return records
}

/** What the caller does not see of a record within reach. */
function restrictedOf({ caller, errand }: Session, entity: Entity): readonly string[] {
  return caller.kind === 'system' ? [] : restrictedFields(caller.roles, entity, errand.purpose)
}

function withoutFields(record: RecordVersion, names: readonly string[]): RecordVersion {
  if (names.length === 0) return record
  const kept = Object.entries(record.values).filter(([name]) => !names.includes(name))
  return { ...record, values: Object.fromEntries(kept) }
}

/** What is not shown does not show through an order or a search for it either. */
function refuseRestricted(session: Session, entity: Entity, { filters = [], sort }: ReadOptions): void {
  const asked = [...filters.map(({ field }) => field), ...(sort ? [sort.field] : [])]
  const hidden = restrictedOf(session, entity).find((name) => asked.includes(name))
  if (hidden === undefined) return
  throw new AppError('access-denied', `This account does not see ${hidden}, and may not look for it.`)
}

function columns(entity: Entity): RawBuilder<unknown> {
  const subject = subjectColumn(entity)
  return sql`*, lower(valid)::text as valid_from, upper(valid)::text as valid_to,
    to_json(lower(recorded))#>>'{}' as recorded_from, to_json(upper(recorded))#>>'{}' as recorded_to,
    ${subject ? sql.ref(subject) : sql`null::text`} as subject_id`
}

/** A kind of record, with the custom fields of it that not all who see the records see. */
interface Guarded {
  readonly entity: Entity
  readonly guarded: GuardedFields
}

const isCustom = (field: string): boolean => field.startsWith('custom.')
const keyOf = (field: string): string => field.slice('custom.'.length)

async function guardsOf(
  session: Session,
  entity: Entity,
  { filters = [], sort }: ReadOptions,
): Promise<GuardedFields> {
  const names = [...filters.map(({ field }) => field), sort?.field ?? '']
  return names.some(isCustom) ? guardedFields(session, entity) : new Map()
}

function conditions(guarded: Guarded, options: ReadOptions): RawBuilder<unknown>[] {
  const { knownAt, ids, subjectIds, filters = [], after, sort } = options
  const subject = subjectColumn(guarded.entity)
  return [
    holds(guarded.entity.name, options),
    ...(ids ? [sql`id = any (${ids})`] : []),
    ...(subjectIds && subject ? [sql`${sql.ref(subject)} = any (${subjectIds})`] : []),
    ...filters.flatMap((filter) =>
      isCustom(filter.field)
        ? customConditions(guarded, filter, knownAt !== undefined)
        : [filterCondition(guarded, filter)],
    ),
    ...(after ? [afterCondition(guarded, sort, after)] : []),
  ]
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

const comparisons = { eq: '=', ne: 'is distinct from', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

function filterCondition(guarded: Guarded, { field, operator, value }: Filter): RawBuilder<unknown> {
  const column = sortExpression(guarded, field)
  if (operator === 'in') return sql`${column} = any (${value})`
  if (operator === 'contains') return sql`${column} ilike ${`%${escapeLike(String(value))}%`}`
  return sql`${column} ${sql.raw(comparisons[operator])} ${value}`
}

/**
 * Conditions on a custom field: on its value as JSON, which orders numbers, texts and dates alike. Equal
 * values are found by the index first, as `records.search_people` says why. A field that the account does
 * not reach about somebody counts as empty.
 */
function customConditions(
  guarded: Guarded,
  { field, operator, value }: Filter,
  isPast: boolean,
): RawBuilder<unknown>[] {
  const column = sortExpression(guarded, field)
  const json = (one: unknown) => sql`${JSON.stringify(one)}::jsonb`
  if (operator === 'in') return [sql`${column} in (${sql.join((value as readonly unknown[]).map(json))})`]
  if (operator === 'contains') return [sql`(${column} #>> '{}') ilike ${`%${escapeLike(String(value))}%`}`]
  const condition = sql`${column} ${sql.raw(comparisons[operator])} ${json(value)}`
  if (operator !== 'eq' || isPast) return [condition]
  const wanted = json({ [keyOf(field)]: value })
  return [sql`id in (select records.ids_with_custom(${guarded.entity.name}, ${wanted}))`, condition]
}

/** The column a field is filtered and sorted by; the name comes from the declaration, never from a request. */
function sortExpression({ entity, guarded }: Guarded, field: string): RawBuilder<unknown> {
  if (field === 'id') return sql`id`
  if (field === 'validFrom') return sql`lower(valid)`
  if (field === 'subjectId') return sql.ref(subjectColumn(entity) ?? 'id')
  if (isCustom(field)) {
    const guard = guarded.get(keyOf(field))
    const value = sql`custom -> ${keyOf(field)}::text`
    return guard === undefined
      ? sql`(${value})`
      : sql`(case when ${reachesSubject(entity, guard)} then ${value} end)`
  }
  const declared = entity.fields[field]
  if (!declared || (declared.type === 'text' && declared.isEncrypted)) {
    throw new Error(`${entity.name}.${field} cannot be sorted or filtered by`)
  }
  return sql.ref(declared.type === 'money' ? `${columnName(field)}_minor` : columnName(field))
}

function afterCondition(
  guarded: Guarded,
  sort: Sort | undefined,
  after: NonNullable<ReadOptions['after']>,
): RawBuilder<unknown> {
  if (!sort) return sql`id > ${after.id}`
  const column = sortExpression(guarded, sort.field)
  // Nulls come last in both directions.
  if (after.value === null) return sql`(${column} is null and id > ${after.id})`
  const beyond = sql.raw(sort.isDescending ? '<' : '>')
  const value = isCustom(sort.field) ? sql`${JSON.stringify(after.value)}::jsonb` : sql`${after.value}`
  return sql`(${column} ${beyond} ${value} or (${column} = ${value} and id > ${after.id}) or ${column} is null)`
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (letter) => `\\${letter}`)
}
