import { createRandom } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { wilsonInterval } from '@cadre/learn/metrics'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likelyRange } from '../serve/likely-range.ts'
import { alikeRows } from './alike-rows.ts'

const binary = (values: Float64Array): Target => ({ task: 'binary', classes: ['No', 'Yes'], values })
const oneEach = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, row) => row)
const ofEach = <T extends Float64Array>(scores: T): { scores: T; predictions: T } => ({
  scores,
  predictions: scores,
})

test('of a probability the bounds hold the share to whom it truly happens, about 95 times of 100', () => {
  let held = 0
  let asked = 0
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed)
    const scores = Float64Array.from({ length: 1000 }, () => random.next())
    // The model is sure of itself beyond what is so: bounds follow what came, not what it said.
    const truth = scores.map((score) => 0.2 + 0.5 * score)
    const values = truth.map((share) => Number(random.next() < share))
    const alike = alikeRows({ ...ofEach(scores), target: binary(values), groups: oneEach(1000) })!
    assert.equal(alike.bins.length, 10)
    for (const [at, { low, high }] of alike.bins.entries()) {
      const from = alike.cuts[at - 1] ?? 0
      const until = alike.cuts[at] ?? 1
      const ownTruth = truth.filter((_, row) => scores[row]! >= from && scores[row]! < until)
      const share = ownTruth.reduce((sum, value) => sum + value, 0) / ownTruth.length
      asked++
      if (share >= low && share <= high) held++
    }
  }
  assert.ok(held / asked > 0.93 && held / asked < 0.99, `${held} of ${asked}`)
})

test('of an amount four of five later ones lie between the bounds, where they scatter little and where much', () => {
  const random = createRandom(3)
  const draw = (rows: number) => {
    const scores = Float64Array.from({ length: rows }, () => 10 * random.next())
    return { scores, values: scores.map((score) => score + (0.2 + score / 3) * random.normal()) }
  }
  const { scores, values } = draw(4000)
  const target: Target = { task: 'regression', classes: [], values }
  const alike = alikeRows({ ...ofEach(scores), target, groups: oneEach(4000) })!
  const later = draw(4000)
  const within = (from: number, until: number) => {
    const rows = [...later.scores.keys()].filter(
      (row) => later.scores[row]! >= from && later.scores[row]! < until,
    )
    const held = rows.filter((row) => {
      const { low, high } = likelyRange({ alike }, later.scores[row]!)!
      return later.values[row]! >= low && later.values[row]! <= high
    })
    return held.length / rows.length
  }
  for (const [from, until] of [
    [0, 10],
    [0, 2],
    [8, 10],
  ] as const) {
    const share = within(from, until)
    assert.ok(share > 0.75 && share < 0.85, `${from} to ${until}: ${share}`)
  }
  const [narrow, wide] = [likelyRange({ alike }, 1)!, likelyRange({ alike }, 9)!]
  assert.ok(wide.high - wide.low > 3 * (narrow.high - narrow.low))
})

test('rows of one person are counted as one', () => {
  const scores = new Float64Array(400).fill(0.3)
  const values = Float64Array.from({ length: 400 }, (_, row) => Number(row % 4 === 0))
  const groups = Int32Array.from({ length: 400 }, (_, row) => Math.floor(row / 8))
  const likely = likelyRange(alikeOf({ scores, values, groups }), 0.3)!
  const { low, high } = wilsonInterval(12.5, 50)
  assert.deepEqual(likely, { people: 50, share: 0.25, low, high })
})

test('of several classes it is told how often the likeliest was right', () => {
  const rows = 90
  const predictions = Float64Array.from({ length: rows * 3 }, (_, at) => [0.2, 0.7, 0.1][at % 3]!)
  const values = Float64Array.from({ length: rows }, (_, row) => (row < 60 ? 1 : 2))
  const target: Target = { task: 'multiclass', classes: ['a', 'b', 'c'], values }
  const alike = alikeRows({
    scores: new Float64Array(rows).fill(0.7),
    predictions,
    target,
    groups: oneEach(rows),
  })!
  assert.equal(likelyRange({ alike }, 0.7)!.share, 60 / 90)
})

test('equal scores stay together, every bin has thirty people, and what is no score counts nowhere', () => {
  const random = createRandom(5)
  const scores = Float64Array.from({ length: 240 }, (_, row) =>
    row % 6 === 0 ? NaN : Math.round(random.next() * 4) / 4,
  )
  const values = scores.map((score) => Number(random.next() < score))
  const { alike } = alikeOf({ scores, values, groups: oneEach(240) })
  assert.ok(alike!.bins.every(({ people }) => people >= 30))
  assert.equal(
    alike!.bins.reduce((sum, { people }) => sum + people, 0),
    200,
  )
  assert.ok(alike!.cuts.every((cut) => scores.includes(cut)))
})

test('of fewer than thirty people nothing is said', () => {
  const scores = Float64Array.from({ length: 29 * 4 }, (_, row) => row / 200)
  const groups = Int32Array.from(scores, (_, row) => Math.floor(row / 4))
  const reference = alikeOf({ scores, values: scores.map((score) => Number(score > 0.2)), groups })
  assert.equal(reference.alike, undefined)
  assert.equal(likelyRange(reference, 0.3), undefined)
})

function alikeOf({
  scores,
  values,
  groups,
}: {
  readonly scores: Float64Array
  readonly values: Float64Array
  readonly groups: Int32Array
}) {
  const alike = alikeRows({ ...ofEach(scores), target: binary(values), groups })
  return { ...(alike && { alike }) }
}
