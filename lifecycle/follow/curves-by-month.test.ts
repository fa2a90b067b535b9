import { createRandom } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { takeFollowed } from '@cadre/learn/survival'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { curvesByTimeAlone, observedByMonth, sharesByMonth } from './curves-by-month.ts'

const horizon = 6
const rows = 8000
const random = createRandom(11)
const since = Float64Array.from({ length: rows }, () => Math.floor(60 * random.next()))
/** In the first two years people leave of their own accord four times as often; they are dismissed as often at all times. */
const rateAt = (tenure: number): number => (tenure < 24 ? 0.08 : 0.02)
const others = 0.05
const times = Array.from(since, (tenure) => {
  for (let month = 0; month < horizon; month++) {
    const all = rateAt(tenure + month) + others
    if (random.next() < Math.exp(-all)) continue
    const exit = month + random.next()
    return { exit, event: random.next() < rateAt(tenure + month) / all ? 1 : 2 }
  }
  return { exit: horizon, event: 0 }
})
const target: Target = {
  task: 'binary',
  classes: ['No', 'Yes'],
  values: Float64Array.from(times, ({ event }) => Number(event === 1)),
  followed: {
    entry: new Float64Array(rows),
    exit: Float64Array.from(times, ({ exit }) => exit),
    event: Int32Array.from(times, ({ event }) => event),
    causes: ['voluntary', 'dismissal'],
    horizon,
  },
}
const everyRow = Array.from({ length: rows }, (_, row) => row)
const halves = [0, 1].map((half) => Int32Array.from(everyRow.filter((row) => row % 2 === half)))
const folds = [
  { train: halves[0]!, test: halves[1]! },
  { train: halves[1]!, test: halves[0]! },
]

/** Share that leaves of its own accord first, at one rate all the time. */
const comingFirst = (rate: number): number => (rate / (rate + others)) * (1 - Math.exp(-6 * (rate + others)))
const meanWhere = (curves: Float64Array, isMeant: (tenure: number) => boolean): number => {
  const meant = everyRow.filter((row) => isMeant(since[row]!))
  return meant.reduce((sum, row) => sum + curves[row * horizon + horizon - 1]!, 0) / meant.length
}

test('the curve by tenure is of coming first, by the tenure of each row, and never falls', () => {
  const curves = curvesByTimeAlone({ target, since }, { folds })
  assert.ok(Math.abs(meanWhere(curves, (tenure) => tenure < 18) - comingFirst(0.08)) < 0.025)
  assert.ok(Math.abs(meanWhere(curves, (tenure) => tenure >= 24) - comingFirst(0.02)) < 0.015)
  for (let cell = 0; cell < curves.length; cell++)
    if (cell % horizon > 0) assert.ok(curves[cell]! >= curves[cell - 1]!)
})

test('where tenure is not known everybody has the share that came first of all', () => {
  const curves = curvesByTimeAlone({ target, since: undefined }, { folds })
  const [asked] = sharesByMonth(takeFollowed(target.followed!, halves[0]!))
  asked!.points.forEach(({ share }, month) => assert.ok(Math.abs(curves[horizon + month]! - share) < 1e-12))
  const unknown = curvesByTimeAlone({ target, since: new Float64Array(rows).fill(Number.NaN) }, { folds })
  assert.deepEqual(unknown, curves)
})

test('four rows of each person make the interval of what came wider than four people would', () => {
  const asked = { rows: everyRow, seed: 1 }
  const alike = {
    ...target.followed!,
    exit: target.followed!.exit.slice(),
    event: target.followed!.event.slice(),
  }
  for (const row of everyRow) {
    alike.exit[row] = alike.exit[row - (row % 4)]!
    alike.event[row] = alike.event[row - (row % 4)]!
  }
  const widthOf = (people: Int32Array): number => {
    const { low, high } = observedByMonth(alike, { ...asked, people }).at(-1)!
    return high - low
  }
  const ratio = widthOf(Int32Array.from(everyRow, (row) => row >> 2)) / widthOf(Int32Array.from(everyRow))
  assert.ok(ratio > 1.5 && ratio < 2.6, String(ratio))
})

test('what came by a month has an interval around it, and all causes together are less than everybody', () => {
  const observed = sharesByMonth(target.followed!)
  assert.deepEqual(
    observed.map(({ cause }) => cause),
    ['voluntary', 'dismissal'],
  )
  const people = Int32Array.from(everyRow)
  const asked = observedByMonth(target.followed!, { rows: everyRow, people, seed: 1 })
  for (const [at, { share, low, high }] of asked.entries()) {
    assert.ok(low < share && share < high && high < 1)
    assert.ok(Math.abs(share - observed[0]!.points[at]!.share) < 1e-9)
  }
  const gone = target.followed!.event.filter((event) => event > 0).length / rows
  assert.ok(Math.abs(observed.reduce((sum, { points }) => sum + points.at(-1)!.share, 0) - gone) < 1e-9)
})
