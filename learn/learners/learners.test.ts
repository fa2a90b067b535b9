import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blendFitted } from '../blend/index.ts'
import type { EstimatorDefinition, FittedJson, Target } from '../estimator.ts'
import { isFittedPipeline } from '../pipeline.ts'
import { createRandom } from '../random.ts'
import { booleanColumn, categoryColumn, dateColumn, numberColumn, textColumn } from '../table/column.ts'
import { createTable, dropColumns } from '../table/table.ts'
import { baseline, fittedFromJson, gradientBoosting, learnerNamed, learners } from './index.ts'

const random = createRandom(6)
const rowCount = 60
const gap = <T>(cell: T): T | null => (random.next() < 0.1 ? null : cell)
const team = Array.from({ length: rowCount }, () => 'abc'[random.integer(3)]!)
const table = createTable([
  numberColumn(
    'pay',
    Array.from({ length: rowCount }, () => gap(random.normal())),
  ),
  categoryColumn('team', team.map(gap)),
  booleanColumn(
    'remote',
    Array.from({ length: rowCount }, () => gap(random.next() < 0.5)),
  ),
  dateColumn(
    'hired',
    Array.from({ length: rowCount }, () => gap(15_000 + random.integer(4000))),
  ),
  textColumn(
    'note',
    team.map((own) => gap(own === 'a' ? 'often late again' : 'steady and calm')),
  ),
])
const codes = Float64Array.from(team, (own) => (own === 'a' || random.next() < 0.15 ? 1 : 0))
const targets: readonly Target[] = [
  { task: 'binary', values: codes, classes: ['stays', 'leaves'] },
  {
    task: 'multiclass',
    values: Float64Array.from(team, (own) => 'abc'.indexOf(own)),
    classes: ['a', 'b', 'c'],
  },
  { task: 'regression', values: codes.map((code) => 5 * code + random.normal()), classes: [] },
]

/** Few trees and rounds: here it matters that they run, not how well. */
const small: Readonly<Record<string, Record<string, number>>> = {
  additive: { rounds: 20, bags: 2 },
  'random-forest': { trees: 5 },
  'extra-trees': { trees: 5 },
  'gradient-boosting': { rounds: 10 },
  'lambda-mart': { rounds: 10 },
  'survival-boosting': { rounds: 10 },
  voting: { trees: 5, rounds: 10 },
  stacking: { trees: 5, rounds: 10, folds: 2 },
}

const grades: Target = {
  task: 'regression',
  values: codes,
  classes: [],
  queries: Int32Array.from(codes, (_, row) => row % 6),
}

const followed: Target = {
  ...targets[0]!,
  followed: {
    entry: new Float64Array(rowCount),
    exit: codes.map((code, row) => (code === 1 ? 0.5 + (row % 3) : 3)),
    event: Int32Array.from(codes),
    causes: ['leaves'],
    horizon: 3,
  },
}

const fitSmall = (learner: EstimatorDefinition, target: Target) =>
  learner
    .create(small[learner.name] ?? {})
    .fit(table, learner.ranks ? grades : learner.follows ? followed : target, undefined, { seed: 1 })

for (const learner of learners) {
  test(`${learner.name} takes a table of every kind, and any stored model of it is read back`, async () => {
    for (const target of targets.filter(({ task }) => learner.tasks.includes(task))) {
      const fitted = await fitSmall(learner, target)
      const predictions = fitted.predict(table)
      assert.ok(predictions.every(Number.isFinite))
      const again = fittedFromJson(JSON.parse(JSON.stringify(fitted.toJSON())))
      assert.deepEqual(again.predict(table), predictions)
    }
  })
}

test('every learner has a name and label of its own', () => {
  assert.equal(new Set(learners.map(({ name }) => name)).size, learners.length)
  assert.equal(new Set(learners.map(({ label }) => label)).size, learners.length)
})

test('a learner is found by its name, and the names are told when there is none', () => {
  assert.equal(learnerNamed('ridge').name, 'ridge')
  assert.throws(() => learnerNamed('ridges'), { code: 'invalid-param', message: /"ridges".*ridge,/ })
})

test('blends of any learners are read back', async () => {
  const [target] = targets
  const members = await Promise.all(
    ['logistic-regression', 'baseline'].map(async (name) => ({
      fitted: await fitSmall(learnerNamed(name), target!),
      weight: 1,
    })),
  )
  const blend = blendFitted(members)
  const again = fittedFromJson(JSON.parse(JSON.stringify(blend.toJSON())))
  assert.deepEqual(again.predict(table), blend.predict(table))
})

test('a stored model that no learner knows is refused', () => {
  const damaged: unknown[] = [
    null,
    [],
    {},
    { kind: 'oracle' },
    { kind: 'pipeline' },
    { kind: 'pipeline', definition: 'oracle' },
  ]
  for (const json of damaged)
    assert.throws(() => fittedFromJson(json as FittedJson), { code: 'invalid-model' })
})

test('trees take a table without text and dates as it is', async () => {
  const plain = dropColumns(table, ['note', 'hired'])
  const fitted = await gradientBoosting.create({ rounds: 3 }).fit(plain, targets[0]!, undefined)
  assert.ok(!isFittedPipeline(fitted))
})

test('trees tell by text what only the text tells', async () => {
  const fitted = await gradientBoosting
    .create({ rounds: 30 })
    .fit(dropColumns(table, ['team']), targets[0]!, undefined, { seed: 1 })
  const { names, values } = fitted.explain!(dropColumns(table, ['team']))
  const reach = names.map((_, j) =>
    values.reduce((sum, v, i) => (i % names.length === j ? sum + Math.abs(v) : sum), 0),
  )
  assert.equal(names[reach.indexOf(Math.max(...reach))], 'note')
})

test('the baseline guesses the shares, the mean or the median, rows weighted', async () => {
  const [binary, three, amount] = targets
  const share = codes.reduce((sum, code) => sum + code, 0) / rowCount
  const guess = await baseline.create().fit(table, binary!, undefined)
  assert.ok(Math.abs(guess.predict(table)[0]! - share) < 1e-12)
  const ofClasses = (await baseline.create().fit(table, three!, undefined)).predict(table).slice(0, 3)
  assert.ok(Math.abs(ofClasses[0]! - team.filter((own) => own === 'a').length / rowCount) < 1e-12)
  const weights = new Float64Array(rowCount)
  weights.set([1, 2, 0.5])
  const { values } = amount!
  const mean = (values[0]! + 2 * values[1]! + 0.5 * values[2]!) / 3.5
  assert.ok(
    Math.abs((await baseline.create().fit(table, amount!, weights)).predict(table)[9]! - mean) < 1e-12,
  )
  const middle = await baseline.create({ centre: 'median' }).fit(table, amount!, undefined)
  const sorted = [...values].sort((a, b) => a - b)
  assert.equal(middle.predict(table)[0], (sorted[29]! + sorted[30]!) / 2)
})
