import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import type { Target } from '../estimator.ts'
import { numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { boosting } from './boosting.ts'
import { decisionTree } from './decision-tree.ts'
import type { FittedTrees } from './fitted-trees.ts'

interface GoldenNode {
  readonly feature: number
  readonly threshold: number
  readonly cover: number
  readonly value: readonly number[]
}

interface Golden {
  readonly x: readonly number[][]
  readonly withMissing: readonly (number | null)[][]
  readonly number: readonly number[]
  readonly binary: readonly number[]
  readonly three: readonly number[]
  readonly counts: readonly number[]
  /** LightGBM's mean pinball loss by quantile. */
  readonly pinball: Readonly<Record<string, number>>
  readonly sklearn: Readonly<Record<'regression' | 'multiclass' | 'pruned', readonly GoldenNode[]>>
  readonly lightgbm: Readonly<
    Record<'squared' | 'squaredWithMissing' | 'logistic' | 'poisson' | 'softmax', readonly number[]>
  >
}

const golden = JSON.parse(readFileSync(new URL('trees.golden.json', import.meta.url), 'utf8')) as Golden
const plain = tableOf(golden.x)
const number: Target = { task: 'regression', values: Float64Array.from(golden.number), classes: [] }
const counts: Target = { ...number, values: Float64Array.from(golden.counts) }
const binary: Target = { task: 'binary', values: Float64Array.from(golden.binary), classes: ['no', 'yes'] }
const three: Target = {
  task: 'multiclass',
  values: Float64Array.from(golden.three),
  classes: ['low', 'middle', 'high'],
}

function tableOf(columns: readonly (readonly (number | null)[])[]): Table {
  return createTable(columns.map((cells, f) => numberColumn(`x${f}`, cells)))
}

const treeCases = [
  { name: 'regression', target: number, params: { minLeafWeight: 10, maxDepth: 4, complexity: 0 } },
  { name: 'multiclass', target: three, params: { minLeafWeight: 9, maxDepth: 4, complexity: 0 } },
  { name: 'pruned', target: number, params: { minLeafWeight: 5, maxDepth: 64, complexity: 0.02 } },
] as const

for (const { name, target, params } of treeCases) {
  test(`a ${name} tree has the splits, covers and leaves of scikit-learn's`, async () => {
    const fitted = (await decisionTree
      .create({ maxLeaves: 1000, ...params })
      .fit(plain, target, undefined)) as FittedTrees
    const { feature, threshold, cover, leafValue, leafWidth } = fitted.ensemble
    const expected = golden.sklearn[name]
    assert.deepEqual(
      [...feature],
      expected.map((node) => node.feature),
    )
    assert.deepEqual(
      [...threshold],
      expected.map((node) => node.threshold),
    )
    assert.deepEqual(
      [...cover],
      expected.map((node) => node.cover),
    )
    expected.forEach(({ value }, node) =>
      value.forEach((share, k) => assertClose(leafValue[node * leafWidth + k]!, share, 1e-9)),
    )
  })
}

const boostingCases = [
  { name: 'squared', table: plain, target: number, params: {}, tolerance: 1e-6 },
  {
    name: 'squaredWithMissing',
    table: tableOf(golden.withMissing),
    target: number,
    params: {},
    tolerance: 1e-6,
  },
  { name: 'logistic', table: plain, target: binary, params: {}, tolerance: 1e-6 },
  { name: 'poisson', table: plain, target: counts, params: { loss: 'poisson' }, tolerance: 1e-6 },
  { name: 'softmax', table: plain, target: three, params: { minLeafWeight: 1 }, tolerance: 1e-6 },
] as const

for (const { name, table, target, params, tolerance } of boostingCases) {
  test(`boosting of ${name} loss gives LightGBM's margins on the training rows`, async () => {
    const fitted = await boosting
      .create({
        rounds: 15,
        maxLeaves: 6,
        learningRate: 0.1,
        minLeafWeight: 5,
        l2: 2,
        featureFraction: 1,
        ...params,
      })
      .fit(table, target, undefined)
    const margins = fitted.predictMargin(table)
    golden.lightgbm[name].forEach((margin, i) => assertClose(margins[i]!, margin, tolerance))
  })
}

for (const [share, lightgbm] of Object.entries(golden.pinball)) {
  test(`the ${share} quantile is fitted as closely as LightGBM fits it, with about that share of rows below`, async () => {
    const quantile = Number(share)
    const fitted = await boosting
      .create({
        rounds: 15,
        maxLeaves: 6,
        learningRate: 0.1,
        minLeafWeight: 5,
        l2: 2,
        featureFraction: 1,
        loss: 'quantile',
        quantile,
      })
      .fit(plain, number, undefined)
    const predicted = fitted.predict(plain)
    let loss = 0
    let below = 0
    number.values.forEach((value, row) => {
      const rest = value - predicted[row]!
      loss += Math.max(quantile * rest, (quantile - 1) * rest) / number.values.length
      below += rest <= 0 ? 1 / number.values.length : 0
    })
    assert.ok(loss <= lightgbm * 1.03, `${loss} against ${lightgbm}`)
    assert.ok(Math.abs(below - quantile) < 0.08, `${below}`)
  })
}

test('a negative count is refused with its row', async () => {
  await assert.rejects(
    boosting
      .create({ loss: 'poisson' })
      .fit(
        plain,
        { ...number, values: number.values.map((value, row) => (row === 3 ? -2 : Math.abs(value))) },
        undefined,
      ),
    {
      code: 'invalid-target',
      message: /row 4 is -2/,
    },
  )
})

function assertClose(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`)
}
