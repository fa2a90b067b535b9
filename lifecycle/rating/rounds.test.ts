import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthEndBefore, nextReviews, roundsAhead } from './rounds.ts'

const review = (personId: string, round: string, began: string, rating: number) => ({
  personId,
  round,
  roundBegan: began,
  on: began,
  knownOn: began,
  rating,
})
const reviews = [
  review('a', '2024', '2024-01-20', 3),
  review('b', '2024', '2024-01-20', 4),
  review('a', '2025', '2025-01-20', 2),
]

test('a round is looked ahead to from the end of a month, at least so many months before it begins', () => {
  const rounds = roundsAhead(reviews, { ahead: 3, from: '2023-01-01', to: '2025-12-31' })
  assert.deepEqual(
    rounds.map(({ round, day }) => [round, day]),
    [
      ['2024', '2023-09-30'],
      ['2025', '2024-09-30'],
    ],
  )
})

test('rounds beyond what is looked at, and days before it, are left out', () => {
  assert.equal(roundsAhead(reviews, { ahead: 3, from: '2023-10-01', to: '2024-12-31' }).length, 0)
})

test('an end of a month is itself, any other day goes back to the one before', () => {
  assert.deepEqual(['2024-02-29', '2024-02-28', '2024-03-01'].map(monthEndBefore), [
    '2024-02-29',
    '2024-01-31',
    '2024-02-29',
  ])
})

test('a row gets the review of its own person in the round of its own day, and none where there was none', () => {
  const rounds = roundsAhead(reviews, { ahead: 3, from: '2023-01-01', to: '2025-12-31' })
  const rows = [
    { personId: 'a', day: '2023-09-30' },
    { personId: 'a', day: '2024-09-30' },
    { personId: 'b', day: '2024-09-30' },
    { personId: 'a', day: '2024-06-30' },
  ]
  assert.deepEqual(
    nextReviews(rows, { reviews, rounds }).map((found) => found?.rating),
    [3, 2, undefined, undefined],
  )
})
