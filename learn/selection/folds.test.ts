import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import type { Fold } from './fold.ts'
import { makeFolds } from './folds.ts'
import type { FoldPlan } from './folds.ts'

const classTarget = (values: readonly number[], classes = ['a', 'b', 'c']): Target => ({
  task: classes.length > 2 ? 'multiclass' : 'binary',
  values: Float64Array.from(values),
  classes,
})
const numberTarget = (values: readonly number[]): Target => ({
  task: 'regression',
  values: Float64Array.from(values),
  classes: [],
})
const hasCode = (code: string) => (error: unknown) => error instanceof LearnError && error.code === code

function assertPartition(folds: readonly Fold[], rowCount: number): void {
  const tested = folds.flatMap(({ test: rows }) => [...rows]).sort((a, b) => a - b)
  assert.deepEqual(
    tested,
    Array.from({ length: rowCount }, (_, row) => row),
    'every row is tested once',
  )
  for (const { train, test: rows } of folds) {
    assert.ok(train.length > 0 && rows.length > 0)
    const both = [...train, ...rows].sort((a, b) => a - b)
    assert.deepEqual(both, tested, 'a row is either learned from or tested')
    assert.deepEqual(
      [...rows],
      [...rows].sort((a, b) => a - b),
    )
    assert.deepEqual(
      [...train],
      [...train].sort((a, b) => a - b),
    )
  }
}

function assertGroupsWhole(folds: readonly Fold[], groups: Int32Array): void {
  for (const { train, test: rows } of folds) {
    const learned = new Set(Array.from(train, (row) => groups[row]!))
    assert.ok(
      rows.every((row) => !learned.has(groups[row]!)),
      'no group is on both sides',
    )
  }
}

test('plain folds test every row once, in sizes that differ by one at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 10 }),
      fc.integer({ min: 0, max: 90 }),
      fc.nat(),
      (folds, extra, seed) => {
        const rowCount = folds + extra
        const made = makeFolds({ kind: 'plain', folds, rowCount, seed })
        assertPartition(made, rowCount)
        const sizes = made.map(({ test: rows }) => rows.length)
        assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1)
      },
    ),
  )
})

test('stratified folds hold the same count of each class, give or take one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(2), { minLength: 20, maxLength: 120 }),
      fc.integer({ min: 2, max: 6 }),
      fc.nat(),
      (values, folds, seed) => {
        fc.pre([0, 1].every((value) => values.filter((each) => each === value).length >= 2))
        const made = makeFolds({ kind: 'stratified', folds, target: classTarget(values), seed })
        assertPartition(made, values.length)
        for (const value of [0, 1, 2]) {
          const counts = made.map(({ test: rows }) => rows.filter((row) => values[row] === value).length)
          assert.ok(Math.max(...counts) - Math.min(...counts) <= 1)
        }
        const sizes = made.map(({ test: rows }) => rows.length)
        assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1)
      },
    ),
  )
})

test('stratified folds of a number have nearly the same mean', () => {
  const random = createRandom(3)
  const values = Array.from({ length: 500 }, () => Math.exp(random.normal()))
  const made = makeFolds({ kind: 'stratified', folds: 5, target: numberTarget(values), seed: 1 })
  assertPartition(made, values.length)
  const means = made.map(({ test: rows }) => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length)
  // Plain folds of such values differ by several times as much.
  assert.ok(Math.max(...means) - Math.min(...means) < 0.25, means.join(' '))
})

test('grouped folds keep groups whole and sizes close', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 40, maxLength: 200 }), fc.nat(), (numbers, seed) => {
      const groups = Int32Array.from(numbers)
      fc.pre(new Set(numbers).size >= 5)
      const made = makeFolds({ kind: 'grouped', folds: 5, groups, seed })
      assertPartition(made, groups.length)
      assertGroupsWhole(made, groups)
      const largestGroup = Math.max(...countsOf(numbers).values())
      const sizes = made.map(({ test: rows }) => rows.length)
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= largestGroup, sizes.join(' '))
    }),
  )
})

