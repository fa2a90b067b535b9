import { queryableFields } from '@cadre/contract'
import type { RecordRoute } from '@cadre/contract'
import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entities } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { countRecords, endRecord, readHistory, readRecords, withdrawRecord } from '@cadre/store'
import type { Filter, Operator, ReadOptions, RecordVersion } from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { invalidQuery } from '../invalid-query.ts'
import { handlePropose } from './change-request-handlers.ts'
import { runBulk } from './run-bulk.ts'
import { amend, create, ifVersion } from './write-record.ts'
import type { RecordBody } from './write-record.ts'

type Handler = (call: Call, entity: Entity) => Promise<unknown>

/** What each operation on records does; the same for every kind. */
const handlers: Readonly<Record<RecordRoute['operation'], Handler>> = {
  list: listHandler,
  get: async (call, entity) => {
    const record = await readOne(call, entity)
    call.setVersion(record.version)
    return pick(record, fieldsOf(call.query['fields'] as string | undefined, entity))
  },
  history: async (call, entity) => {
    const versions = await readHistory(call.session, entity, idOf(call))
    if (versions.length === 0) throw missing(idOf(call))
    return { versions }
  },
  create: async (call, entity) => {
    const id = await create(call, entity, call.body as RecordBody)
    return {
      id,
      versions: await readRecords(call.session, entity, { asOf: (call.body as RecordBody).from, ids: [id] }),
    }
  },
  bulk: runBulk,
  amend: async (call, entity) =>
    written(call, await amend(call, entity, { id: idOf(call), change: call.body as RecordBody })),
  end: async (call, entity) => {
    const { on, reason } = call.body as { on: CivilDate; reason?: string }
    const versions = await endRecord(call.session, entity, idOf(call), {
      on,
      ...(reason && { reason }),
      ...ifVersion(call),
    })
    return { id: idOf(call), versions }
  },
  withdraw: async (call, entity) => {
    const { reason } = call.body as { reason: string }
    await withdrawRecord(call.session, entity, idOf(call), { reason, ...ifVersion(call) })
    return { id: idOf(call) }
  },
  propose: handlePropose,
}

/** Runs the operation of a record route. */
export function handleRecord(route: RecordRoute, call: Call): Promise<unknown> {
  return handlers[route.operation](call, route.entity)
}

async function listHandler(call: Call, entity: Entity): Promise<unknown> {
  const options = listOptions(call, entity)
  const { limit } = call.query as { limit: number }
  const found = await readRecords(call.session, entity, { ...options, limit: limit + 1 })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const fields = fieldsOf(call.query['fields'] as string | undefined, entity)
  const { after: _, ...unpaged } = options
  return {
    items: items.map((record) => pick(record, fields)),
    nextCursor: found.length > limit && last ? encodeCursor([sortValue(last, options), last.id]) : null,
    ...(call.query['count'] === true && { total: await countRecords(call.session, entity, unpaged) }),
    _restrictedFields: [],
  }
}

