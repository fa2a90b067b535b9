import { createRandom } from '@cadre/learn'
import { createTable, numberColumn } from '@cadre/learn/table'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ratingClasses } from './rating-classes.ts'
import { tellingColumns } from './telling-columns.ts'

const random = createRandom(3)
const ratings = Array.from({ length: 800 }, () => {
  const drawn = random.next()
  return drawn < 0.1 ? 1 : drawn < 0.7 ? 2 : 3
})
const classes = ratingClasses(ratings, { minimum: 25 })
const next = Int32Array.from(ratings, classes.classOf)
const number = (name: string, of: (rating: number) => number | null) => numberColumn(name, ratings.map(of))

test('what is filled because somebody was going to be rated low is named with why, and what goes with ratings is not', () => {
  const table = createTable([
    number('last_rating', (rating) => (random.next() < 0.7 ? rating : Math.ceil(3 * random.next()))),
    // Seldom filled for reasons of its own, which say nothing of ratings.
    number('survey', () => (random.next() < 0.3 ? random.next() : null)),
    number('improvement_plan', (rating) => (random.next() < (rating === 1 ? 0.9 : 0.05) ? 1 : null)),
    number('bonus', (rating) => 100 * rating + random.next()),
  ])
  const found = tellingColumns({ table, next, classes }, 1)
  assert.deepEqual(
    found.map(({ feature }) => feature),
    ['improvement_plan', 'bonus'],
  )
  assert.match(found[0]!.reason, /whether it is filled tells much of the target/)
  assert.match(found[1]!.reason, /almost alone/)
})

test('where ratings are of two classes the same is found', () => {
  const two = ratingClasses(
    ratings.map((rating) => Math.min(2, rating)),
    { minimum: 25 },
  )
  const table = createTable([number('plan', (rating) => (rating === 1 ? 1 : null))])
  const of = Int32Array.from(ratings, two.classOf)
  assert.equal(tellingColumns({ table, next: of, classes: two }, 1).length, 1)
})
