import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '@cadre/learn'
import { createRandom } from '@cadre/learn'
import { rocAuc } from '@cadre/learn/metrics'
import { makeFolds } from '@cadre/learn/selection'
import { compareOnFolds, evaluateOnFolds, testedRows } from './evaluate-on-folds.ts'

const random = createRandom(5)
const rows = 400
const values = Float64Array.from({ length: rows }, () => (random.next() < 0.3 ? 1 : 0))
const target: Target = { task: 'binary', classes: ['stays', 'leaves'], values }
const scores = Float64Array.from(values, (value) => 1 / (1 + Math.exp(-(value + random.normal()))))
const folds = makeFolds({ kind: 'stratified', folds: 4, target, seed: 1 })
const judged = { target, folds, seed: 1 }

test('AUC is the mean of the folds’ own', () => {
  const perFold = folds.map(({ test: part }) =>
    rocAuc(
      Float64Array.from(part, (row) => values[row]!),
      Float64Array.from(part, (row) => scores[row]!),
    ),
  )
  const mean = perFold.reduce((sum, auc) => sum + auc, 0) / folds.length
  const { auc } = evaluateOnFolds(scores, judged)
  assert.ok(Math.abs(auc!.value - mean) < 1e-12)
  assert.ok(auc!.low < mean && mean < auc!.high)
})

test('scores on another scale in each fold rank no worse', () => {
  const shifted = scores.slice()
  for (const [index, { test: part }] of folds.entries())
    for (const row of part) shifted[row] = scores[row]! / (index + 1)
  assert.ok(
    Math.abs(evaluateOnFolds(shifted, judged).auc!.value - evaluateOnFolds(scores, judged).auc!.value) <
      1e-12,
  )
})

test('rows that no fold tested take no part', () => {
  const partly = folds.slice(1)
  const holes = scores.slice()
  for (const row of folds[0]!.test) holes[row] = Number.NaN
  const figures = evaluateOnFolds(holes, { ...judged, folds: partly })
  assert.equal(testedRows(partly).length, rows - folds[0]!.test.length)
  assert.ok(Object.values(figures).every(({ value }) => Number.isFinite(value)))
})

test('a model does not lead itself, and leads noise', () => {
  const noise = Float64Array.from({ length: rows }, () => random.next())
  assert.equal(compareOnFolds([scores, scores], 'auc', judged).value, 0)
  assert.ok(compareOnFolds([scores, noise], 'auc', judged).low > 0)
  assert.ok(compareOnFolds([scores, noise], 'logLoss', judged).high < 0)
})
