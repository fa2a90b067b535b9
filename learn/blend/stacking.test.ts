import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Estimator, Fitted, FittedJson, Target } from '../estimator.ts'
import { gradientBoosting, logisticRegression, ridge, stacking } from '../learners/index.ts'
import { logisticRegression as logisticCore } from '../linear/logistic-regression.ts'
import { ridge as ridgeCore } from '../linear/ridge.ts'
import { createRandom } from '../random.ts'
import { columnOfKind, createTable, numberColumn, takeRows } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { createStacking } from './create-stacking.ts'

const rows = 240

/** Knows by heart what it has seen, by the column `key`, and of all else nothing. */
const memory: Estimator = {
  name: 'memory',
  params: {},
  async fit(table, { task, classes, values }) {
    const known = new Map(
      Array.from(columnOfKind(table, 'key', 'number').values, (key, row) => [key, values[row]!]),
    )
    const predict = (of: Table): Float64Array =>
      columnOfKind(of, 'key', 'number').values.map((key) => known.get(key) ?? 0)
    const margins = (of: Table): Float64Array =>
      predict(of).map((value) => (task === 'regression' ? value : 20 * value - 10))
    const toJSON = (): FittedJson => ({ kind: 'memory' })
    return {
      task,
      classes,
      link: task === 'regression' ? 'identity' : 'logit',
      outputs: 1,
      predict,
      predictMargin: margins,
      toJSON,
    }
  },
}

/** Weights a stack gives its two members. */
async function weightsOf(
  members: readonly Estimator[],
  { table, target, groups }: { table: Table; target: Target; groups?: Int32Array },
): Promise<number[]> {
  const estimator = createStacking(() => members, {
    name: 'stack',
    params: {},
    folds: 5,
    judge: ({ task }) => (task === 'regression' ? ridgeCore : logisticCore).create(),
  })
  const fitted = await estimator.fit(table, target, undefined, { seed: 1, groups })
  return fitted.toJSON()['weights'] as number[]
}

function noisyLine(keyOf: (row: number) => number) {
  const random = createRandom(4)
  const x = Float64Array.from({ length: rows }, () => random.normal())
  const noise = Float64Array.from({ length: rows }, () => random.normal())
  const keys = Float64Array.from({ length: rows }, (_, row) => keyOf(row))
  const table = createTable([numberColumn('x', x), numberColumn('key', keys)])
  const values = x.map((each, row) => each + 2 * noise[keyOf(row)]!)
  return { table, target: { task: 'regression', classes: [], values } satisfies Target }
}

test('a member that only knows by heart gets no weight, for it is judged on rows it has not seen', async () => {
  const data = noisyLine((row) => row)
  const [ofLine, ofMemory] = await weightsOf([ridge.create(), memory], data)
  assert.ok(Math.abs(ofLine!) > 0.5 && Math.abs(ofMemory!) < 1e-9, `${ofLine} and ${ofMemory}`)
  const { values } = data.target
  const classes: Target = { task: 'binary', classes: ['no', 'yes'], values: values.map((v) => Number(v > 0)) }
  const [ofModel, byHeart] = await weightsOf([logisticRegression.create(), memory], {
    ...data,
    target: classes,
  })
  assert.ok(ofModel! > 0.4 && Math.abs(byHeart!) < 1e-9, `${ofModel} and ${byHeart}`)
})

test('rows of one group are never in different folds', async () => {
  // Each person three times: who knows one of the rows knows the others.
  const data = noisyLine((row) => Math.floor(row / 3))
  const groups = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / 3))
  const members = [ridge.create(), memory]
  const [, parted] = await weightsOf(members, data)
  const [, together] = await weightsOf(members, { ...data, groups })
  assert.ok(parted! > 0.3, `parted, knowing by heart looks useful: ${parted}`)
  assert.ok(Math.abs(together!) < 1e-9, `kept together, it does not: ${together}`)
})

test('a stack is as good as its best member where one is far better, and better than each where they differ', async () => {
  const random = createRandom(9)
  const draw = () => Float64Array.from({ length: 1200 }, () => random.normal())
  const [x, z] = [draw(), draw()]
  const values = x.map((each, row) => 4 * each + (Math.abs(z[row]!) > 0.7 ? 2 : 0) + 0.5 * random.normal())
  const table = createTable([numberColumn('x', x), numberColumn('z', z)])
  const part = (from: number, to: number) => {
    const of = Int32Array.from({ length: to - from }, (_, row) => from + row)
    return {
      table: takeRows(table, of),
      target: { task: 'regression', classes: [], values: values.slice(from, to) } satisfies Target,
    }
  }
  const [train, unseen] = [part(0, 400), part(400, 1200)]
  const error = (fitted: Fitted): number =>
    Math.sqrt(
      fitted
        .predict(unseen.table)
        .reduce((sum, p, row) => sum + (p - unseen.target.values[row]!) ** 2 / 800, 0),
    )
  const errors = new Map<string, number>()
  for (const estimator of [ridge.create(), gradientBoosting.create(), stacking.create()])
    errors.set(estimator.name, error(await estimator.fit(train.table, train.target, undefined, { seed: 1 })))
  const [line, trees, stack] = [...errors.values()]
  assert.ok(stack! < 0.98 * Math.min(line!, trees!), [...errors].join(' '))
})

test('a stack explains itself by its members, and reads back from JSON', async () => {
  const random = createRandom(2)
  const x = Float64Array.from({ length: 90 }, () => random.normal())
  const table = createTable([numberColumn('x', x)])
  const target: Target = {
    task: 'multiclass',
    classes: ['a', 'b', 'c'],
    values: x.map((v) => Number(v > -0.5) + Number(v > 0.5)),
  }
  const fitted = await stacking
    .create({ trees: 5, rounds: 10, folds: 3 })
    .fit(table, target, undefined, { seed: 1 })
  const { base, values } = fitted.explain!(table)
  fitted
    .predictMargin(table)
    .forEach((m, cell) => assert.ok(Math.abs(base[cell % 3]! + values[cell]! - m) < 1e-9))
  const json = JSON.parse(JSON.stringify(fitted)) as { members: unknown[]; weights: number[] } & FittedJson
  assert.deepEqual(stacking.fromJson(json).predict(table), fitted.predict(table))
  for (const damaged of [
    { ...json, weights: json.weights.slice(1) },
    { ...json, members: [] },
    { ...json, members: [{ kind: 'baseline' }] },
    { ...json, kind: 'vote' },
  ])
    assert.throws(() => stacking.fromJson(damaged), { code: 'invalid-model' })
})