test('stratified-grouped folds keep groups whole and class shares close', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const random = createRandom(seed)
    const groups = Int32Array.from({ length: 2000 }, () => random.integer(700))
    // One row in ten is positive, and rows of a group tend to agree.
    const values: number[] = Array.from(groups, (group) =>
      createRandom(group).next() < 0.1 || random.next() < 0.02 ? 1 : 0,
    )
    const target = classTarget(values, ['no', 'yes'])
    const made = makeFolds({ kind: 'stratified-grouped', folds: 5, groups, target, seed })
    assertPartition(made, groups.length)
    assertGroupsWhole(made, groups)
    const overall = values.reduce((sum, value) => sum + value, 0) / values.length
    for (const { test: rows } of made) {
      const share = rows.filter((row) => values[row] === 1).length / rows.length
      assert.ok(Math.abs(share - overall) < 0.015, `${share} beside ${overall}`)
      assert.ok(Math.abs(rows.length - 400) <= 12, `${rows.length} rows`)
    }
  }
})

test('groups of one row each are stratified as rows would be', () => {
  const values = Array.from({ length: 97 }, (_, row) => (row % 7 === 0 ? 1 : 0))
  const groups = Int32Array.from(values.keys())
  const target = classTarget(values, ['no', 'yes'])
  const made = makeFolds({ kind: 'stratified-grouped', folds: 5, groups, target, seed: 1 })
  const positives = made.map(({ test: rows }) => rows.filter((row) => values[row] === 1).length)
  assert.deepEqual(positives.sort(), [2, 3, 3, 3, 3])
})

test('a rare class is spread over as many folds as it has rows', () => {
  const values = Array.from({ length: 50 }, (_, row) => (row < 3 ? 2 : row % 2))
  const made = makeFolds({ kind: 'stratified', folds: 5, target: classTarget(values), seed: 1 })
  const rare = made.map(({ test: rows }) => rows.filter((row) => values[row] === 2).length)
  assert.deepEqual(rare.sort(), [0, 0, 1, 1, 1])
})

test('time-ordered folds learn from the past only, with an embargo', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 60, maxLength: 200 }),
      fc.integer({ min: 0, max: 20 }),
      (days, embargoDays) => {
        const time = Float64Array.from(days)
        const made = foldsOrUndefined({ kind: 'time', folds: 4, time, embargoDays, seed: 1 })
        fc.pre(made !== undefined)
        assert.equal(made.length, 4)
        let lastTested = -Infinity
        for (const { train, test: rows } of made) {
          const latest = Math.max(...Array.from(train, (row) => days[row]!))
          const times = Array.from(rows, (row) => days[row]!)
          assert.ok(Math.min(...times) > latest && Math.min(...times) - latest >= embargoDays)
          assert.ok(Math.min(...times) > lastTested, 'test blocks follow each other in time')
          lastTested = Math.max(...times)
        }
        const sizes = made.map(({ train }) => train.length)
        assert.deepEqual(
          sizes,
          [...sizes].sort((a, b) => a - b),
          'the window expands',
        )
        assert.equal(lastTested, Math.max(...days), 'the last block reaches the end')
      },
    ),
  )
})

test('rows without a time take no part, and a tested group leaves the training side', () => {
  const time = Float64Array.from([0, 1, 2, 3, 4, 5, 6, 7, Number.NaN])
  const groups = Int32Array.from([9, 1, 2, 3, 4, 5, 6, 7, 8])
  const made = makeFolds({ kind: 'time', folds: 1, time, groups, seed: 1 })
  assert.deepEqual(made, [{ train: Int32Array.of(0, 1, 2, 3), test: Int32Array.of(4, 5, 6, 7) }])
})

test('of few times of uneven size the last is left to the last block', () => {
  const time = Float64Array.from({ length: 100 }, (_, row) =>
    row < 10 ? 1 : row < 30 ? 2 : row < 48 ? 3 : 4,
  )
  const made = makeFolds({ kind: 'time', folds: 2, time, seed: 1 })
  assert.deepEqual(
    made.map(({ train, test: tested }) => [train.length, tested.length]),
    [
      [30, 18],
      [48, 52],
    ],
  )
})

