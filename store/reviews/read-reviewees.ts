import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { holds } from '../facts/holds.ts'
import type { Moment } from '../facts/holds.ts'
import type { RecordVersion } from '../facts/record.ts'
import { readCycle, readReviewsOf, wordIn } from './review-cycle.ts'

/** Somebody whom a round of reviews is about. */
export interface Reviewee {
  readonly personId: string
  readonly name: string
  readonly title: string | null
  readonly departmentId: string | null
  /** Line manager on the last day of the period, or on the day looked at when that is earlier. */
  readonly managerId: string | null
  /** The review by a manager, as far as it is. */
  readonly review: {
    readonly id: string
    readonly reviewerId: string | null
    readonly status: string
    readonly rating: number | null
    readonly proposedRating: number | null
  } | null
}

interface RevieweesQuery {
  readonly cycleId: string
  readonly moment: Moment
}

/**
 * Everybody at work on the last day of a round's period whose reviews the account writes or decides on, by name, never
 * the caller. Throws `AppError('record-missing')`.
 */
export async function readReviewees(
  session: Session,
  { cycleId, moment }: RevieweesQuery,
): Promise<Reviewee[]> {
  const cycle = await readCycle(session, cycleId, moment)
  const end = cycle.values['periodEnd'] as CivilDate
  const people = await readPeople(session, { ...moment, asOf: end < moment.asOf ? end : moment.asOf })
  const reviews = await readReviewsOf(session, { cycleId, kinds: ['manager'], moment })
  const reviewOf = new Map(reviews.map((review) => [review.subjectId, review]))
  return people.map((person) => {
    const review = reviewOf.get(person.personId)
    return { ...person, review: review ? figuresOf(review) : null }
  })
}

/** Those of whom the account may write reviews: of the whole organisation, a region, or the own line. */
async function readPeople({ trx }: Session, onDay: Moment): Promise<Omit<Reviewee, 'review'>[]> {
  const { rows } = await sql<Omit<Reviewee, 'review'>>`
    select p.id as "personId", concat_ws(' ', coalesce(p.preferred_name, p.first_name), p.last_name) as name,
      a.title, a.department_id as "departmentId", m.manager_id as "managerId"
    from records.job_assignment a
    join records.person p on p.id = a.person_id and ${holds('p', onDay)}
    left join records.manager_line m on m.person_id = a.person_id and m.kind = 'line' and ${holds('m', onDay)}
    where a.is_primary and ${holds('a', onDay)} and a.person_id is distinct from (select access.me())
      and ((select access.reaches_all('review', 'write'))
        or a.person_id in (select access.reached_people('review', 'write')))
    order by p.last_name, p.first_name, p.id`.execute(trx)
  return rows
}

function figuresOf(review: RecordVersion): NonNullable<Reviewee['review']> {
  const { reviewerId = null, rating = null, proposedRating = null } = review.values
  return {
    id: review.id,
    reviewerId: reviewerId as string | null,
    status: wordIn(review, 'status'),
    rating: rating as number | null,
    proposedRating: proposedRating as number | null,
  }
}
