import { AppError } from '@cadre/core'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import { exportSubject } from './export-subject.ts'
import type { SubjectExport } from './export-subject.ts'
import { decideRequest, holdRequest } from './subject-requests.ts'

/**
 * Answers a request for access with the export. The row policies decide who reaches the request: the person,
 * or an HR manager, who checked who asks. Throws `AppError` `record-missing`, or `record-conflict` for another kind of request.
 */
export async function exportForRequest(session: Session, requestId: string): Promise<SubjectExport> {
  const { kind, state, subject_id } = await holdRequest(session, requestId)
  if (kind !== 'access' || state === 'refused') {
    throw new AppError('record-conflict', 'Only a request for access that was not refused is answered so.')
  }
  const isForSelf = subject_id === session.caller.personId
  const exported = await exportSubject(session, subject_id, { isForSelf })
  if (state !== 'done') {
    const answer = 'All that is held was handed over as an export.'
    await withSystemReach(session, (inner) => decideRequest(inner, requestId, { state: 'done', answer }))
  }
  return exported
}
