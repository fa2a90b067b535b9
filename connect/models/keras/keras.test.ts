import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createRandom } from '@cadre/learn'
import type { EstimatorDefinition, Fitted } from '@cadre/learn'
import { applyCalibrator } from '@cadre/learn/calibration'
import type { Calibrator } from '@cadre/learn/calibration'
import { learnerNamed } from '@cadre/lifecycle/learners'
import { createTable, numberColumn } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { io, Tensor } from '@tensorflow/tfjs-core'
import type { LayersModel, Sequential } from '@tensorflow/tfjs-layers'
import * as core from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-layers'
import { bundleOf } from '../onnx/bundle.fixture.ts'
import { fitPeople, peopleCells, peopleTable } from '../people.fixture.ts'
import { exportKeras } from './export-keras.ts'
import { importKeras, isKerasFile } from './import-keras.ts'

const folder = await mkdtemp(join(tmpdir(), 'cadre-keras-'))
after(() => rm(folder, { recursive: true, force: true }))
// The peer computes on the backend that training uses.
before(() => learnerNamed('neural-net').load!())

const table = peopleTable(peopleCells(80))
const small = { epochs: 15, firstLayer: 8, secondLayer: 4, learningRate: 0.02 }

function predictedBy(model: LayersModel, columns: readonly Float64Array[]): Float32Array {
  const rows = columns[0]!.length
  const x = Float32Array.from(
    { length: rows * columns.length },
    (_, at) => columns[at % columns.length]![Math.floor(at / columns.length)]!,
  )
  return (model.predict(core.tensor(x, [rows, columns.length])) as Tensor).dataSync<'float32'>()
}

function assertAlike(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  assert.equal(actual.length, expected.length)
  const size = Math.max(1, ...Array.from(expected, Math.abs))
  for (let at = 0; at < actual.length; at++)
    assert.ok(
      Math.abs(actual[at]! - expected[at]!) <= 1e-5 * size,
      `${at}: ${actual[at]} and ${expected[at]}`,
    )
}

/** The columns as the learner sees them, in the order of the exported inputs. */
function preparedBy(fitted: Fitted, names: readonly string[]): Float64Array[] {
  const { columns } = (fitted as unknown as { prepare: (table: Table) => Table }).prepare(table)
  return names.map((name) => {
    const column = columns.find((each) => each.name === name)!
    assert.equal(column.kind, 'number')
    return (column as { values: Float64Array }).values
  })
}

const platt = { kind: 'platt', slope: 1.3, intercept: -0.2, floor: 1e-9 } as const
const temperature = { kind: 'temperature', temperature: 1.7, floor: 1e-9 } as const
const exported: readonly (readonly [string, 'binary' | 'multiclass' | 'regression', Calibrator])[] = [
  ['neural-net', 'binary', platt],
  ['neural-net', 'multiclass', temperature],
  ['neural-net', 'regression', { kind: 'none' }],
  ['logistic-regression', 'multiclass', { kind: 'none' }],
  ['ridge', 'regression', { kind: 'none' }],
]
for (const [name, task, calibrator] of exported) {
  test(`${name} for ${task} loads in TensorFlow.js and predicts the same to 1e-5`, async () => {
    const learner: EstimatorDefinition = learnerNamed(name)
    const fitted = await fitPeople(learner, task, name === 'neural-net' ? small : {})
    const { content, weights, inputs } = exportKeras(bundleOf(fitted, calibrator), { weightsName: 'w.bin' })
    const { modelTopology, weightsManifest } = JSON.parse(content) as io.ModelJSON
    const model = await tf.loadLayersModel({
      load: async () => ({
        modelTopology,
        weightSpecs: weightsManifest[0]!.weights,
        weightData: weights.slice().buffer,
      }),
    })
    const ours = applyCalibrator(calibrator, fitted.predict(table), fitted.outputs)
    assertAlike(predictedBy(model, preparedBy(fitted, inputs)), ours)
  })
}

/** The two files that TensorFlow.js saves, in a folder of their own. */
async function saved(model: Sequential, name: string, change?: (file: Record<string, unknown>) => void) {
  let kept: io.ModelArtifacts | undefined
  await model.save({
    save: async (artifacts) => {
      kept = artifacts
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } }
    },
  })
  const { modelTopology, weightSpecs, weightData } = kept!
  const file: Record<string, unknown> = {
    format: 'layers-model',
    modelTopology,
    weightsManifest: [{ paths: [`${name}.bin`], weights: weightSpecs }],
  }
  change?.(file)
  await writeFile(join(folder, `${name}.bin`), Buffer.from(weightData as ArrayBuffer))
  const bytes = Buffer.from(JSON.stringify(file))
  assert.ok(isKerasFile(bytes))
  return { path: join(folder, `${name}.json`), bytes }
}

const random = createRandom(4)
const names = ['a', 'b', 'c']
const cells = names.map(() => Float64Array.from({ length: 30 }, () => Math.fround(random.normal())))
const rows = createTable(names.map((name, j) => numberColumn(name, cells[j]!)))
const dense = (units: number, more: object = {}) => tf.layers.dense({ units, ...more })
const models = {
  'sigmoid, dropout between': () =>
    tf.sequential({
      layers: [
        dense(8, { inputShape: [3], activation: 'relu' }),
        tf.layers.dropout({ rate: 0.5 }),
        dense(4, { activation: 'tanh', useBias: false }),
        dense(1, { activation: 'sigmoid' }),
      ],
    }),
  'softmax of three, activations apart': () =>
    tf.sequential({
      layers: [
        tf.layers.inputLayer({ inputShape: [3] }),
        dense(5),
        tf.layers.activation({ activation: 'elu' }),
        dense(3),
        tf.layers.softmax(),
      ],
    }),
  'softmax of two': () => tf.sequential({ layers: [dense(2, { inputShape: [3], activation: 'softmax' })] }),
  'a number': () =>
    tf.sequential({
      layers: [dense(6, { inputShape: [3] }), tf.layers.reLU(), dense(1, { activation: 'softplus' })],
    }),
}

