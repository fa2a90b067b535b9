import { createRandom } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { calibrationBandAt, fitCalibrationBand } from '@cadre/learn/calibration'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likelyRange } from '../serve/likely-range.ts'
import { surenessOf } from './sureness.ts'

const binary = (values: Float64Array): Target => ({ task: 'binary', classes: ['No', 'Yes'], values })
const amount = (values: Float64Array): Target => ({ task: 'regression', classes: [], values })
const oneEach = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, row) => row)

function rangeOf(scores: Float64Array, target: Target, groups: Int32Array) {
  const sureness = surenessOf({ scores, predictions: scores, target, groups })
  return (score: number) => likelyRange({ ...(sureness && { sureness }) }, score)
}

test('what a probability has stood for is told of the rows that were judged, and by person', () => {
  const random = createRandom(1)
  const rows = 400
  const groups = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / 4))
  // Nobody was judged of the first forty rows.
  const scores = Float64Array.from({ length: rows }, (_, row) => (row < 40 ? NaN : random.next()))
  const values = scores.map((score) => Number(random.next() < 0.2 + 0.5 * score))
  const band = fitCalibrationBand(values.slice(40), scores.slice(40), groups.slice(40))
  const { value: share, low, high } = calibrationBandAt(band, 0.9)
  assert.deepEqual(rangeOf(scores, binary(values), groups)(0.9), { people: 90, share, low, high })
  assert.ok(share < 0.8, 'the score is too sure of itself')
})

test('of an amount four of five later ones lie between the bounds, where they scatter little and where much', () => {
  const random = createRandom(3)
  const draw = (rows: number) => {
    const scores = Float64Array.from({ length: rows }, () => 10 * random.next())
    return { scores, values: scores.map((score) => score + (0.2 + score / 3) * random.normal()) }
  }
  const { scores, values } = draw(4000)
  const likely = rangeOf(scores, amount(values), oneEach(4000))
  const later = draw(4000)
  const within = (from: number, until: number): number => {
    const rows = [...later.scores.keys()].filter(
      (row) => later.scores[row]! >= from && later.scores[row]! < until,
    )
    const held = rows.filter((row) => {
      const { low, high } = likely(later.scores[row]!)!
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
  const [narrow, wide] = [likely(1)!, likely(9)!]
  assert.ok(wide.high - wide.low > 3 * (narrow.high - narrow.low))
})

test('equal amounts stay together, and every bin has thirty people', () => {
  const random = createRandom(5)
  const groups = Int32Array.from({ length: 240 }, (_, row) => Math.floor(row / 2))
  const scores = Float64Array.from({ length: 240 }, () => Math.round(random.next() * 4))
  const target = amount(scores.map((score) => score + random.normal()))
  const sureness = surenessOf({ scores, predictions: scores, target, groups })
  assert.ok(sureness?.kind === 'amount' && sureness.bins.length > 1)
  assert.ok(sureness.bins.every(({ people }) => people >= 30))
  assert.ok(sureness.cuts.every((cut, at) => scores.includes(cut) && cut !== sureness.cuts[at - 1]))
})

test('of several classes it is told how often the likeliest was right', () => {
  const rows = 90
  const predictions = Float64Array.from({ length: rows * 3 }, (_, at) => [0.2, 0.7, 0.1][at % 3]!)
  const values = Float64Array.from({ length: rows }, (_, row) => (row < 60 ? 1 : 2))
  const target: Target = { task: 'multiclass', classes: ['a', 'b', 'c'], values }
  const scores = new Float64Array(rows).fill(0.7)
  const sureness = surenessOf({ scores, predictions, target, groups: oneEach(rows) })!
  assert.ok(Math.abs(likelyRange({ sureness }, 0.7)!.share! - 60 / 90) < 0.01)
})

test('nothing is said of fewer than thirty people, or where the same came of all', () => {
  const scores = Float64Array.from({ length: 29 * 4 }, (_, row) => row / 200)
  const values = scores.map((score) => Number(score > 0.2))
  const groups = Int32Array.from(scores, (_, row) => Math.floor(row / 4))
  assert.equal(rangeOf(scores, binary(values), groups)(0.3), undefined)
  assert.equal(rangeOf(scores, amount(values), groups)(0.3), undefined)
  assert.ok(rangeOf(scores, binary(values), oneEach(116))(0.3))
  assert.equal(rangeOf(scores, binary(new Float64Array(116)), oneEach(116))(0.3), undefined)
})
