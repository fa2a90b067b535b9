import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import { asOwnChange } from '../changes/apply-change.ts'
import type { Session } from '../database/session.ts'
import { readRecords } from '../facts/read-records.ts'
import { amendRecord } from '../facts/write-records.ts'

/**
 * Keeps that the person whom a published review is about has read it; to have read is not to agree. Nothing else of the review
 * changes; said already it stays as it is. Throws `AppError('record-missing')` for a review that is not the caller's to read.
 */
export async function acknowledgeReview(
  session: Session,
  id: string,
): Promise<{ readonly acknowledgedOn: CivilDate }> {
  const { today } = session.errand
  const entity = entityNamed('review')
  const [review] = await readRecords(session, entity, { asOf: today, ids: [id] })
  const isOwn = review !== undefined && review.subjectId === session.caller.personId
  if (!isOwn || review.values['status'] !== 'published')
    throw new AppError('record-missing', 'No such review of this account can be read today.', { id })
  const before = review.values['acknowledgedOn']
  if (typeof before === 'string') return { acknowledgedOn: before }
  await asOwnChange(session, entity, () =>
    amendRecord(session, entity, id, { from: today, values: { acknowledgedOn: today } }),
  )
  return { acknowledgedOn: today }
}
