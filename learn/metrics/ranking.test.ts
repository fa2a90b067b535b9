import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import type { Target } from '../estimator.ts'
import { createRandom } from '../random.ts'
import {
  comparePredictions,
  evaluatePredictions,
  meanAveragePrecision,
  meanReciprocalRank,
  ndcg,
} from './index.ts'

interface Golden {
  readonly query: readonly number[]
  readonly grade: readonly number[]
  /** Many of them equal. */
  readonly scores: readonly number[]
  /** By gain and k, of scikit-learn. */
  readonly ndcg: Readonly<Record<string, number>>
}

const golden = JSON.parse(
  readFileSync(new URL('../trees/lambda-mart.golden.json', import.meta.url), 'utf8'),
) as Golden
const grades = Float64Array.from(golden.grade)
const scores = Float64Array.from(golden.scores)
const queries = Int32Array.from(golden.query)
const target: Target = { task: 'regression', values: grades, classes: [], queries }

for (const [name, expected] of Object.entries(golden.ndcg)) {
  const [gain, k] = name.split(' ')
  test(`NDCG with ${gain} gains of the first ${k} is scikit-learn’s to 1e-12, ties too`, () => {
    const actual = ndcg(grades, scores, {
      queries,
      gain: gain === 'linear' ? 'linear' : 'exponential',
      ...(k !== 'all' && { k: Number(k) }),
    })
    assert.ok(Math.abs(actual - expected) < 1e-12, `${actual}`)
  })
}

test('figures of one list are those worked out by hand', () => {
  const truth = Float64Array.of(0, 1, 0, 1)
  const given = Float64Array.of(4, 3, 2, 1)
  // Hits in the second and fourth place.
  assert.equal(meanReciprocalRank(truth, given), 1 / 2)
  assert.equal(meanAveragePrecision(truth, given), (1 / 2 + 2 / 4) / 2)
  assert.equal(meanAveragePrecision(truth, given, { k: 3 }), 1 / 2 / 2)
  assert.equal(meanReciprocalRank(truth, given, { k: 1 }), 0)
})

test('rows of equal scores count as the mean over their orders', () => {
  const random = createRandom(2)
  const truth = Float64Array.of(2, 0, 0, 1, 0, 0)
  const tied = Float64Array.of(1, 1, 1, 1, 1, 0)
  const draws = 40_000
  for (const figure of [ndcg, meanAveragePrecision, meanReciprocalRank]) {
    let sum = 0
    for (let draw = 0; draw < draws; draw++)
      sum += figure(
        truth,
        tied.map((score) => score + 0.5 * random.next()),
        { k: 3 },
      )
    assert.ok(Math.abs(figure(truth, tied, { k: 3 }) - sum / draws) < 0.005, figure.name)
  }
})

test('the best order scores 1 and any order between 0 and 1; lists without a hit do not count', () => {
  for (const figure of [ndcg, meanReciprocalRank, meanAveragePrecision]) {
    assert.ok(Math.abs(figure(grades, grades, { queries, k: 10 }) - 1) < 1e-12)
    const value = figure(grades, scores, { queries, k: 10 })
    assert.ok(value > 0 && value < 1)
  }
  assert.ok(Number.isNaN(ndcg(new Float64Array(3), Float64Array.of(1, 2, 3))))
})

test('a ranking is judged by its lists: figures with intervals as a bootstrap of lists gives', () => {
  const figures = evaluatePredictions(target, scores)
  assert.deepEqual(Object.keys(figures), ['ndcg', 'ndcg5', 'map', 'mrr'])
  const { value, low, high } = figures.ndcg!
  assert.ok(Math.abs(value - ndcg(grades, scores, { queries, k: 10 })) < 1e-12)
  const lists = [...new Set(queries)].map((query) => {
    const rows = golden.query.flatMap((each, row) => (each === query ? [row] : []))
    return ndcg(
      Float64Array.from(rows, (row) => grades[row]!),
      Float64Array.from(rows, (row) => scores[row]!),
      { k: 10 },
    )
  })
  const known = lists.filter((each) => !Number.isNaN(each))
  const random = createRandom(1)
  const means = Array.from({ length: 2000 }, () => {
    let sum = 0
    for (let i = 0; i < known.length; i++) sum += known[random.integer(known.length)]!
    return sum / known.length
  }).toSorted((a, b) => a - b)
  assert.ok(Math.abs(low - means[50]!) < 0.01 && Math.abs(high - means[1949]!) < 0.01)
  const difference = comparePredictions(target, [grades, scores]).ndcg!
  assert.ok(difference.low > 0 && Math.abs(difference.value - (1 - value)) < 1e-12)
})
