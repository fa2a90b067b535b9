import {
  approveChange,
  countChangeRequests,
  listChangeRequests,
  proposeChange,
  readChangeRequest,
  refuseChange,
  withdrawChange,
} from '@cadre/store'
import type { ChangeQuery, ProposedChange } from '@cadre/store'
import type { Entity } from '@cadre/people'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { refuseEmptyPeriod } from './write-record.ts'

/** Asks for a change of a record of some kind. */
export async function handlePropose(call: Call, entity: Entity): Promise<unknown> {
  const change = call.body as ProposedChange
  if (change.operation === 'create') refuseEmptyPeriod(change.record)
  if (change.operation === 'amend') refuseEmptyPeriod(change.change)
  return proposeChange(call.session, entity, change)
}

export async function handleListChangeRequests(call: Call): Promise<unknown> {
  const { limit, cursor, count, ...query } = call.query as unknown as ListQuery
  const [proposedAt = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor).map(String)
  const found = await listChangeRequests(call.session, query, {
    limit: limit + 1,
    ...(cursor !== undefined && { after: { proposedAt, id } }),
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.proposedAt, last.id]) : null,
    ...(count === true && { total: await countChangeRequests(call.session, query) }),
  }
}

interface ListQuery extends ChangeQuery {
  readonly limit: number
  readonly cursor?: string
  readonly count?: boolean
}

export async function handleGetChangeRequest({ session, params }: Call): Promise<unknown> {
  return readChangeRequest(session, String(params['id']))
}

export async function handleApproveChangeRequest({ session, params, body }: Call): Promise<unknown> {
  return approveChange(session, String(params['id']), body as { reason?: string })
}

export async function handleRefuseChangeRequest({ session, params, body }: Call): Promise<unknown> {
  return refuseChange(session, String(params['id']), body as { reason: string })
}

export async function handleWithdrawChangeRequest({ session, params }: Call): Promise<unknown> {
  return withdrawChange(session, String(params['id']))
}
