import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EstimatorDefinition, FitOptions, Target } from './estimator.ts'
import { logisticRegression, ridge } from './linear/index.ts'
import { definePipeline, isFittedPipeline } from './pipeline.ts'
import { dropText, impute, oneHot, scale, targetEncode } from './preprocess/index.ts'
import { createRandom } from './random.ts'
import { categoryColumn, numberColumn, textColumn } from './table/column.ts'
import { createTable, takeRows, withColumns } from './table/table.ts'
import type { Table } from './table/table.ts'

const random = createRandom(2)
const rowCount = 80
const pay = Array.from({ length: rowCount }, (_, row) => (row % 9 === 0 ? null : 50 + 10 * random.normal()))
const team = Array.from({ length: rowCount }, () => 'abc'[random.integer(3)]!)
const table = createTable([numberColumn('pay', pay), categoryColumn('team', team)])
const target: Target = {
  task: 'binary',
  values: Float64Array.from(team, (own) => (own === 'a' || random.next() < 0.2 ? 1 : 0)),
  classes: ['stays', 'leaves'],
}

const recipe = definePipeline({
  name: 'recipe',
  label: 'a recipe',
  complexity: 1,
  steps: () => [targetEncode.create(), impute.create(), scale.create()],
  stepDefinitions: [targetEncode, impute, scale],
  learner: logisticRegression,
})

test('a model does not depend on the targets of rows that were not given to fit', async () => {
  const held = (row: number): boolean => row % 4 === 0
  const rows = [...pay.keys()].filter((row) => !held(row))
  const fitOn = async (whole: Target): Promise<Float64Array> => {
    const values = Float64Array.from(rows, (row) => whole.values[row]!)
    const fitted = await recipe.create().fit(takeRows(table, rows), { ...whole, values }, undefined)
    return fitted.predict(table)
  }
  const values = target.values.map((value, row) => (held(row) ? 1 - value : value))
  assert.deepEqual(await fitOn({ ...target, values }), await fitOn(target))
})

test('a prediction does not depend on the rows predicted beside it', async () => {
  const fitted = await recipe.create().fit(table, target, undefined)
  const together = fitted.predict(table)
  for (const row of [0, 9, 41]) assert.equal(fitted.predict(takeRows(table, [row]))[0], together[row])
})

test('contributions of derived columns are summed to the columns given', async () => {
  const fitted = await recipe.create().fit(table, target, undefined)
  const { names, base, values } = fitted.explain!(table)
  assert.deepEqual(names, ['pay', 'team'])
  const margins = fitted.predictMargin(table)
  for (let row = 0; row < rowCount; row++)
    assert.ok(Math.abs(base[0]! + values[2 * row]! + values[2 * row + 1]! - margins[row]!) < 1e-9)
})

test('columns unknown to the model are ignored, and explained as nothing', async () => {
  const fitted = await recipe.create().fit(table, target, undefined)
  const wider = withColumns(table, [numberColumn('team mean', new Float64Array(rowCount).fill(9))])
  assert.deepEqual(fitted.predict(wider), fitted.predict(table))
  const { names, values } = fitted.explain!(wider)
  assert.deepEqual(names, ['pay', 'team', 'team mean'])
  assert.equal(values[2], 0)
})

test('a column of another kind than in training is refused by name', async () => {
  const fitted = await recipe.create().fit(table, target, undefined)
  const other = withColumns(table, [categoryColumn('pay', team)])
  assert.throws(() => fitted.predict(other), { code: 'column-kind', message: /"pay"/ })
})

test('the steps and the learner can be reached', async () => {
  const fitted = await recipe.create().fit(table, target, undefined)
  assert.ok(isFittedPipeline(fitted))
  assert.deepEqual(fitted.learner.predict(fitted.prepare(table)), fitted.predict(table))
})

