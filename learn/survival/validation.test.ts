import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LearnError } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import { makeFolds } from '../selection/folds.ts'
import { harrellConcordance } from '../metrics/index.ts'
import {
  countedFrom,
  cox,
  createSurvivalTarget,
  crossValidateSurvival,
  survivalTimeFolds,
  takeSurvival,
} from './index.ts'
import { madeUpTimes } from './made-up-times.fixture.ts'
import { isWatched } from './window.ts'

const rows = 400
const { table, target } = madeUpTimes(rows, 61)
const random = createRandom(4)
/** Day on which each row was looked at first; two rows in a row are one person. */
const since = Float64Array.from({ length: rows }, (_, row) => 1000 + 3 * row)
const groups = Int32Array.from({ length: rows }, (_, row) => row >> 1)

test('a fold in order of time learns what was known on its first day, of people it is not tested on', () => {
  const folds = survivalTimeFolds({ target, since, daysPerUnit: 30, folds: 3, embargoDays: 20, groups })
  assert.equal(folds.length, 3)
  for (const { train, test: tested, trainTarget } of folds) {
    const today = Math.min(...Array.from(tested, (row) => since[row]!))
    const people = new Set(Array.from(tested, (row) => groups[row]))
    train.forEach((row, at) => {
      assert.ok(since[row]! <= today - 20 && !people.has(groups[row]))
      const watchedDays = 30 * (trainTarget.exit[at]! - trainTarget.entry[at]!)
      assert.ok(since[row]! + watchedDays <= today + 1e-9)
      const wasKnown = since[row]! + 30 * target.exit[row]! <= today
      assert.equal(trainTarget.event[at], wasKnown ? target.event[row] : 0)
    })
  }
})

test('without an embargo no row of the first test day is learned from', () => {
  const folds = survivalTimeFolds({ target, since, daysPerUnit: 30, folds: 2 })
  for (const { train, test: tested } of folds)
    assert.ok(
      Math.max(...Array.from(train, (row) => since[row]!)) <
        Math.min(...Array.from(tested, (row) => since[row]!)),
    )
})

test('each row is predicted by a model of other people, and the order in time holds', async () => {
  const estimator = cox.create()
  const folds = makeFolds({ kind: 'grouped', folds: 4, groups, seed: 2 })
  const window = { horizon: 8 }
  const { probabilities, unreached } = await crossValidateSurvival(estimator, {
    table,
    target,
    groups,
    folds,
    window,
  })
  assert.equal(unreached.length, 0)
  assert.ok(probabilities.every((value) => value > 0 && value < 1))
  assert.ok(harrellConcordance(target, probabilities) > 0.68)
  const timely = survivalTimeFolds({ target, since, daysPerUnit: 10, folds: 2, groups })
  const later = await crossValidateSurvival(estimator, {
    table,
    target,
    groups,
    folds: timely,
    window: { horizon: 8 },
  })
  const predicted = [...later.probabilities.keys()].filter((row) => !Number.isNaN(later.probabilities[row]!))
  assert.equal(predicted.length + later.unreached.length, rows / 2)
  assert.ok(predicted.every((row) => row >= rows / 2))
  const seen = takeSurvival(target, predicted)
  assert.ok(
    harrellConcordance(
      seen,
      Float64Array.from(predicted, (row) => later.probabilities[row]!),
    ) > 0.65,
  )
})

test('rows beyond what their fold has watched are named, not guessed', async () => {
  const folds = makeFolds({ kind: 'plain', folds: 2, rowCount: rows, seed: 3 })
  const from = Float64Array.from({ length: rows }, (_, row) => (row % 10 === 0 ? 20 : 0))
  const found = await crossValidateSurvival(cox.create(), {
    table,
    target,
    folds,
    window: { from, horizon: 8 },
  })
  assert.deepEqual(
    [...found.unreached].sort((a, b) => a - b),
    [...from.keys()].filter((row) => from[row] === 20),
  )
  assert.ok(found.probabilities.every((value, row) => Number.isNaN(value) === (from[row] === 20)))
})

test('folds that part a person, or test a row twice, are refused', async () => {
  const folds = makeFolds({ kind: 'plain', folds: 3, rowCount: rows, seed: 5 })
  const study = { table, target, groups, folds, window: { horizon: 5 } }
  const isRefused = (pattern: RegExp) => (error: unknown) =>
    error instanceof LearnError && error.code === 'invalid-param' && pattern.test(error.message)
  await assert.rejects(crossValidateSurvival(cox.create(), study), isRefused(/make folds by person/))
  const twice = { ...study, groups: undefined, folds: [folds[0]!, folds[0]!] }
  await assert.rejects(crossValidateSurvival(cox.create(), twice), isRefused(/tested twice/))
})

test('times counted from the moment of a prediction keep what happened', () => {
  const moments = target.exit.map((exit) => exit * random.next())
  const now = countedFrom({ ...target, entry: new Float64Array(rows) }, moments)
  assert.deepEqual(now.event, target.event)
  assert.ok(now.entry.every((entry) => entry === 0))
  assert.ok(now.exit.every((exit, row) => Math.abs(exit + moments[row]! - target.exit[row]!) < 1e-12))
})

test('a person may be followed over several rows whose columns change', async () => {
  // Pay that was raised at time 4 counts from then on: the same as one row where it never changed.
  const half = 4
  const long = [...target.exit.keys()].filter((row) => target.exit[row]! > half)
  const short = [...target.exit.keys()].filter((row) => target.exit[row]! <= half)
  const order = [...short, ...long, ...long]
  const counts = [short.length, long.length]
  const split = createSurvivalTarget({
    entry: Float64Array.from(order, (_, at) => (at >= counts[0]! + counts[1]! ? half : 0)),
    exit: Float64Array.from(order, (row, at) =>
      at >= counts[0]! && at < counts[0]! + counts[1]! ? half : target.exit[row]!,
    ),
    event: order.map((row, at) =>
      at >= counts[0]! && at < counts[0]! + counts[1]! ? 0 : target.event[row]!,
    ),
  })
  const { solveCox } = await import('./solve-cox.ts')
  const { layOutCox } = await import('./cox-problem.ts')
  const pay = table.columns.find(({ name }) => name === 'pay')
  assert.ok(pay?.kind === 'number')
  const solve = (column: Float64Array, of: typeof target): number => {
    const weights = new Float64Array(column.length).fill(1)
    const rounds = solveCox(layOutCox([column], of, { weights, means: Float64Array.of(0), ties: 'efron' }), {
      l1: 0,
      l2: 0,
    })
    for (;;) {
      const { done, value } = rounds.next()
      if (done) return value[0]!
    }
  }
  const whole = solve(pay.values, target)
  assert.ok(
    Math.abs(
      solve(
        Float64Array.from(order, (row) => pay.values[row]!),
        split,
      ) - whole,
    ) < 1e-9,
  )
})

test('the last bit of a sum does not put a window beyond the end', () => {
  const span = { from: 0, to: 0.3 }
  assert.ok(0.1 + 0.2 > span.to)
  assert.ok(isWatched(span, { start: 0.1, horizon: 0.2 }))
  assert.ok(!isWatched(span, { start: 0.1, horizon: 0.2001 }))
})