function listOptions(call: Call, entity: Entity): ReadOptions {
  const { query } = call
  const sort = query['sort'] as string | undefined
  const cursor = query['cursor'] as string | undefined
  const subjectId = query['subjectId'] as string | undefined
  const [value = null, id = ''] = cursor === undefined ? [] : decodeCursor(cursor)
  return {
    ...momentOf(call),
    filters: asList(query['filter']).map((text) => parseFilter(text, entity)),
    customFilters: Object.fromEntries(asList(query['custom']).map(parseCustomFilter)),
    ...(subjectId !== undefined && { subjectIds: subjectId.split(',') }),
    ...(sort !== undefined && {
      sort: { field: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') },
    }),
    ...(cursor !== undefined && { after: { value, id: String(id) } }),
  }
}

/** Throws `AppError('request-invalid')` when a list would refuse these parameters for its fields. */
export function assertQueryable(list: string, query: Readonly<Record<string, unknown>>): void {
  const entity = entities.find(({ path }) => path === list)
  if (!entity) return
  for (const text of asList(query['filter'])) parseFilter(text, entity)
  for (const text of asList(query['custom'])) parseCustomFilter(text)
  fieldsOf(query['fields'] as string | undefined, entity)
}

/** The day and the knowledge that a request asks for. */
export function momentOf({ query, session }: Call): { asOf: CivilDate; knownAt?: string } {
  const knownAt = query['knownAt'] as string | undefined
  return {
    asOf: (query['asOf'] as CivilDate | undefined) ?? session.errand.today,
    ...(knownAt !== undefined && { knownAt }),
  }
}

async function readOne(call: Call, entity: Entity): Promise<RecordVersion> {
  const [record] = await readRecords(call.session, entity, { ...momentOf(call), ids: [idOf(call)] })
  if (!record) throw missing(idOf(call))
  return record
}

function written(call: Call, versions: readonly RecordVersion[]): unknown {
  call.setVersion(Math.max(...versions.map(({ version }) => version)))
  return { id: idOf(call), versions }
}

const idOf = ({ params }: Call): string => String(params['id'])
const missing = (id: string): AppError =>
  new AppError('record-missing', 'There is no such record within reach on that day.', { id })
const asList = (value: unknown): string[] => (value === undefined ? [] : ([value].flat() as string[]))

function fieldsOf(text: string | undefined, entity: Entity): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined
  const names = text.split(',')
  const unknown = names.find((name) => !(name in entity.fields))
  if (unknown !== undefined) throw invalidQuery('fields', `${entity.name} has no field "${unknown}"`)
  return new Set(names)
}

function pick(record: RecordVersion, fields: ReadonlySet<string> | undefined): RecordVersion {
  if (!fields) return record
  return {
    ...record,
    values: Object.fromEntries(Object.entries(record.values).filter(([name]) => fields.has(name))),
  }
}

function sortValue(record: RecordVersion, { sort }: ReadOptions): unknown {
  if (!sort) return null
  if (sort.field === 'validFrom') return record.validFrom
  const value = record.values[sort.field] ?? null
  return value !== null && typeof value === 'object' && 'minor' in value ? value.minor : value
}

const operators: readonly Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'contains']

function parseFilter(text: string, entity: Entity): Filter {
  const [field = '', operator = '', ...rest] = text.split(':')
  const value = rest.join(':')
  if (!queryableFields(entity).includes(field))
    throw invalidQuery('filter', `${entity.name} cannot be filtered by "${field}"`)
  const known = operators.find((name) => name === operator)
  if (!known || rest.length === 0)
    throw invalidQuery(
      'filter',
      `"${text}" is not field:operator:value with an operator of ${operators.join(' ')}`,
    )
  const type = entity.fields[field]!.type
  if (known === 'contains' && !['text', 'choice'].includes(type))
    throw invalidQuery('filter', `${field} is not a text`)
  if (known === 'in')
    return { field, operator: known, value: value.split(',').map((part) => String(typed(type, part, field))) }
  return { field, operator: known, value: typed(type, value, field) }
}

function typed(type: string, value: string, field: string): string | number | boolean {
  if (type === 'integer' || type === 'number' || type === 'money') {
    if (value.trim() === '' || !Number.isFinite(Number(value)))
      throw invalidQuery('filter', `${field} needs a number, not "${value}"`)
    return Number(value)
  }
  if (type === 'boolean') {
    if (value !== 'true' && value !== 'false') throw invalidQuery('filter', `${field} needs true or false`)
    return value === 'true'
  }
  if (type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    throw invalidQuery('filter', `${field} needs a date`)
  return value
}

function parseCustomFilter(text: string): [string, string | number | boolean] {
  const [key = '', ...rest] = text.split(':')
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(key) || rest.length === 0)
    throw invalidQuery('custom', `"${text}" is not key:value`)
  const value = rest.join(':')
  if (value === 'true' || value === 'false') return [key, value === 'true']
  return [key, value !== '' && Number.isFinite(Number(value)) ? Number(value) : value]
}
