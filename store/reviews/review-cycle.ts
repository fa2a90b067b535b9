import { AppError } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { Moment } from '../facts/holds.ts'
import { readRecords } from '../facts/read-records.ts'
import type { RecordVersion } from '../facts/record.ts'

/** More reviews than a round of one organisation's reach is read with at once. */
const mostReviews = 20_000

/** A round of reviews as it stands on a day; throws `AppError('record-missing')`. */
export async function readCycle(
  session: Session,
  id: string,
  moment: Moment = { asOf: session.errand.today },
): Promise<RecordVersion> {
  const [cycle] = await readRecords(session, entityNamed('review_cycle'), { ...moment, ids: [id] })
  if (!cycle) throw new AppError('record-missing', 'There is no such round of reviews on that day.', { id })
  return cycle
}

/** A value of a record that is a word or an id; empty when it is not known. */
export function wordIn({ values }: RecordVersion, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : ''
}

/** Throws `AppError('record-conflict')` unless the round stands where one of these says. */
export function assertStatus(cycle: RecordVersion, allowed: readonly string[]): void {
  const status = wordIn(cycle, 'status')
  if (allowed.includes(status)) return
  throw new AppError(
    'record-conflict',
    `The round is ${status}; for this it has to be ${allowed.join(' or ')}.`,
    { id: cycle.id },
  )
}

interface ReviewsQuery {
  readonly cycleId: string
  readonly kinds: readonly string[]
  /** Today, as known now, when left out. */
  readonly moment?: Moment
}

/** Reviews of a round within reach, from some sides. */
export function readReviewsOf(
  session: Session,
  { cycleId, kinds, moment = { asOf: session.errand.today } }: ReviewsQuery,
): Promise<RecordVersion[]> {
  return readRecords(session, entityNamed('review'), {
    ...moment,
    filters: [
      { field: 'cycleId', operator: 'eq', value: cycleId },
      { field: 'kind', operator: 'in', value: kinds },
    ],
    limit: mostReviews,
  })
}
