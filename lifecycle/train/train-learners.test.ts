import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { createPool } from '@cadre/learn/parallel'
import { categoryColumn, createTable, numberColumn } from '@cadre/learn/table'
import type { Budget } from './budget.ts'
import { planOuterFolds } from './plan-folds.ts'
import { trainLearners } from './train-learners.ts'
import type { TrainingData } from './training-data.ts'

const random = createRandom(3)
const rows = 240
const x = Float64Array.from({ length: rows }, () => random.normal())
const level = Array.from({ length: rows }, () => ['a', 'b', 'c'][random.integer(3)]!)
const target: Target = {
  task: 'binary',
  classes: ['no', 'yes'],
  values: x.map((value, row) => (value + (level[row] === 'a' ? 1 : 0) + random.normal() > 0.5 ? 1 : 0)),
}
const data: TrainingData = {
  table: createTable([numberColumn('x', x), categoryColumn('level', level)]),
  target,
  groups: Int32Array.from(x.keys()),
}
const budget: Budget = { outerFolds: 3, innerFolds: 2, evaluations: 4, unsearched: [] }
const candidates = ['logistic-regression', 'additive']

test('nothing of an outer fold reaches its own predictions: not through search, blending or calibration', async () => {
  await using pool = createPool({ threads: 1 })
  const plan = planOuterFolds(data, budget.outerFolds, 1)
  const held = plan.folds[0]!.test
  const flipped = target.values.slice()
  for (const row of held) flipped[row] = 1 - flipped[row]!

  const options = { budget, plan, pool, seed: 1 }
  const { judged } = await trainLearners(candidates, data, options)
  const other = await trainLearners(candidates, { ...data, target: { ...target, values: flipped } }, options)
  for (const [index, { learner, predictions }] of judged.entries()) {
    for (const row of held)
      assert.equal(predictions[row], other.judged[index]!.predictions[row], learner.name)
  }
})

test('the naive guess comes first, then the candidates, then their blend', async () => {
  await using pool = createPool({ threads: 1 })
  const plan = planOuterFolds(data, budget.outerFolds, 1)
  const { judged, blend } = await trainLearners(candidates, data, {
    budget: { ...budget, innerFolds: 0 },
    plan,
    pool,
    seed: 1,
  })
  assert.deepEqual(
    judged.map(({ learner }) => learner.name),
    ['baseline', ...candidates, 'blend'],
  )
  assert.deepEqual(blend, candidates)
})

test('rows in the order of time are judged by earlier rows only', () => {
  const time = Float64Array.from({ length: rows }, (_, row) => row)
  const { folds, kind } = planOuterFolds({ ...data, time }, 3, 1)
  assert.equal(kind, 'time')
  for (const { train, test: later } of folds) assert.ok(Math.max(...train) < Math.min(...later))
})

test('rows of one group stay on one side', () => {
  const groups = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / 4))
  for (const { train, test: held } of planOuterFolds({ ...data, groups }, 3, 1).folds) {
    const trained = new Set(train.map((row) => groups[row]!))
    assert.ok(held.every((row) => !trained.has(groups[row]!)))
  }
})
