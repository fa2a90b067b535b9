import { createRandom } from '@cadre/learn'
import { createSurvivalTarget } from '@cadre/learn/survival'
import { createTable, numberColumn } from '@cadre/learn/table'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellingColumns } from './telling-columns.ts'

const random = createRandom(3)
const count = 600
const left = Array.from({ length: count }, () => random.next() < 0.2)
const ends = createSurvivalTarget({
  entry: new Float64Array(count),
  // Every fifth was lost from sight before the months were over.
  exit: Float64Array.from(left, (one, row) => (one ? 3 : row % 5 === 0 ? 2 : 12)),
  event: left.map((one) => (one ? 1 : 0)),
  causes: ['voluntary', 'otherwise'],
})
const pay = numberColumn(
  'pay',
  left.map((one) => random.next() - (one ? 0.2 : 0)),
)
const lastReview = numberColumn(
  'last_review',
  left.map((one) => (random.next() < (one ? 0.9 : 0.15) ? Math.ceil(3 * random.next()) : null)),
)

test('what is filled because somebody was about to leave is named with why, and what goes with leaving is not', () => {
  const table = createTable([pay, lastReview])
  const found = tellingColumns({ table, ends }, { horizon: 6, seed: 1 })
  assert.deepEqual(
    found.map(({ feature }) => feature),
    ['last_review'],
  )
  assert.match(found[0]!.reason, /whether it is filled tells much of the target/)
})
