import { queryableFields } from '@cadre/contract'
import { isCivilDate } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entities, restrictedFields } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { listCustomFields, reachesClass, sortValue } from '@cadre/store'
import type { CustomField, Filter, Operator, ReadOptions, RecordVersion, Session } from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { invalidQuery } from '../invalid-query.ts'

type Query = Readonly<Record<string, unknown>>

/** What a list asks of a kind of record, by the fields there are, declared and custom. */
export interface ListQuery {
  readonly options: ReadOptions
  /** The fields to answer; all when left out. */
  readonly fields: ReadonlySet<string> | undefined
  /** Fields of which this account may see less than of the records. */
  readonly restricted: readonly string[]
}

/** Reads the parameters of a list; throws `AppError('request-invalid')` for a field or value that cannot be. */
export async function readListQuery(call: Call, entity: Entity): Promise<ListQuery> {
  const custom = entity.takesCustomFields ? await listCustomFields(call.session, entity.name) : []
  const fields = await fieldsIn(call.session, { entity, custom })
  const parsed = parseQuery(call.query, fields)
  const cursor = call.query['cursor'] as string | undefined
  const subjectId = call.query['subjectId'] as string | undefined
  const moment = momentOf(call)
  return {
    fields: parsed.fields,
    restricted: fields.restricted,
    options: {
      ...moment,
      ...(subjectId !== undefined && { subjectIds: subjectId.split(',') }),
      filters: parsed.filters,
      ...(parsed.sort && { sort: parsed.sort }),
      ...(cursor !== undefined && readCursor(cursor, call.query['sort'])),
    },
  }
}

/** Throws `AppError('request-invalid')` when a list would refuse these parameters for its fields. */
export async function assertQueryable(session: Session, list: string, query: Query): Promise<void> {
  const entity = entities.find(({ path }) => path === list)
  if (!entity) return
  const custom = await listCustomFields(session, entity.name)
  parseQuery(query, await fieldsIn(session, { entity, custom }))
}

/** The day and the knowledge that a request asks for. */
export function momentOf({ query, session }: Pick<Call, 'query' | 'session'>): {
  asOf: CivilDate
  knownAt?: string
} {
  const knownAt = query['knownAt'] as string | undefined
  return {
    asOf: (query['asOf'] as CivilDate | undefined) ?? session.errand.today,
    ...(knownAt !== undefined && { knownAt }),
  }
}

/** Where the next page begins: after this record, on the same day and in the same order. */
export function cursorAfter(record: RecordVersion, { sort, asOf }: ReadOptions): string {
  const order = sort ? `${sort.isDescending ? '-' : ''}${sort.field}` : null
  return encodeCursor([order, asOf, sortValue(record, sort), record.id])
}

function readCursor(cursor: string, asked: unknown): Pick<ReadOptions, 'asOf' | 'after'> {
  const [order, asOf, value = null, id] = decodeCursor(cursor)
  if (order !== (asked ?? null) || typeof asOf !== 'string' || typeof id !== 'string')
    throw invalidQuery('cursor', 'the cursor belongs to another list; begin again without it')
  return { asOf, after: { value, id } }
}

/** The type of each field that may be asked for. */
interface KnownFields {
  readonly entity: Entity
  readonly types: ReadonlyMap<string, string>
  readonly answerable: ReadonlySet<string>
  readonly restricted: readonly string[]
}

async function fieldsIn(
  session: Session,
  { entity, custom }: { readonly entity: Entity; readonly custom: readonly CustomField[] },
): Promise<KnownFields> {
  const declared = queryableFields(entity).map((name) => [name, entity.fields[name]!.type] as const)
  const added = custom.map(({ key, type }) => [`custom.${key}`, type] as const)
  const { caller, errand } = session
  const restricted = [...restrictedFields(caller.roles, entity, errand.purpose)]
  for (const { key, dataClass } of custom) {
    if (dataClass !== entity.dataClass && !(await reachesClass(session, dataClass)))
      restricted.push(`custom.${key}`)
  }
  return {
    entity,
    types: new Map<string, string>([...declared, ...added]),
    answerable: new Set([...Object.keys(entity.fields), ...added.map(([name]) => name)]),
    restricted,
  }
}

function parseQuery(query: Query, known: KnownFields) {
  const sort = query['sort'] as string | undefined
  const field = sort?.replace(/^-/, '')
  if (field?.startsWith('custom.') && !known.types.has(field))
    throw invalidQuery('sort', `${known.entity.name} has no field "${field}"`)
  const filters = query['filter'] === undefined ? [] : ([query['filter']].flat() as string[])
  return {
    filters: filters.map((text) => parseFilter(text, known)),
    fields: parseFields(query['fields'] as string | undefined, known),
    ...(sort !== undefined && { sort: { field: field!, isDescending: sort.startsWith('-') } }),
  }
}

function parseFields(text: string | undefined, known: KnownFields): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined
  const names = text.split(',')
  const unknown = names.find((name) => !known.answerable.has(name))
  if (unknown !== undefined) throw invalidQuery('fields', `${known.entity.name} has no field "${unknown}"`)
  return new Set(names)
}

const operators: readonly Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'contains']

function parseFilter(text: string, { entity, types }: KnownFields): Filter {
  const [field = '', name = '', ...rest] = text.split(':')
  const value = rest.join(':')
  const type = types.get(field)
  if (type === undefined) throw invalidQuery('filter', `${entity.name} cannot be filtered by "${field}"`)
  const operator = operators.find((known) => known === name)
  if (!operator || rest.length === 0)
    throw invalidQuery(
      'filter',
      `"${text}" is not field:operator:value with an operator of ${operators.join(' ')}`,
    )
  if (operator === 'contains' && !['text', 'choice'].includes(type))
    throw invalidQuery('filter', `${field} is not a text`)
  if (operator === 'in')
    return { field, operator, value: value.split(',').map((part) => listed(typed(type, part, field))) }
  return { field, operator, value: typed(type, value, field) }
}

const listed = (value: string | number | boolean): string | number =>
  typeof value === 'boolean' ? String(value) : value

function typed(type: string, value: string, field: string): string | number | boolean {
  if (value.includes('\0')) throw invalidQuery('filter', `${field} cannot hold NUL`)
  if (type === 'integer' || type === 'number' || type === 'money') {
    if (value.trim() === '' || !Number.isFinite(Number(value)))
      throw invalidQuery('filter', `${field} needs a number, not "${value}"`)
    if (type === 'integer' && !Number.isSafeInteger(Number(value)))
      throw invalidQuery('filter', `${field} needs a whole number, not "${value}"`)
    return Number(value)
  }
  if (type === 'boolean') {
    if (value !== 'true' && value !== 'false') throw invalidQuery('filter', `${field} needs true or false`)
    return value === 'true'
  }
  if (type === 'date' && !isCivilDate(value))
    throw invalidQuery('filter', `${field} needs a date that exists`)
  if (type === 'instant' && Number.isNaN(Date.parse(value)))
    throw invalidQuery('filter', `${field} needs an instant such as 2026-03-31T09:00:00Z`)
  return value
}

/** The record with the fields that were asked for. */
export function pick(record: RecordVersion, fields: ReadonlySet<string> | undefined): RecordVersion {
  if (!fields) return record
  const chosen = <Value>(values: Readonly<Record<string, Value>>, prefix: string): Record<string, Value> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => fields.has(`${prefix}${name}`)))
  return { ...record, values: chosen(record.values, ''), custom: chosen(record.custom, 'custom.') }
}
