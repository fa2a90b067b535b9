import type { Entity } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { guardedFields, reachesSubject } from '../custom-fields/guarded-fields.ts'
import type { GuardedFields } from '../custom-fields/guarded-fields.ts'
import type { Session } from '../database/session.ts'
import { columnName } from '../schema/column-name.ts'
import { subjectColumn } from '../schema/entity-columns.ts'
import { holds } from './holds.ts'
import type { Filter, ReadOptions, Sort } from './read-options.ts'

/** A kind of record, with the custom fields of it that not all who see the records see. */
export interface Guarded {
  readonly entity: Entity
  readonly guarded: GuardedFields
  readonly prove: Session['prove']
}

const isCustom = (field: string): boolean => field.startsWith('custom.')
const keyOf = (field: string): string => field.slice('custom.'.length)

/** The guarded fields that a query has to do with. */
export async function guardsOf(
  session: Session,
  entity: Entity,
  { filters = [], sort }: ReadOptions,
): Promise<GuardedFields> {
  const names = [...filters.map(({ field }) => field), sort?.field ?? '']
  return names.some(isCustom) ? guardedFields(session, entity) : new Map()
}

/** What a record must be to be asked for. */
export function conditions(guarded: Guarded, options: ReadOptions): RawBuilder<unknown>[] {
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
  const { entity, prove } = guarded
  const wanted = JSON.stringify({ [keyOf(field)]: value })
  const proof = prove(`custom|${entity.name}|${wanted}`)
  return [sql`id in (select records.ids_with_custom(${entity.name}, ${wanted}, ${proof}))`, condition]
}

/** The column a field is filtered and sorted by; the name comes from the declaration, never from a request. */
export function sortExpression(
  { entity, guarded }: Omit<Guarded, 'prove'>,
  field: string,
): RawBuilder<unknown> {
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
