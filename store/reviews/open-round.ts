import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { amendRecord, createRecords } from '../facts/write-records.ts'
import { readReviewees } from './read-reviewees.ts'
import { assertStatus, readCycle, wordIn } from './review-cycle.ts'

/**
 * Opens a round of reviews: a draft by the line manager is entered for everybody within reach who has none, which tells
 * the managers. In a round that is open it asks only for whom it did not yet. Throws `AppError` `record-missing`, or
 * `record-conflict` once the round is further.
 */
export async function openRound(
  session: Session,
  cycleId: string,
): Promise<{ readonly asked: number; readonly withoutManager: number }> {
  const { today } = session.errand
  const cycle = await readCycle(session, cycleId)
  assertStatus(cycle, ['planned', 'open'])
  if (wordIn(cycle, 'status') === 'planned')
    await amendRecord(session, entityNamed('review_cycle'), cycleId, {
      from: today,
      values: { status: 'open' },
    })
  const reviewees = await readReviewees(session, { cycleId, moment: { asOf: today } })
  const unasked = reviewees.filter(({ review }) => review === null)
  const led = unasked.filter(({ managerId }) => managerId !== null)
  await createRecords(
    session,
    entityNamed('review'),
    led.map(({ personId, managerId }) => ({
      subjectId: personId,
      from: today,
      values: { cycleId, reviewerId: managerId, kind: 'manager', status: 'draft' },
    })),
  )
  return { asked: led.length, withoutManager: unasked.length - led.length }
}
