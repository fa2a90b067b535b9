import type { CivilDate } from '@cadre/core'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { factsOf } from './compile/record-sql.ts'
import { readFactRows } from './read-fact-rows.ts'

/** A published review by the manager, as known at a moment. */
export interface PublishedReview {
  readonly personId: string
  /** The round of reviews; the month of the review where it belongs to none. */
  readonly round: string
  /** The day on which writing began in that round; up to one in a hundred may be dated earlier, by mistake. */
  readonly roundBegan: CivilDate
  /** From when it holds. */
  readonly on: CivilDate
  /** When its rating could be known: from when it holds, or when it was entered if that was later. */
  readonly knownOn: CivilDate
  readonly rating: number
}

/** Every published review by a manager with a rating, as known at a moment. Throws as `factRelations`. */
export async function readReviews(lake: LakeStorage, knownAt: string): Promise<PublishedReview[]> {
  const rows = await readFactRows(lake, {
    kind: 'review',
    knownAt,
    sql: (believed) => `with believed as (
        select *, coalesce(cycle_id, strftime(valid_from, '%Y-%m')) as round from ${factsOf('review')} where ${believed}
      ), rounds as (select round, quantile_disc(valid_from, 0.01) as began from believed group by round),
      published as (
        select id, any_value(person_id) as person_id, arg_max(round, ordinal) as round, min(valid_from) as begins,
          max(greatest(valid_from, recorded_from::date)) as known_on, arg_max(rating, ordinal)::double as rating
        from believed where kind = 'manager' and status = 'published' and rating is not null and person_id is not null
        group by id)
      select person_id, round, strftime(began, '%Y-%m-%d'), strftime(begins, '%Y-%m-%d'), strftime(known_on, '%Y-%m-%d'), rating
      from published join rounds using (round) order by begins, person_id, id`,
  })
  return rows.map(([personId, round, roundBegan, on, knownOn, rating]) => ({
    personId: String(personId),
    round: String(round),
    roundBegan: String(roundBegan),
    on: String(on),
    knownOn: String(knownOn),
    rating: Number(rating),
  }))
}
