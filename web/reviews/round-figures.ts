import type { AnswerOf, RecordOf } from '@cadre/contract/client'

export type Reviewee = AnswerOf<'listReviewees'>['items'][number]
export type Round = RecordOf<'review_cycle'>

/** How far somebody is with the reviews that are theirs to write. */
export interface ReviewerProgress {
  readonly reviewerId: string | null
  readonly people: number
  readonly written: number
}

/** Whether the manager has handed the review in. */
export const isWritten = ({ review }: Reviewee): boolean => review !== null && review.status !== 'draft'

const reviewerOf = ({ review, managerId }: Reviewee): string | null => review?.reviewerId ?? managerId

/** Who has how much to write yet, the most first; those without a manager last. */
export function progressByReviewer(reviewees: readonly Reviewee[]): ReviewerProgress[] {
  return [...Map.groupBy(reviewees, reviewerOf)]
    .map(([reviewerId, people]) => ({
      reviewerId,
      people: people.length,
      written: people.filter(isWritten).length,
    }))
    .toSorted(
      (a, b) =>
        Number(a.reviewerId === null) - Number(b.reviewerId === null) ||
        b.people - b.written - (a.people - a.written) ||
        b.people - a.people,
    )
}

/** Whether reviews of the round should have been written by the day. */
export const isOverdue = ({ values }: Round, day: string): boolean =>
  typeof values.dueDate === 'string' &&
  values.dueDate < day &&
  (values.status === 'open' || values.status === 'planned')

/** A stretch of the scale that people stand side by side in. */
export interface RatingBand {
  readonly low: number
  readonly high: number
  /** Share of people expected here, in percent; unknown without an expectation for every band. */
  readonly expected: number | undefined
}

/** More points than stand side by side are taken together. */
const mostBands = 10
const wideBands = 5

/** The scale of a round in bands: its points one by one, or five stretches of a long scale. */
export function bandsOf({ values }: Round): RatingBand[] {
  const [lowest, highest] = [values.scaleLowest ?? 1, values.scaleHighest ?? 5]
  const points = highest - lowest + 1
  const size = points <= mostBands ? 1 : Math.ceil(points / wideBands)
  const count = Math.ceil(points / size)
  const shares = (values.expectedShares ?? []).map(Number)
  const isKnown = shares.length === count && shares.every((share) => share >= 0 && share <= 100)
  return Array.from({ length: count }, (_, place) => ({
    low: lowest + place * size,
    high: Math.min(highest, lowest + (place + 1) * size - 1),
    expected: isKnown ? shares[place] : undefined,
  }))
}

/** Reviews with a rating by the band that it falls into, rounded to a point of the scale. */
export function byBand(
  bands: readonly RatingBand[],
  reviewees: readonly Reviewee[],
): readonly (readonly Reviewee[])[] {
  const rated = reviewees.filter((one) => isWritten(one) && typeof one.review?.rating === 'number')
  return bands.map(({ low, high }) =>
    rated.filter(({ review }) => {
      const point = Math.round(review!.rating!)
      return point >= low && point <= high
    }),
  )
}

/** Where the rating stood before calibration, when it was another. */
export function movedFrom({ review }: Reviewee): number | undefined {
  const before = review?.proposedRating ?? null
  return before !== null && before !== review?.rating ? before : undefined
}
