import { AppError } from '@cadre/core'
import { columnNamed, isMissing, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { dayNumber, numberPeople } from '../person-days/index.ts'
import type { PersonDays } from '../person-days/index.ts'
import { ratingClasses } from './rating-classes.ts'
import type { RatingClasses } from './rating-classes.ts'
import { nextReviews } from './rounds.ts'
import type { RatedReview, Round } from './rounds.ts'

/** Rows with the class of the review that came next. */
export interface RatedRows {
  readonly table: Table
  readonly classes: RatingClasses
  /** Class of the next review of each row. */
  readonly next: Int32Array
  /** Class of the last one that was known on the row's day; -1 where there was none. */
  readonly last: Int32Array
  /** When the next one was known, as a number of days. */
  readonly knownOn: Float64Array
  readonly since: Float64Array
  readonly people: Int32Array
  /** Everybody in scope on the last day of all. */
  readonly present: {
    readonly table: Table
    readonly last: Int32Array
    readonly personIds: readonly string[]
  }
}

interface Following {
  readonly reviews: readonly RatedReview[]
  readonly rounds: readonly Round[]
  /** The feature with the last rating that was known. */
  readonly lastRating: string
  readonly minimumPerClass: number
}

/**
 * Follows rows to the review that came next. Rows of people who were not rated in that round (who left before it, or were
 * away) have no outcome and are left out. Throws `too-little-data` when that is all of them.
 */
export function followRatings(
  rows: PersonDays,
  { reviews, rounds, lastRating, minimumPerClass }: Following,
): RatedRows {
  const points = rows.personIds.map((personId, row) => ({ personId, day: rows.days[row]! }))
  const found = nextReviews(points, { reviews, rounds })
  const kept = [...found.keys()].filter((row) => found[row] !== undefined)
  if (kept.length === 0)
    throw new AppError(
      'too-little-data',
      'Nobody was rated after the days of the rows. Published reviews by managers are needed, and a day before them.',
    )
  const ratings = kept.map((row) => found[row]!.rating)
  const classes = ratingClasses(ratings, { minimum: minimumPerClass })
  const table = takeRows(rows.table, kept)
  const lastDay = rows.days.reduce((last, day) => (day > last ? day : last), '')
  const presentRows = [...rows.days.keys()].filter((row) => rows.days[row] === lastDay)
  const present = takeRows(rows.table, presentRows)
  return {
    table,
    classes,
    next: Int32Array.from(ratings, classes.classOf),
    last: lastClasses(table, lastRating, classes),
    knownOn: Float64Array.from(kept, (row) => dayNumber(found[row]!.knownOn)),
    since: Float64Array.from(kept, (row) => dayNumber(rows.days[row]!)),
    people: numberPeople(kept.map((row) => rows.personIds[row]!)),
    present: {
      table: present,
      last: lastClasses(present, lastRating, classes),
      personIds: presentRows.map((row) => rows.personIds[row]!),
    },
  }
}

function lastClasses(table: Table, name: string, { classOf }: RatingClasses): Int32Array {
  const column = columnNamed(table, name)
  if (column.kind !== 'number') throw new Error(`${name} is no number`)
  return Int32Array.from(column.values, (rating, row) => (isMissing(column, row) ? -1 : classOf(rating)))
}
