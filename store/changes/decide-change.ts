import { AppError } from '@cadre/core'
import { entityNamed, proposalsOf } from '@cadre/people'
import type { Entity } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { notify } from '../notifications/notify.ts'
import { applyChange } from './apply-change.ts'
import type { ChangeRequest, ProposedChange } from './change-request.ts'
import { readChangeRequest, readWholeRequest } from './read-change-requests.ts'
import { valuesOf, withValues } from './sealed-values.ts'

/**
 * Approves a waiting request: the record is changed in the same transaction, by the rights of the
 * approver. Throws `AppError` `access-denied` for the proposer and the person concerned,
 * `record-conflict` when it was decided meanwhile, `version-stale` when the record was changed since.
 */
export async function approveChange(
  session: Session,
  id: string,
  { reason }: { readonly reason?: string } = {},
): Promise<ChangeRequest> {
  const request = await claimForDecision(session, id)
  const entity = entityNamed(request.entity)
  const change = stamped(session, entity, request.change)
  const recordId = await applyChange(session, entity, { change, baseVersion: request.baseVersion })
  return close(session, request, { status: 'approved', reason, recordId })
}

/** Refuses a waiting request; the reason is told to who asked. Throws as `approveChange` does. */
export async function refuseChange(
  session: Session,
  id: string,
  { reason }: { readonly reason: string },
): Promise<ChangeRequest> {
  return close(session, await claimForDecision(session, id), { status: 'refused', reason })
}

/** Takes back an own request that waits. */
export async function withdrawChange(session: Session, id: string): Promise<ChangeRequest> {
  const request = await lockWaiting(session, id)
  if (request.proposedBy !== session.caller.accountId)
    throw new AppError('access-denied', 'Only who asked for a change can take the request back.')
  return close(session, request, { status: 'withdrawn' })
}

async function claimForDecision(session: Session, id: string): Promise<ChangeRequest> {
  const request = await lockWaiting(session, id)
  const { accountId, personId } = session.caller
  if (request.proposedBy === accountId || request.subjectId === personId) {
    throw new AppError(
      'access-denied',
      'Who asked for a change, or is concerned by it, cannot decide on it. Somebody else has to.',
    )
  }
  return request
}

/** The first of several deciders gets the row; the others wait and find it decided. */
async function lockWaiting(session: Session, id: string): Promise<ChangeRequest> {
  await readWholeRequest(session, id)
  await session.trx.selectFrom('app.change_request').select('id').where('id', '=', id).forUpdate().execute()
  const request = await readWholeRequest(session, id)
  if (request.status === 'waiting') return request
  throw new AppError('record-conflict', `The request is ${request.status} already.`, { id })
}

/** What approval itself says, such as who approved. */
function stamped({ caller }: Session, entity: Entity, change: ProposedChange): ProposedChange {
  const { stamp = {}, deciderField } = proposalsOf(entity.name) ?? {}
  const decider =
    deciderField !== undefined && caller.personId !== null ? { [deciderField]: caller.personId } : {}
  return withValues(change, { ...valuesOf(change), ...stamp, ...decider })
}

interface Outcome {
  readonly status: 'approved' | 'refused' | 'withdrawn'
  readonly reason?: string | undefined
  readonly recordId?: string
}

async function close(
  session: Session,
  { id, subjectId, proposedBy, entity }: ChangeRequest,
  { status, reason, recordId }: Outcome,
): Promise<ChangeRequest> {
  const isDecision = status !== 'withdrawn'
  const { numUpdatedRows } = await session.trx
    .updateTable('app.change_request')
    .set({
      status,
      sealed: null,
      ...(isDecision && { decided_by: session.caller.accountId, decided_at: session.errand.now }),
      decision_reason: reason ?? null,
      applied_record_id: recordId ?? null,
    })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new AppError('record-conflict', 'The request was decided already.', { id })
  const act = { approved: 'approve change', refused: 'refuse change', withdrawn: 'withdraw change' }[status]
  session.note({ act, entity: 'change_request', subjects: [subjectId], detail: { id, entity, recordId } })
  if (isDecision) {
    await notify(session, {
      kind: 'change-decided',
      entity: 'change_request',
      recordId: id,
      accounts: [proposedBy],
    })
  }
  return readChangeRequest(session, id)
}
