import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bandsOf, byBand, isOverdue, movedFrom, progressByReviewer } from './round-figures.ts'
import type { Reviewee, Round } from './round-figures.ts'

const reviewee = (managerId: string | null, review: Partial<Reviewee['review']> = null): Reviewee => ({
  personId: 'per_1',
  name: 'Ana',
  title: null,
  departmentId: null,
  managerId,
  review: review && {
    id: 'rev_1',
    reviewerId: null,
    status: 'submitted',
    rating: null,
    proposedRating: null,
    ...review,
  },
})
const round = (values: Round['values']): Round => ({ values }) as Round

test('who has most to write comes first, whoever wrote stands for the manager, nobody comes last', () => {
  const progress = progressByReviewer([
    reviewee('a', { status: 'draft' }),
    reviewee('a', { status: 'submitted' }),
    reviewee('b'),
    reviewee('b', { reviewerId: 'c', status: 'calibrated' }),
    reviewee('b'),
    reviewee(null),
  ])
  assert.deepEqual(progress, [
    { reviewerId: 'b', people: 2, written: 0 },
    { reviewerId: 'a', people: 2, written: 1 },
    { reviewerId: 'c', people: 1, written: 1 },
    { reviewerId: null, people: 1, written: 0 },
  ])
})

test('a short scale stands point by point, a long one in five stretches, each rating in one of them', () => {
  const short = bandsOf(
    round({ scaleLowest: 1, scaleHighest: 5, expectedShares: ['5', '15', '50', '20', '10'] }),
  )
  assert.deepEqual(
    short.map(({ low, expected }) => [low, expected]),
    [
      [1, 5],
      [2, 15],
      [3, 50],
      [4, 20],
      [5, 10],
    ],
  )
  const long = bandsOf(round({ scaleLowest: 0, scaleHighest: 100 }))
  assert.deepEqual([long.length, long[0]!.low, long.at(-1)!.high], [5, 0, 100])
  const people = [0, 20.4, 20.6, 99.6, 100].map((rating) => reviewee('a', { rating }))
  assert.deepEqual(
    byBand(long, people).map((ofBand) => ofBand.length),
    [2, 1, 0, 0, 2],
  )
})

test('an expectation that does not fit the scale is none, and drafts stand in no band', () => {
  const bands = bandsOf(round({ scaleLowest: 1, scaleHighest: 3, expectedShares: ['50', '50'] }))
  assert.ok(bands.every(({ expected }) => expected === undefined))
  const none = byBand(bands, [reviewee('a', { status: 'draft', rating: 2 }), reviewee('a', { rating: null })])
  assert.equal(none.flat().length, 0)
})

test('a rating has moved when it is not what was submitted', () => {
  assert.equal(movedFrom(reviewee('a', { rating: 3, proposedRating: 4 })), 4)
  assert.equal(movedFrom(reviewee('a', { rating: 3, proposedRating: 3 })), undefined)
  assert.equal(movedFrom(reviewee('a', { rating: 3 })), undefined)
})

test('a round is overdue after its day while it is written', () => {
  assert.equal(isOverdue(round({ dueDate: '2026-11-01', status: 'open' }), '2026-11-02'), true)
  assert.equal(isOverdue(round({ dueDate: '2026-11-02', status: 'open' }), '2026-11-02'), false)
  assert.equal(isOverdue(round({ dueDate: '2026-11-01', status: 'closed' }), '2026-11-02'), false)
})
