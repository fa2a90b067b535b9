import { AppError, newId } from '@cadre/core'
import { proposalsOf } from '@cadre/people'
import type { Entity, ProposalDeclaration } from '@cadre/people'
import { checkCustomValues } from '../custom-fields/check-custom-values.ts'
import type { Session } from '../database/session.ts'
import { newestVersion, readRecordSubject } from '../facts/read-records.ts'
import { notify } from '../notifications/notify.ts'
import { decidersOf } from './deciders-of.ts'
import { applyOwnChange } from './apply-change.ts'
import { changeRequestLifetimeDays } from './change-request.ts'
import type { ChangeRequest, ProposedChange } from './change-request.ts'
import { readChangeRequest } from './read-change-requests.ts'
import { customOf, sealChange, valuesOf } from './sealed-values.ts'

/**
 * Asks for a change of a record, custom fields included. What the person concerned may change without approval is in
 * force at once; all else waits for somebody who may write the record. Throws `AppError` `record-missing`,
 * `record-invalid` or `access-denied` for what may not be asked for.
 */
export async function proposeChange(
  session: Session,
  entity: Entity,
  change: ProposedChange,
): Promise<ChangeRequest> {
  const declaration = proposalsOf(entity.name)
  if (!declaration) throw new AppError('access-denied', 'Changes of these records cannot be asked for.')
  const { subjectId, baseVersion } = await targetOf(session, entity, change)
  const isOwn = subjectId === session.caller.personId
  assertMayAsk(change, declaration, isOwn)
  const custom = customOf(change)
  await checkCustomValues(session, entity, [{ custom, subjectId }], 'propose')
  const id = newId('chr')
  const isAtOnce = isOwn && needsNoApproval(change, declaration)
  const recordId = change.operation === 'create' ? null : change.id
  const applied = isAtOnce ? await applyOwnChange(session, entity, { change, baseVersion }) : null
  const { open, sealed } = isAtOnce
    ? { open: change, sealed: null }
    : sealChange(session, entity, { id, change })
  const { now } = session.errand
  await session.trx
    .insertInto('app.change_request')
    .values({
      id,
      entity: entity.name,
      data_class: entity.dataClass,
      operation: change.operation,
      record_id: recordId,
      subject_id: subjectId,
      base_version: baseVersion,
      change: JSON.stringify(open),
      sealed,
      status: isAtOnce ? 'applied' : 'waiting',
      proposed_by: session.caller.accountId,
      proposed_at: now,
      expires_at: new Date(now.getTime() + changeRequestLifetimeDays * 86_400_000),
      applied_record_id: applied,
    })
    .execute()
  const detail = {
    id,
    entity: entity.name,
    operation: change.operation,
    fields: [...Object.keys(valuesOf(change)), ...Object.keys(custom).map((key) => `custom.${key}`)],
  }
  session.note({ act: 'propose change', entity: 'change_request', subjects: [subjectId], detail })
  if (!isAtOnce) {
    const accounts = await decidersOf(session, entity.dataClass, subjectId)
    await notify(session, { kind: 'change-waiting', entity: 'change_request', recordId: id, accounts })
  }
  return readChangeRequest(session, id)
}

async function targetOf(
  session: Session,
  entity: Entity,
  change: ProposedChange,
): Promise<{ subjectId: string; baseVersion: number | null }> {
  if (change.operation === 'create') {
    const { subjectId } = change.record
    if (subjectId === undefined) throw new AppError('access-denied', 'These records cannot be asked for.')
    return { subjectId, baseVersion: null }
  }
  const subjectId = await readRecordSubject(session, entity, change.id)
  const baseVersion = await newestVersion(session, entity, change.id)
  if (subjectId === null || baseVersion === undefined) {
    throw new AppError('record-missing', 'There is no such record within reach.', { id: change.id })
  }
  return { subjectId, baseVersion }
}

function assertMayAsk(change: ProposedChange, declaration: ProposalDeclaration, isOwn: boolean): void {
  const { atOnce, onApproval, byOthers } = declaration
  if (!isOwn) {
    if (byOthers) return
    throw new AppError('access-denied', 'Only the person concerned can ask for changes of these records.')
  }
  const allowed = [...atOnce, ...onApproval]
  if (allowed.length === 0)
    throw new AppError('access-denied', 'A person cannot ask for this about themselves.')
  const fixed = Object.keys(valuesOf(change)).find((name) => !allowed.includes(name))
  if (fixed === undefined) return
  throw new AppError('record-invalid', `${fixed} is not a field that a person can ask to have changed.`, {
    issues: [
      { path: ['body', 'values', fixed], code: 'not_proposable', message: `only ${allowed.join(', ')}` },
    ],
  })
}

/** What the organisation has added to a record is its own to decide on. */
function needsNoApproval(change: ProposedChange, { atOnce }: ProposalDeclaration): boolean {
  if (change.operation === 'end' || Object.keys(customOf(change)).length > 0) return false
  return Object.keys(valuesOf(change)).every((name) => atOnce.includes(name))
}
