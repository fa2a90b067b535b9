import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import { explainTreesAgainst } from './interventional-shap.ts'
import { explainLinear } from './linear-shap.ts'
import golden from './shap.golden.json' with { type: 'json' }
import { explainTrees } from './tree-shap.ts'

const FEATURES = 5

test('contributions to an XGBoost model with missing values equal its own pred_contribs', () => {
  // XGBoost sums in 32 bits.
  const { base, values } = explainTrees(ensembleOf(golden.xgboost.ensemble), matrixOf(golden.rows))
  assertNear(base, golden.xgboost.base, 1e-5)
  assertNear(values, golden.xgboost.values, 1e-5)
})

test('contributions to a LightGBM model with categories and missing values equal its own pred_contrib', () => {
  const { base, values } = explainTrees(ensembleOf(golden.lightgbm.ensemble), matrixOf(golden.rows))
  const { contributions } = golden.lightgbm
  const expected = contributions.filter((_, at) => at % (FEATURES + 1) < FEATURES)
  const expectedBase = contributions.filter((_, at) => at % (FEATURES + 1) === FEATURES).slice(0, 3)
  assert.ok(golden.lightgbm.ensemble.categorySets.length > 2)
  assertNear(base, expectedBase, 1e-9)
  assertNear(values, expected, 1e-9)
})

test('contributions to a forest of scikit-learn equal those of shap', () => {
  const { base, values } = explainTrees(ensembleOf(golden.forest.ensemble), matrixOf(golden.fullRows))
  assertNear(base, golden.forest.base, 1e-9)
  assertNear(values, golden.forest.values, 1e-9)
})

test('interventional contributions to the margin equal those of shap', () => {
  const { ensemble, margin, marginBase } = golden.interventional
  const background = matrixOf(golden.background)
  const { base, values } = explainTreesAgainst(ensembleOf(ensemble), matrixOf(golden.fullRows), {
    background,
  })
  assertNear(base, marginBase, 1e-6)
  assertNear(values, margin, 1e-6)
})

test('interventional contributions to the probability equal those of shap', () => {
  const { ensemble, probability, probabilityBase } = golden.interventional
  const { base, values } = explainTreesAgainst(ensembleOf(ensemble), matrixOf(golden.fullRows), {
    background: matrixOf(golden.background),
    space: 'probability',
  })
  assertNear(base, probabilityBase, 1e-6)
  assertNear(values, probability, 1e-6)
})

test('contributions to a linear model equal those of shap', () => {
  const { coefficients, intercepts, means } = golden.linear
  const { base, values } = explainLinear(
    {
      names: golden.fullRows[0]!.map((_, index) => `x${index}`),
      coefficients: Float64Array.from(coefficients),
      intercepts: Float64Array.from(intercepts),
      means: Float64Array.from(means),
    },
    matrixOf(golden.fullRows).columns,
  )
  assertNear(base, golden.linear.base, 1e-9)
  assertNear(values, golden.linear.values, 1e-9)
})

test('a linear model refuses columns it does not know', () => {
  const none = new Float64Array(0)
  const model = { names: [], coefficients: none, intercepts: Float64Array.of(1), means: none }
  assert.throws(() => explainLinear(model, [none]), { code: 'shape' })
})

type FlatTrees = (typeof golden)['xgboost']['ensemble'] | (typeof golden)['lightgbm']['ensemble']

function ensembleOf(flat: FlatTrees): TreeEnsemble {
  return {
    features: Array.from({ length: FEATURES }, (_, index) => ({ name: `x${index}`, kind: 'number' })),
    outputs: flat.outputs,
    leafWidth: flat.leafWidth,
    base: Float64Array.from(flat.base),
    treeStart: Int32Array.from(flat.treeStart),
    treeOutput: Int32Array.from(flat.treeOutput),
    feature: Int32Array.from(flat.feature),
    threshold: Float64Array.from(flat.threshold),
    categorySet: Int32Array.from(flat.categorySet),
    missingLeft: Uint8Array.from(flat.missingLeft),
    left: Int32Array.from(flat.left),
    right: Int32Array.from(flat.right),
    leafValue: Float64Array.from(flat.leafValue),
    cover: Float64Array.from(flat.cover),
    categorySets: flat.categorySets.map((set) => Uint8Array.from(set)),
  }
}

function matrixOf(rows: readonly (readonly (number | null)[])[]): TreeMatrix {
  const columns = Array.from({ length: FEATURES }, (_, index) =>
    Float64Array.from(rows, (row) => row[index] ?? Number.NaN),
  )
  return { rowCount: rows.length, columns }
}

function assertNear(found: Float64Array, expected: readonly number[], tolerance: number): void {
  assert.equal(found.length, expected.length)
  expected.forEach((value, at) =>
    assert.ok(Math.abs(found[at]! - value) < tolerance, `at ${at}: ${found[at]} is not ${value}`),
  )
}
