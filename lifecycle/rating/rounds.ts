import { addDays, addMonths } from '@cadre/core'
import type { CivilDate } from '@cadre/core'

/** A review by the manager with the round it belongs to. */
export interface RatedReview {
  readonly personId: string
  readonly round: string
  readonly roundBegan: CivilDate
  readonly on: CivilDate
  readonly knownOn: CivilDate
  readonly rating: number
}

/** A round of reviews, and the day from which it is looked ahead to. */
export interface Round {
  readonly round: string
  readonly began: CivilDate
  /** The end of a month, at least so many months before anything was written in the round. */
  readonly day: CivilDate
}

/** Rounds by the day they are looked ahead to from, earliest first; of two with one day the earlier. */
export function roundsAhead(
  reviews: readonly RatedReview[],
  { ahead, from, to }: { readonly ahead: number; readonly from: CivilDate; readonly to: CivilDate },
): Round[] {
  const byDay = new Map<CivilDate, Round>()
  for (const { round, roundBegan: began } of reviews.toSorted((a, b) =>
    a.roundBegan < b.roundBegan ? -1 : 1,
  )) {
    const day = monthEndBefore(addMonths(began, -ahead))
    if (day >= from && began <= to && !byDay.has(day)) byDay.set(day, { round, began, day })
  }
  return [...byDay.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/** The last end of a month up to a day. */
export function monthEndBefore(day: CivilDate): CivilDate {
  const next = addDays(day, 1)
  return next.endsWith('-01') ? day : addDays(`${day.slice(0, 7)}-01`, -1)
}

/** The review of each row's person in the round that is looked ahead to from the row's day; of several the last. */
export function nextReviews(
  rows: readonly { readonly personId: string; readonly day: CivilDate }[],
  { reviews, rounds }: { readonly reviews: readonly RatedReview[]; readonly rounds: readonly Round[] },
): (RatedReview | undefined)[] {
  const roundOn = new Map(rounds.map(({ day, round }) => [day, round]))
  const key = (personId: string, round: string): string => `${round} ${personId}`
  const found = new Map(reviews.map((review) => [key(review.personId, review.round), review]))
  return rows.map(({ personId, day }) => {
    const round = roundOn.get(day)
    return round === undefined ? undefined : found.get(key(personId, round))
  })
}