for (const [name, make] of Object.entries(models)) {
  test(`a model of tf.sequential is taken over and predicts the same to 1e-5: ${name}`, async () => {
    const model = make()
    const { path, bytes } = await saved(model, name.replaceAll(/\W/g, '-'))
    const { fitted, features } = await importKeras(path, bytes, { columns: names })
    const said = predictedBy(model, cells)
    // Of two shares ours is the second.
    const expected = name === 'softmax of two' ? said.filter((_, at) => at % 2 === 1) : said
    assertAlike(fitted.predict(rows), expected)
    assert.deepEqual(
      features.map((feature) => feature.name),
      names,
    )
    const { base, values } = fitted.explain!(rows)
    fitted.predictMargin(rows).forEach((margin, at) => {
      const parts = values.subarray(at * 3, at * 3 + 3).reduce((sum, part) => sum + part, 0)
      assert.ok(Math.abs(base[at % base.length]! + parts - margin) < 1e-9)
    })
    const missing = createTable(names.map((column) => numberColumn(column, [null])))
    assert.ok(fitted.predict(missing).every(Number.isFinite))
  })
}

test('what was written here is taken over with its names, classes and means, and scores prepared rows alike', async () => {
  const fitted = await fitPeople(learnerNamed('neural-net'), 'binary', small)
  const { content, weights, inputs } = exportKeras(bundleOf(fitted), { weightsName: 'own.bin' })
  await writeFile(join(folder, 'own.bin'), weights)
  const back = await importKeras(join(folder, 'own.json'), Buffer.from(content))
  assert.deepEqual(back.fitted.classes, ['No', 'Yes'])
  const columns = preparedBy(fitted, inputs)
  const prepared = createTable(inputs.map((name, j) => numberColumn(name, columns[j]!)))
  assertAlike(back.fitted.predict(prepared), fitted.predict(table))
})

const line = () => tf.sequential({ layers: [dense(1, { inputShape: [3] })] })
const wrong: readonly (readonly [
  string,
  () => Sequential,
  RegExp,
  ((file: Record<string, unknown>) => void)?,
])[] = [
  [
    'a convolution',
    () =>
      tf.sequential({
        layers: [
          tf.layers.conv1d({ inputShape: [4, 3], filters: 2, kernelSize: 2 }),
          tf.layers.flatten(),
          dense(1),
        ],
      }),
    /shape \[null,4,3\]; rows of numbers/,
  ],
  [
    'a layer that is not known',
    () =>
      tf.sequential({ layers: [dense(4, { inputShape: [3] }), tf.layers.batchNormalization(), dense(1)] }),
    /"BatchNormalization" layer; Dense, Activation/,
  ],
  [
    'an activation that is not known',
    () => tf.sequential({ layers: [dense(4, { inputShape: [3], activation: 'selu' }), dense(1)] }),
    /activation "selu"; linear, relu/,
  ],
  ['several numbers', () => tf.sequential({ layers: [dense(4, { inputShape: [3] })] }), /gives 4 numbers/],
  ['a graph model', line, /graph model/, (file) => (file['format'] = 'graph-model')],
  [
    'a functional model',
    line,
    /"Functional" model; only a Sequential/,
    (file) => ((file['modelTopology'] as Record<string, unknown>)['class_name'] = 'Functional'),
  ],
  [
    'a path that leads away',
    line,
    /"\.\.\/secret" that does not lie beside/,
    (file) => ((file['weightsManifest'] as { paths: string[] }[])[0]!.paths = ['../secret']),
  ],
  [
    'too few weights',
    line,
    /beyond the end/,
    (file) =>
      ((file['weightsManifest'] as { weights: { shape: number[] }[] }[])[0]!.weights[0]!.shape = [90, 1]),
  ],
  [
    'quantized weights',
    line,
    /quantized/,
    (file) =>
      Object.assign((file['weightsManifest'] as { weights: object[] }[])[0]!.weights[0]!, {
        quantization: { dtype: 'uint8' },
      }),
  ],
]
for (const [what, make, message, change] of wrong) {
  test(`${what} is refused, and the message says what it is`, async () => {
    const { path, bytes } = await saved(make(), what.replaceAll(/\W/g, '-'), change)
    await assert.rejects(importKeras(path, bytes, { columns: names }), { code: 'file-format', message })
  })
}

test('inputs without names, and names that do not fit, are asked for', async () => {
  const { path, bytes } = await saved(line(), 'nameless')
  await assert.rejects(importKeras(path, bytes), { code: 'usage', message: /reads 3 columns.*--columns/ })
  const two = { columns: ['a', 'b'] }
  await assert.rejects(importKeras(path, bytes, two), { code: 'usage', message: /Name 3 in their order/ })
  const classes = { columns: names, classes: ['x', 'y'] }
  await assert.rejects(importKeras(path, bytes, classes), { code: 'usage', message: /predicts a number/ })
})

test('a model that is no net or line is refused with the way out', async () => {
  const fitted = await fitPeople(learnerNamed('decision-tree'), 'binary')
  assert.throws(() => exportKeras(bundleOf(fitted), { weightsName: 'w.bin' }), {
    code: 'usage',
    message: /decision-tree.*--format onnx/,
  })
})
