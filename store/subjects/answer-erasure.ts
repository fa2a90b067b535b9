import { AppError } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Selectable } from 'kysely'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import type { SubjectRequestTable } from '../schema/subject-tables.ts'
import { carryOutErasure } from './carry-out-erasure.ts'
import { dataSubject, recordIds } from './data-subject.ts'
import type { DataSubject } from './data-subject.ts'
import { enterInLedger } from './ledger.ts'
import type { ErasureOrder, Suppressed, SubjectLedger } from './ledger.ts'
import { planErasure } from './plan-erasure.ts'
import type { ErasurePlan } from './plan-erasure.ts'
import { readVersions } from './read-versions.ts'
import { decideRequest, holdRequest } from './subject-requests.ts'
import type { SubjectRequest } from './subject-requests.ts'
import { suppressedBy } from './suppression.ts'

/**
 * The first step of an erasure: what would go, what stays and why. Kept with the request for the one who
 * approves. Throws `AppError` `record-missing`, `record-conflict` for a request that is no open erasure.
 */
export async function planErasureFor(session: Session, requestId: string): Promise<ErasurePlan> {
  const request = await holdRequest(session, requestId)
  refuseOthers(request)
  const plan = await withSystemReach(session, async (inner) => {
    const made = await planErasure(inner, request.subject_id)
    await inner.trx
      .updateTable('app.subject_request')
      .set({
        plan: JSON.stringify(made),
        plan_digest: made.digest,
        planned_by: session.caller.accountId,
        state: 'planned',
      })
      .where('id', '=', requestId)
      .execute()
    return made
  })
  session.note({
    act: 'plan erasure',
    entity: 'subject_request',
    subjects: [request.subject_id],
    detail: { id: requestId, goes: plan.goes.length, stays: plan.stays.length },
  })
  return plan
}

/** The plan that was made last, and whether the caller may not be the one who approves it; `null` before there is one. Throws `AppError('record-missing')`. */
export async function readErasurePlan(
  session: Session,
  requestId: string,
): Promise<(ErasurePlan & { readonly isOwn: boolean }) | null> {
  const { state, plan, planned_by, subject_id } = await holdRequest(session, requestId)
  if (state !== 'planned') return null
  const { accountId, personId } = session.caller
  return { ...(plan as ErasurePlan), isOwn: planned_by === accountId || subject_id === personId }
}

interface Approval {
  readonly requestId: string
  /** Of the plan that was read. */
  readonly planDigest: string
}

/**
 * The second step, by somebody else: carries the plan out at once. Throws `AppError` `approval-needed` for
 * whoever made the plan or is its subject, `record-conflict` when the data is no longer what the plan said.
 */
export async function approveErasure(
  session: Session,
  ledger: SubjectLedger,
  { requestId, planDigest }: Approval,
): Promise<{ readonly request: SubjectRequest; readonly ids: readonly string[] }> {
  const request = await holdRequest(session, requestId)
  refuseOthers(request)
  const { accountId, personId } = session.caller
  if (request.planned_by === accountId || request.subject_id === personId) {
    throw new AppError('approval-needed', 'Another HR manager than the one who planned it has to approve.')
  }
  return withSystemReach(session, async (inner) => {
    const plan = await planErasure(inner, request.subject_id)
    if (request.plan_digest !== planDigest || plan.digest !== planDigest) {
      throw new AppError(
        'record-conflict',
        'The data is not what the plan said any more. Plan it anew and read it.',
      )
    }
    const subject = await dataSubject(inner, request.subject_id)
    const order: ErasureOrder = {
      kind: 'erasure',
      id: requestId,
      at: session.errand.now.toISOString(),
      subject,
      keptClasses: [...new Set(plan.stays.map(({ dataClass }) => dataClass))],
      restriction: restrictionOf(plan, accountId),
      suppressed:
        plan.accounts === 0 && plan.stays.some(({ until }) => until === null)
          ? []
          : await suppressions(inner, subject),
    }
    await enterInLedger(inner, ledger, order)
    await carryOutErasure(inner, order)
    const answered = await decideRequest(inner, requestId, { state: 'done', answer: answerOf(plan) })
    return { request: answered, ids: recordIds(subject) }
  })
}

function refuseOthers({ kind, state }: Selectable<SubjectRequestTable>): void {
  if (kind === 'erasure' && (state === 'open' || state === 'planned')) return
  throw new AppError('record-conflict', 'Only an open request for erasure is planned and approved.')
}

function restrictionOf({ stays }: ErasurePlan, approver: string): ErasureOrder['restriction'] {
  const untils = stays.flatMap(({ until }) => (until === null ? [] : [until]))
  if (untils.length === 0 || untils.length < stays.length) return null
  const keepers = [...new Set([...stays.flatMap((one) => one.keepers), approver])]
  const reason = [...new Set(stays.map(({ why }) => why))].join('; ')
  return { keepers, reason, until: untils.sort().at(-1)! }
}

async function suppressions(session: Session, subject: DataSubject): Promise<Suppressed[]> {
  const found: Suppressed[] = []
  for (const name of ['person', 'contact_details', 'candidate']) {
    const entity = entityNamed(name)
    for (const { values } of await readVersions(session, entity, subject)) {
      found.push(...suppressedBy(session.cipher, entity, values))
    }
  }
  return [...new Map(found.map((one) => [one.digest, one])).values()]
}

/** What the person is told (Art. 12(3) and 18 GDPR): what went, what stays, why and until when. */
function answerOf({ goes, stays }: ErasurePlan): string {
  const gone = [...new Set(goes.map(({ dataClass }) => dataClass))].join(', ')
  const kept = [...new Map(stays.map((one) => [one.dataClass, one])).values()].map(
    ({ dataClass, why, until }) =>
      `${dataClass} (${why}; ${until === null ? 'while employed' : `until ${until}`})`,
  )
  const parts = [gone === '' ? 'Nothing could be erased.' : `Erased: ${gone}.`]
  if (kept.length > 0) parts.push(`Kept: ${kept.join(', ')}.`)
  if (stays.some(({ until }) => until !== null))
    parts.push('What is kept is hidden from all but those who must keep it.')
  return parts.join(' ')
}
