import { AppError } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { readRecords } from '../facts/read-records.ts'
import type { RecordVersion } from '../facts/record.ts'
import { amendRecord } from '../facts/write-records.ts'
import { assertStatus, readCycle, readReviewsOf, wordIn } from './review-cycle.ts'

/** Where a review stands between being written and being read by the person. */
const ready: ReadonlySet<string> = new Set(['submitted', 'calibrated'])

interface CalibratedRating {
  readonly cycleId: string
  readonly reviewId: string
  readonly rating: number
  readonly reason: string
}

/**
 * Changes the rating of a submitted review by a manager while its round is calibrated; what was submitted stays beside it.
 * Throws `AppError` `record-missing`, `record-invalid` for a rating off the scale, `record-conflict` when the round or the
 * review stands elsewhere, and `access-denied` for a review of oneself.
 */
export async function calibrateReview(
  session: Session,
  { cycleId, reviewId, rating, reason }: CalibratedRating,
): Promise<void> {
  const { today } = session.errand
  const cycle = await readCycle(session, cycleId)
  assertStatus(cycle, ['calibrating'])
  const entity = entityNamed('review')
  const [review] = await readRecords(session, entity, { asOf: today, ids: [reviewId] })
  if (!review || review.values['cycleId'] !== cycleId || review.values['kind'] !== 'manager')
    throw new AppError('record-missing', 'The round has no such review by a manager.', { id: reviewId })
  const status = wordIn(review, 'status')
  if (!ready.has(status))
    throw new AppError('record-conflict', `The review is ${status}.`, {
      id: reviewId,
    })
  assertOnScale(cycle, rating)
  await amendRecord(session, entity, reviewId, {
    from: today,
    values: {
      proposedRating: review.values['proposedRating'] ?? review.values['rating'] ?? null,
      rating,
      status: 'calibrated',
    },
    reason,
  })
}

function assertOnScale({ values }: RecordVersion, rating: number): void {
  const [low, high] = [Number(values['scaleLowest']), Number(values['scaleHighest'])]
  if (rating >= low && rating <= high) return
  throw new AppError('record-invalid', `The scale of the round is ${low} to ${high}.`, {
    issues: [{ path: ['body', 'rating'], code: 'off_scale', message: `must be ${low} to ${high}` }],
  })
}

/**
 * Shows people what is written of them: the reviews of a round, from the sides that are named, that are submitted or
 * calibrated. Reviews of the caller are left for somebody else. Throws `AppError('record-conflict')` before calibration.
 */
export async function publishReviews(
  session: Session,
  { cycleId, kinds }: { readonly cycleId: string; readonly kinds: readonly string[] },
): Promise<{ readonly published: number; readonly leftOut: number }> {
  assertStatus(await readCycle(session, cycleId), ['calibrating', 'published'])
  const found = await readReviewsOf(session, { cycleId, kinds })
  const waiting = found.filter((review) => ready.has(wordIn(review, 'status')))
  const others = waiting.filter(({ subjectId }) => subjectId !== session.caller.personId)
  for (const { id } of others)
    await amendRecord(session, entityNamed('review'), id, {
      from: session.errand.today,
      values: { status: 'published' },
    })
  return { published: others.length, leftOut: waiting.length - others.length }
}
