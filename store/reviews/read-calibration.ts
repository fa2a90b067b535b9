import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import type { Moment } from '../facts/holds.ts'
import { readRecords } from '../facts/read-records.ts'
import type { RecordVersion } from '../facts/record.ts'
import { readCycle, readReviewsOf, wordIn } from './review-cycle.ts'

export type CalibrationGroup = 'department' | 'reviewer'

/** Why somebody else should look at a review. */
export type RoleConflict =
  | 'reviews oneself as manager'
  | 'reviews the own manager'
  | 'review each other'
  | 'is not the line manager'

interface GroupFigures {
  /** The department, or the person who reviewed; `null` when it is not known. */
  readonly group: string | null
  readonly reviews: number
  /** Mean ratings as they were submitted, and as they are now. */
  readonly before: number | null
  readonly after: number | null
  readonly moved: number
}

export interface Calibration {
  readonly groups: readonly GroupFigures[]
  readonly conflicts: readonly {
    readonly reviewId: string
    readonly subjectId: string
    readonly reviewerId: string | null
    readonly conflict: RoleConflict
  }[]
}

interface CalibrationQuery {
  readonly cycleId: string
  readonly by: CalibrationGroup
  readonly moment: Moment
}

/**
 * The ratings by managers of a round within reach of the account, before and after calibration by group, and the reviews
 * in which roles conflict. Lines of command and departments are those of the last day that the round looks at.
 */
export async function readCalibration(
  session: Session,
  { cycleId, by, moment }: CalibrationQuery,
): Promise<Calibration> {
  const cycle = await readCycle(session, cycleId, moment)
  const end = cycle.values['periodEnd'] as CivilDate
  const reviews = await readReviewsOf(session, { cycleId, kinds: ['manager'], moment })
  const people = [...new Set(reviews.flatMap((review) => [review.subjectId!, wordIn(review, 'reviewerId')]))]
  const onDay = { ...moment, asOf: end < moment.asOf ? end : moment.asOf }
  const managers = await valuesOf(session, 'manager_line', { moment: onDay, people, field: 'managerId' })
  const departments =
    by === 'department'
      ? await valuesOf(session, 'job_assignment', { moment: onDay, people, field: 'departmentId' })
      : new Map<string, string>()
  const groupOf = (review: RecordVersion): string | null =>
    (by === 'department' ? departments.get(review.subjectId!) : (review.values['reviewerId'] as string)) ??
    null
  const groups = [...Map.groupBy(reviews, groupOf)].map(([group, ofGroup]) => figuresOf(group, ofGroup))
  return {
    groups: groups.sort((a, b) => (a.group ?? '').localeCompare(b.group ?? '')),
    conflicts: reviews.flatMap((review) => {
      const conflict = conflictOf(review, { managers, reviews })
      const reviewerId = (review.values['reviewerId'] as string | undefined) ?? null
      return conflict ? [{ reviewId: review.id, subjectId: review.subjectId!, reviewerId, conflict }] : []
    }),
  }
}

interface Wanted {
  readonly moment: Moment
  readonly people: readonly string[]
  readonly field: string
}

/** A field of each person's main record of a kind: the line of command, the main assignment. */
async function valuesOf(
  session: Session,
  kind: 'manager_line' | 'job_assignment',
  { moment, people, field }: Wanted,
): Promise<ReadonlyMap<string, string>> {
  const isMain =
    kind === 'manager_line'
      ? ({ field: 'kind', operator: 'eq', value: 'line' } as const)
      : ({ field: 'isPrimary', operator: 'eq', value: true } as const)
  const found = await readRecords(session, entityNamed(kind), {
    ...moment,
    subjectIds: people,
    filters: [isMain],
    limit: people.length + 1,
  })
  return new Map(
    found.flatMap(({ subjectId, values }) =>
      typeof values[field] === 'string' ? [[subjectId!, values[field]] as const] : [],
    ),
  )
}

const ratingOf = (review: RecordVersion, field: 'rating' | 'proposedRating'): number | null =>
  (review.values[field] as number | undefined) ?? null
const ratingBefore = (review: RecordVersion): number | null =>
  ratingOf(review, 'proposedRating') ?? ratingOf(review, 'rating')

function figuresOf(group: string | null, reviews: readonly RecordVersion[]): GroupFigures {
  const moved = reviews.filter((review) => ratingBefore(review) !== ratingOf(review, 'rating')).length
  return {
    group,
    reviews: reviews.length,
    before: mean(reviews.map(ratingBefore)),
    after: mean(reviews.map((review) => ratingOf(review, 'rating'))),
    moved,
  }
}

function mean(ratings: readonly (number | null)[]): number | null {
  const known = ratings.filter((rating) => rating !== null)
  if (known.length === 0) return null
  return Math.round((100 * known.reduce((sum, rating) => sum + rating, 0)) / known.length) / 100
}

interface Roles {
  readonly managers: ReadonlyMap<string, string>
  readonly reviews: readonly RecordVersion[]
}

/** The gravest first. */
function conflictOf(
  { subjectId, values }: RecordVersion,
  { managers, reviews }: Roles,
): RoleConflict | undefined {
  const reviewer = values['reviewerId']
  if (typeof reviewer !== 'string') return undefined
  if (reviewer === subjectId) return 'reviews oneself as manager'
  if (managers.get(reviewer) === subjectId) return 'reviews the own manager'
  if (reviews.some((other) => other.subjectId === reviewer && other.values['reviewerId'] === subjectId))
    return 'review each other'
  return managers.get(subjectId!) === reviewer ? undefined : 'is not the line manager'
}