test('without steps the learner gives its own model', async () => {
  const bare = definePipeline({
    name: 'bare',
    label: 'bare',
    complexity: 1,
    steps: () => [],
    stepDefinitions: [],
    learner: logisticRegression,
  })
  const numbers = createTable([numberColumn('x', target.values)])
  const fitted = await bare.create().fit(numbers, target, undefined)
  assert.ok(!isFittedPipeline(fitted))
  assert.deepEqual(bare.fromJson(fitted.toJSON()).predict(numbers), fitted.predict(numbers))
})

test('steps are chosen from the table and the parameters', async () => {
  const seen: unknown[] = []
  const chosen = definePipeline({
    name: 'chosen',
    label: 'chosen',
    complexity: 1,
    steps: ({ C }, given: Table) => {
      seen.push(C, given.columns.length)
      return [dropText.create(), impute.create(), oneHot.create()]
    },
    stepDefinitions: [dropText, impute, oneHot],
    learner: logisticRegression,
  })
  const withText = withColumns(table, [textColumn('note', team)])
  await chosen.create({ C: 0.5 }).fit(withText, target, undefined)
  assert.deepEqual(seen, [0.5, 3])
})

test('rows for early stopping reach the learner through the same steps', async () => {
  let given: FitOptions['validation']
  const spy: EstimatorDefinition = {
    ...ridge,
    create: () => ({
      name: 'spy',
      params: {},
      fit(prepared, wanted, weights, options) {
        given = options?.validation
        return ridge.create().fit(prepared, wanted, weights)
      },
    }),
  }
  const spied = definePipeline({
    name: 'spied',
    label: 'spied',
    complexity: 1,
    steps: () => [impute.create(), oneHot.create()],
    stepDefinitions: [impute, oneHot],
    learner: spy,
  })
  const amount: Target = { ...target, task: 'regression', classes: [] }
  const validation = { table: takeRows(table, [0, 1, 2]), target: amount }
  const fitted = await spied.create().fit(table, amount, undefined, { validation })
  assert.ok(isFittedPipeline(fitted))
  assert.deepEqual(given?.table, fitted.prepare(validation.table))
})

test('weights reach the steps: rows of weight 0 are as good as not there', async () => {
  const weights = Float64Array.from({ length: rowCount }, (_, row) => (row < 60 ? 1 : 0))
  const rows = [...weights.keys()].filter((row) => weights[row] === 1)
  const plain = definePipeline({
    name: 'plain',
    label: 'plain',
    complexity: 1,
    steps: () => [impute.create(), scale.create(), oneHot.create()],
    stepDefinitions: [impute, scale, oneHot],
    learner: logisticRegression,
  })
  const weighted = await plain.create().fit(table, target, weights)
  const values = target.values.slice(0, 60)
  const fewer = await plain.create().fit(takeRows(table, rows), { ...target, values }, undefined)
  const [a, b] = [weighted.predict(table), fewer.predict(table)]
  assert.ok(Math.max(...a.map((p, row) => Math.abs(p - b[row]!))) < 1e-9)
})

test('a stored pipeline predicts the same to the bit, and only its own recipe reads it', async () => {
  const fitted = await recipe.create().fit(table, target, undefined)
  const stored = JSON.parse(JSON.stringify(fitted.toJSON()))
  assert.deepEqual(recipe.fromJson(stored).predict(table), fitted.predict(table))
  const damaged = [
    { ...stored, definition: 'other' },
    { ...stored, steps: [{ kind: 'unknown' }] },
    { ...stored, steps: undefined },
    { ...stored, learner: {} },
    { ...stored, columns: [1] },
  ]
  for (const json of damaged) assert.throws(() => recipe.fromJson(json), { code: 'invalid-model' })
})

test('a fit that was cancelled before does not begin', async () => {
  await assert.rejects(() => recipe.create().fit(table, target, undefined, { signal: AbortSignal.abort() }), {
    code: 'cancelled',
  })
})
