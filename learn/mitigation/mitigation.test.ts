import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { learnerNamed } from '../learners/index.ts'
import { createRandom } from '../random.ts'
import { createTable, numberColumn } from '../table/index.ts'
import { equalizeOdds, exponentiatedGradient, keyedShare, reweigh, selectionChances } from './index.ts'

const random = createRandom(8)
const rows = 300
const codes = Int32Array.from({ length: rows }, () => random.integer(3))
const groups = { codes, names: ['A', 'B', 'C'] }
const x = Float64Array.from(codes, (code) => random.normal() + 0.5 * code)
const values = x.map((value) => (value + random.normal() > 0.5 ? 1 : 0))
const target: Target = { task: 'binary', classes: ['no', 'yes'], values }
const table = createTable([numberColumn('x', x)])

function weightOf(weights: Float64Array, keep: (row: number) => boolean): number {
  return weights.reduce((sum, weight, row) => sum + (keep(row) ? weight : 0), 0)
}

test('under the new weights outcome and group are independent, whatever the weights were before', () => {
  const before = Float64Array.from({ length: rows }, () => 0.5 + random.next())
  const weights = reweigh(target, groups, { weights: before })
  const share = (group: number): number =>
    weightOf(weights, (row) => codes[row] === group && values[row] === 1) /
    weightOf(weights, (row) => codes[row] === group)
  assert.ok(Math.abs(share(0) - share(1)) < 1e-12 && Math.abs(share(1) - share(2)) < 1e-12)
  assert.ok(Math.abs(weightOf(weights, () => true) - weightOf(before, () => true)) < 1e-9)
})

test('a group without an outcome is named; smoothing or an unknown group gets by', () => {
  const never = { ...target, values: values.map((value, row) => (codes[row] === 1 ? 0 : value)) }
  assert.throws(() => reweigh(never, groups), { code: 'too-few-rows', message: /"B" has the outcome "yes"/ })
  assert.ok(reweigh(never, groups, { smoothing: 3 }).every((weight) => weight > 0 && weight < 10))
  const unknown = { codes: codes.map((code) => (code === 1 ? -1 : code)), names: groups.names }
  reweigh(never, unknown).forEach((weight, row) => assert.ok(codes[row] !== 1 || weight === 1))
})

test('the keyed share is even, always the same for one subject, and another under another key', () => {
  const shares = Array.from({ length: 4000 }, (_, subject) => keyedShare('key', `person ${subject}`))
  for (const cut of [0.1, 0.5, 0.9])
    assert.ok(Math.abs(shares.filter((share) => share < cut).length / 4000 - cut) < 0.03)
  assert.equal(keyedShare('key', 'person 1'), shares[1])
  assert.notEqual(keyedShare('other', 'person 1'), shares[1])
})

test('chances of equalized odds are probabilities, and unknown groups have none', () => {
  const rule = equalizeOdds(values, x, groups)
  const chances = selectionChances(rule, x, { codes: codes.with(0, -1), names: groups.names })
  assert.ok(Number.isNaN(chances[0]))
  assert.ok(chances.subarray(1).every((chance) => chance >= 0 && chance <= 1))
})

test('a group with one outcome only has no error rates to make equal', () => {
  const always = values.map((value, row) => (codes[row] === 2 ? 1 : value))
  assert.throws(() => equalizeOdds(always, x, groups), { code: 'too-few-rows', message: /"C"/ })
})

test('constrained training gives the same bits for the same seed and can be stopped', async () => {
  const fit = (signal?: AbortSignal) =>
    exponentiatedGradient(
      { table, target, groups, learner: learnerNamed('decision-tree').create() },
      { rounds: 8, signal },
    )
  const [first, second] = [await fit(), await fit()]
  assert.deepEqual(
    first.members.map(({ share, error }) => [share, error]),
    second.members.map(({ share, error }) => [share, error]),
  )
  assert.ok(Math.abs(first.members.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-12)
  assert.ok(first.bestSingle.violation <= 1)
  await assert.rejects(fit(AbortSignal.abort()), { code: 'cancelled' })
})

test('only two classes can be constrained', async () => {
  const numbers: Target = { task: 'regression', classes: [], values: x }
  const learner = learnerNamed('ridge').create()
  await assert.rejects(exponentiatedGradient({ table, target: numbers, groups, learner }), {
    code: 'invalid-target',
  })
  assert.throws(() => reweigh(numbers, groups), { code: 'invalid-target' })
})
