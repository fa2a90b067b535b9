import type { RecordRoute } from '@cadre/contract'
import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { changesBetween, restrictedFields } from '@cadre/people'
import type { Entity } from '@cadre/people'
import {
  countRecords,
  endRecord,
  newestVersion,
  readHistory,
  readRecords,
  withdrawRecord,
} from '@cadre/store'
import type { RecordVersion } from '@cadre/store'
import type { Call } from '../context.ts'
import { handlePropose } from './change-request-handlers.ts'
import { exportRecords } from './export-records.ts'
import { cursorAfter, pick, readListQuery } from './list-query.ts'
import { runBulk } from './run-bulk.ts'
import { amend, create, ifVersion } from './write-record.ts'
import type { RecordBody } from './write-record.ts'

type Handler = (call: Call, entity: Entity) => Promise<unknown>

/** What each operation on records does; the same for every kind. */
const handlers: Readonly<Record<RecordRoute['operation'], Handler>> = {
  list: listHandler,
  get: getHandler,
  compare: compareHandler,
  export: exportRecords,
  history: async (call, entity) => {
    const versions = await readHistory(call.session, entity, idOf(call))
    if (versions.length === 0) throw missing(idOf(call))
    return { versions, _restrictedFields: restrictedOf(call, entity) }
  },
  create: async (call, entity) => {
    const id = await create(call, entity, call.body as RecordBody)
    await setNewest(call, entity, id)
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
    return written(call, versions)
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
  const { options, fields, restricted } = await readListQuery(call, entity)
  const { limit } = call.query as { limit: number }
  const found = await readRecords(call.session, entity, { ...options, limit: limit + 1 })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const { after: _, ...unpaged } = options
  return {
    items: items.map((record) => pick(record, fields)),
    nextCursor: found.length > limit && last ? cursorAfter(last, options) : null,
    ...(call.query['count'] === true && { total: await countRecords(call.session, entity, unpaged) }),
    _restrictedFields: restricted,
  }
}

async function getHandler(call: Call, entity: Entity): Promise<unknown> {
  const { options, fields, restricted } = await readListQuery(call, entity)
  const [record] = await readRecords(call.session, entity, { ...options, ids: [idOf(call)] })
  if (!record) throw missing(idOf(call))
  await setNewest(call, entity, idOf(call))
  return { ...pick(record, fields), _restrictedFields: restricted }
}

/** The ETag is the newest version of the whole record, later changes included: what If-Match is compared with. */
async function setNewest(call: Call, entity: Entity, id: string): Promise<void> {
  const version = await newestVersion(call.session, entity, id)
  if (version !== undefined) call.setVersion(version)
}

async function compareHandler(call: Call, entity: Entity): Promise<unknown> {
  const query = call.query as Readonly<Record<'before' | 'after', CivilDate>> &
    Readonly<Partial<Record<'beforeKnownAt' | 'afterKnownAt', string>>>
  const at = async (asOf: CivilDate, knownAt: string | undefined): Promise<RecordVersion | null> => {
    const moment = { asOf, ...(knownAt !== undefined && { knownAt }) }
    return (await readRecords(call.session, entity, { ...moment, ids: [idOf(call)] }))[0] ?? null
  }
  const before = await at(query.before, query.beforeKnownAt)
  const after = await at(query.after, query.afterKnownAt)
  if (!before && !after) throw missing(idOf(call))
  return { before, after, changes: changesBetween(before, after) }
}

function written(call: Call, versions: readonly RecordVersion[]): unknown {
  if (versions.length > 0) call.setVersion(Math.max(...versions.map(({ version }) => version)))
  return { id: idOf(call), versions }
}

const restrictedOf = ({ session: { caller, errand } }: Call, entity: Entity): readonly string[] =>
  restrictedFields(caller.roles, entity, errand.purpose)
const idOf = ({ params }: Call): string => String(params['id'])
const missing = (id: string): AppError =>
  new AppError('record-missing', 'There is no such record within reach on that day.', { id })
