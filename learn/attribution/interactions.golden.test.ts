import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TreeEnsemble } from '../trees/tree-ensemble.ts'
import golden from './interactions.golden.json' with { type: 'json' }
import { explainTreeInteractions } from './tree-interactions.ts'

const FEATURES = 5
const matrix = {
  rowCount: golden.rows.length,
  columns: Array.from({ length: FEATURES }, (_, index) =>
    Float64Array.from(golden.rows, (row) => row[index] ?? Number.NaN),
  ),
}

test('interactions of an XGBoost model with missing values equal its own pred_interactions, and those of shap', () => {
  const { values } = explainTreeInteractions(ensembleOf(golden.two.ensemble), matrix)
  // XGBoost sums in 32 bits.
  assertNear(values, golden.two.interactions, 1e-5)
  assertNear(values, golden.two.shap, 1e-5)
})

test('interactions of an XGBoost model of three classes equal its own pred_interactions', () => {
  const { values } = explainTreeInteractions(ensembleOf(golden.three.ensemble), matrix)
  assertNear(values, golden.three.interactions, 1e-5)
})

function ensembleOf(flat: (typeof golden)['two']['ensemble']): TreeEnsemble {
  const nodes = flat.feature.length
  return {
    features: Array.from({ length: FEATURES }, (_, index) => ({ name: `x${index}`, kind: 'number' })),
    outputs: flat.outputs,
    leafWidth: 1,
    base: Float64Array.from(flat.base),
    treeStart: Int32Array.from(flat.treeStart),
    treeOutput: Int32Array.from(flat.treeOutput),
    feature: Int32Array.from(flat.feature),
    threshold: Float64Array.from(flat.threshold),
    categorySet: new Int32Array(nodes).fill(-1),
    missingLeft: Uint8Array.from(flat.missingLeft),
    left: Int32Array.from(flat.left),
    right: Int32Array.from(flat.right),
    leafValue: Float64Array.from(flat.leafValue),
    cover: Float64Array.from(flat.cover),
    categorySets: [],
  }
}

function assertNear(found: Float64Array, expected: readonly number[], tolerance: number): void {
  assert.equal(found.length, expected.length)
  expected.forEach((value, at) =>
    assert.ok(Math.abs(found[at]! - value) < tolerance, `at ${at}: ${found[at]} is not ${value}`),
  )
}
