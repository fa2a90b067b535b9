import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTable, numberColumn } from '@cadre/learn/table'
import { inputSchemaOf } from '../input-schema-of.ts'
import { runOracle } from '../oracle.fixture.ts'
import { exportXgboost } from '../xgboost/export-xgboost.ts'
import { importXgboost } from '../xgboost/import-xgboost.ts'
import { bytesOf, golden } from '../xgboost/xgboost.fixture.ts'
import { bundleOf } from './bundle.fixture.ts'
import { exportOnnx } from './export-onnx.ts'

// Needs the Python of .ci/oracles.txt. The hardest rows there are: float32 at a threshold, and its neighbours.

interface Tree {
  readonly left_children: readonly number[]
  readonly split_indices: readonly number[]
  readonly split_conditions: readonly number[]
}

const { model } = golden.cases['regression']!
const { fitted, features } = importXgboost('model.json', bytesOf(model))
const cells = cellsAtThresholds()
const table = createTable(features.map(({ name }) => numberColumn(name, cells[name]!)))

function cellsAtThresholds(): Record<string, number[]> {
  const learner = model['learner'] as { gradient_booster: { model: { trees: Tree[] } } }
  const around = features.map(() => [1])
  for (const { left_children: left, split_indices: of, split_conditions: at } of learner.gradient_booster
    .model.trees)
    left.forEach((child, node) => {
      if (child !== -1) around[of[node]!]!.push(...neighbours(Math.fround(at[node]!)))
    })
  const rows = Math.max(...around.map(({ length }) => length))
  return Object.fromEntries(
    features.map(({ name }, i) => [
      name,
      Array.from({ length: 3 * rows }, (_, row) => around[i]![(row * (i + 1)) % around[i]!.length]!),
    ]),
  )
}

function neighbours(value: number): number[] {
  const float = Float32Array.of(value)
  const bits = new Int32Array(float.buffer)
  const one = (step: number): number => {
    bits[0]! += step
    return float[0]!
  }
  return [value, one(1), one(-2)]
}

test('XGBoost, Cadre and onnxruntime route every float32 at a threshold alike', () => {
  const ours = fitted.predictMargin(table)
  // Parsed and printed again, a float such as 5.0 would be an integer: the same model is written anew.
  const asked = { cells, models: { model: exportXgboost(fitted).json } }
  const script = new URL('../xgboost/predict_xgboost.py', import.meta.url)
  const theirs = runOracle(script, asked) as { model: { margins: number[] } }
  const content = exportOnnx({ ...bundleOf(fitted), pipeline: { schema: inputSchemaOf(features) } }).content
  const written = { cells, models: { model: Buffer.from(content).toString('base64') } }
  const run = runOracle(new URL('run_onnx.py', import.meta.url), written) as { model: { values: number[] } }
  assert.ok(ours.length > 50)
  ours.forEach((margin, row) => {
    const tolerance = 1e-6 * Math.max(1, Math.abs(margin))
    assert.ok(Math.abs(theirs.model.margins[row]! - margin) <= tolerance, `XGBoost, row ${row}`)
    assert.ok(Math.abs(run.model.values[row]! - margin) <= tolerance, `onnxruntime, row ${row}`)
  })
})