test('where the same people come back month after month, those who stayed are learned from as well as those who left', () => {
  // 90 people over 12 months; a third of them leave after the first.
  const rows = Array.from({ length: 90 }, (_, who) => who).flatMap((who) =>
    Array.from({ length: who % 3 === 0 ? 1 : 12 }, (_, month) => ({ who, month })),
  )
  const groups = Int32Array.from(rows, ({ who }) => who)
  const time = Float64Array.from(rows, ({ month }) => 30 * month)
  const made = makeFolds({ kind: 'time', folds: 3, time, groups, seed: 1 })
  const tested = new Set<number>()
  for (const { train, test: judged } of made) {
    const learned = new Set(Array.from(train, (row) => groups[row]!))
    assert.ok(
      Array.from(judged).every((row) => !learned.has(groups[row]!)),
      'nobody is on both sides',
    )
    assert.ok(
      [...learned].filter((who) => who % 3 !== 0).length >= 25,
      'most of those who stayed are learned from',
    )
    for (const row of judged) {
      assert.ok(!tested.has(row), 'a row is tested once at most')
      tested.add(row)
    }
  }
  assert.ok(tested.size >= 90)
})

test('repeats deal the rows anew, each a whole partition', () => {
  const made = makeFolds({ kind: 'plain', folds: 4, repeats: 3, rowCount: 40, seed: 1 })
  assert.equal(made.length, 12)
  for (const start of [0, 4, 8]) assertPartition(made.slice(start, start + 4), 40)
  assert.notDeepEqual(made[0], made[4])
})

test('the seed alone decides', () => {
  const target = classTarget(Array.from({ length: 60 }, (_, row) => row % 3))
  const plan: FoldPlan = { kind: 'stratified', folds: 5, target, seed: 1 }
  assert.deepEqual(makeFolds(plan), makeFolds(plan))
  assert.notDeepEqual(makeFolds(plan), makeFolds({ ...plan, seed: 2 }))
})

test('folds that cannot be made are refused with the reason', () => {
  const refused: readonly FoldPlan[] = [
    { kind: 'plain', folds: 5, rowCount: 4, seed: 1 },
    { kind: 'plain', folds: 2, rowCount: 0, seed: 1 },
    { kind: 'grouped', folds: 3, groups: Int32Array.of(1, 1, 2, 2, 1), seed: 1 },
    { kind: 'stratified', folds: 3, target: classTarget([0, 0, 0, 0, 1], ['no', 'yes']), seed: 1 },
    { kind: 'time', folds: 3, time: Float64Array.of(1, 1, 1, 2, 2), seed: 1 },
    { kind: 'time', folds: 2, time: Float64Array.of(1, 2, 3, 4, 5, 6), embargoDays: 9, seed: 1 },
  ]
  for (const plan of refused)
    assert.throws(() => makeFolds(plan), hasCode('too-few-rows'), JSON.stringify(plan))
})

test('plans that contradict themselves are refused', () => {
  const refused: readonly FoldPlan[] = [
    { kind: 'plain', folds: 1, rowCount: 9, seed: 1 },
    { kind: 'plain', folds: 2.5, rowCount: 9, seed: 1 },
    { kind: 'plain', folds: 2, repeats: 0, rowCount: 9, seed: 1 },
    { kind: 'plain', folds: 2, seed: 1 },
    { kind: 'stratified', folds: 2, rowCount: 9, seed: 1 },
    { kind: 'grouped', folds: 2, rowCount: 9, seed: 1 },
    { kind: 'time', folds: 2, rowCount: 9, seed: 1 },
    { kind: 'time', folds: 2, repeats: 2, time: Float64Array.of(1, 2, 3), seed: 1 },
    { kind: 'time', folds: 2, embargoDays: -1, time: Float64Array.of(1, 2, 3), seed: 1 },
  ]
  for (const plan of refused)
    assert.throws(() => makeFolds(plan), hasCode('invalid-param'), JSON.stringify(plan))
  const ragged: FoldPlan = { kind: 'plain', folds: 2, rowCount: 9, groups: Int32Array.of(1), seed: 1 }
  assert.throws(() => makeFolds(ragged), hasCode('shape'))
})

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function foldsOrUndefined(plan: FoldPlan): readonly Fold[] | undefined {
  try {
    return makeFolds(plan)
  } catch (error) {
    if (error instanceof LearnError && error.code === 'too-few-rows') return undefined
    throw error
  }
}
