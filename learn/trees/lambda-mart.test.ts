import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import type { FittedJson, Target } from '../estimator.ts'
import { ndcg } from '../metrics/ranking.ts'
import { numberColumn } from '../table/column.ts'
import { createTable, takeRows } from '../table/table.ts'
import { takeTarget } from '../take-target.ts'
import { lambdaMart } from './lambda-mart.ts'

type Figures = Readonly<Record<'5' | '10', number>>

interface Golden {
  readonly x: readonly number[][]
  readonly query: readonly number[]
  readonly grade: readonly number[]
  readonly trainLists: number
  /** LightGBM's margins of the training rows after five rounds. */
  readonly fewRounds: readonly number[]
  /** NDCG by k on the lists kept apart, after 150 rounds. */
  readonly heldOut: { readonly lightgbm: Figures; readonly xgboost: Figures }
}

const golden = JSON.parse(readFileSync(new URL('lambda-mart.golden.json', import.meta.url), 'utf8')) as Golden
const table = createTable(golden.x.map((cells, f) => numberColumn(`x${f}`, cells)))
const target: Target = {
  task: 'regression',
  values: Float64Array.from(golden.grade),
  classes: [],
  queries: Int32Array.from(golden.query),
}
const rowsWhere = (isWanted: (query: number) => boolean): number[] =>
  golden.query.flatMap((query, row) => (isWanted(query) ? [row] : []))
const trainRows = rowsWhere((query) => query < golden.trainLists)
const testRows = rowsWhere((query) => query >= golden.trainLists)
const train = { table: takeRows(table, trainRows), target: takeTarget(target, trainRows) }
const held = { table: takeRows(table, testRows), target: takeTarget(target, testRows) }
const alike = { learningRate: 0.05, featureFraction: 1 }

test('five rounds of LambdaMART give the margins of LightGBM to the precision of its table of sigmoids', async () => {
  const fitted = await lambdaMart.create({ ...alike, rounds: 5 }).fit(train.table, train.target, undefined)
  fitted
    .predictMargin(train.table)
    .forEach((margin, row) => assert.ok(Math.abs(margin - golden.fewRounds[row]!) < 1e-5))
})

test('NDCG of lists kept apart is within 0.01 of LightGBM’s and no more than that below XGBoost’s', async () => {
  const fitted = await lambdaMart.create({ ...alike, rounds: 150 }).fit(train.table, train.target, undefined)
  const scores = fitted.predict(held.table)
  for (const k of [5, 10] as const) {
    const reached = ndcg(held.target.values, scores, { queries: held.target.queries, k })
    assert.ok(Math.abs(reached - golden.heldOut.lightgbm[k]) < 0.01, `${reached} at ${k}`)
    assert.ok(reached > golden.heldOut.xgboost[k] - 0.01, `${reached} at ${k}`)
  }
})

test('contributions add up to the score, JSON and going on keep every bit', async () => {
  const fit = (rounds: number, warmStart?: ReturnType<typeof lambdaMart.fromJson>) =>
    lambdaMart.create({ rounds }).fit(train.table, train.target, undefined, { seed: 4, warmStart })
  const [first, whole] = [await fit(20), await fit(40)]
  const again = lambdaMart.fromJson(JSON.parse(JSON.stringify(first)) as FittedJson)
  assert.equal(JSON.stringify(await fit(20, again)), JSON.stringify(whole))
  const { base, values, names } = whole.explain!(held.table)
  whole.predictMargin(held.table).forEach((margin, row) => {
    const own = values.subarray(row * names.length, (row + 1) * names.length)
    const sum = own.reduce((total, value) => total + value, base[0]!)
    assert.ok(Math.abs(sum - margin) < 1e-9)
  })
})

test('the order of rows, and what lists are called, change nothing', async () => {
  const order = Array.from(trainRows.keys()).reverse()
  const { queries } = train.target
  const params = { ...alike, rounds: 10 }
  const given = await lambdaMart.create(params).fit(train.table, train.target, undefined)
  const turned = await lambdaMart
    .create(params)
    .fit(
      takeRows(train.table, order),
      takeTarget({ ...train.target, queries: queries!.map((query) => 1000 - query) }, order),
      undefined,
    )
  // Equal scores are taken in the order of rows, so that a first round may differ a little.
  const [one, other] = [given, turned].map((fitted) =>
    ndcg(held.target.values, fitted.predict(held.table), { queries: held.target.queries, k: 10 }),
  )
  assert.ok(Math.abs(one! - other!) < 0.03, `${one} and ${other}`)
})

test('rows of weight 0 take no place in their list', async () => {
  const weights = Float64Array.from(trainRows, (_, row) => (row % 4 === 0 ? 0 : 1))
  const kept = Array.from(weights.keys()).filter((row) => weights[row] === 1)
  const params = { ...alike, rounds: 10 }
  const weighted = await lambdaMart.create(params).fit(train.table, train.target, weights)
  const without = await lambdaMart
    .create(params)
    .fit(takeRows(train.table, kept), takeTarget(train.target, kept), undefined)
  const margins = without.predictMargin(held.table)
  weighted
    .predictMargin(held.table)
    .forEach((margin, row) => assert.ok(Math.abs(margin - margins[row]!) < 1e-9))
})

test('early stopping watches the lists of the validation rows', async () => {
  const params = { rounds: 2000, learningRate: 0.3, earlyStoppingRounds: 10 }
  const fitted = await lambdaMart
    .create(params)
    .fit(train.table, train.target, undefined, { validation: held })
  const { rounds } = fitted as unknown as { rounds: number }
  assert.ok(rounds > 0 && rounds < 200)
})

test('grades that are not whole or below 0, and lists that do not fit, are refused', async () => {
  const fit = (of: Target) => lambdaMart.create({ rounds: 2 }).fit(train.table, of, undefined)
  for (const wrong of [-1, 0.5, 31]) {
    const values = train.target.values.with(2, wrong)
    await assert.rejects(fit({ ...train.target, values }), { code: 'invalid-target', message: /row 3/ })
  }
  await assert.rejects(fit({ ...train.target, queries: Int32Array.of(1) }), { code: 'shape' })
})
