import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import { createTable, numberColumn } from '@cadre/learn/table'
import type { Tensor } from '@tensorflow/tfjs-core'
import { activations } from './dense-layers.ts'
import type { Activation } from './dense-layers.ts'
import { createFittedNet } from './fitted-net.ts'
import { lossSlopes, netLoss } from './net-loss.ts'
import { netGradients } from './net-pass.ts'
import { drawWeights, netShape } from './net-weights.ts'
import { loadTensorFlow } from './tensorflow.ts'

const tf = await import('@tensorflow/tfjs-layers')
const core = await import('@tensorflow/tfjs-core')
const engine = await loadTensorFlow()
const rows = 40
const random = createRandom(5)
const drawn = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal())
const columns = Array.from({ length: 6 }, () => drawn(rows))
const table = createTable(columns.map((cells, j) => numberColumn(`x${j}`, Float64Array.from(cells))))
const x = Float32Array.from({ length: rows * 6 }, (_, at) => columns[at % 6]![Math.floor(at / 6)]!)

const tasks = [
  { task: 'binary', classes: ['no', 'yes'], outputs: 1, last: 'sigmoid' },
  { task: 'multiclass', classes: ['a', 'b', 'c'], outputs: 3, last: 'softmax' },
  { task: 'regression', classes: [], outputs: 1, last: 'linear' },
] as const

for (const { task, classes, outputs, last } of tasks) {
  test(`plain arithmetic predicts what TensorFlow.js predicts to 1e-5, ${task}`, () => {
    const sizes = [6, ...activations.map(() => 5), outputs]
    const layers = sizes.slice(1).map((units, layer) => ({
      activation: activations[layer] ?? ('linear' as Activation),
      kernel: drawn(sizes[layer]! * units),
      bias: drawn(units),
    }))
    const model = tf.sequential({
      layers: layers.map(({ bias, activation }, layer) =>
        tf.layers.dense({
          units: bias.length,
          activation: layer === layers.length - 1 ? last : activation,
          ...(layer === 0 && { inputShape: [6] }),
        }),
      ),
    })
    model.setWeights(
      layers.flatMap(({ kernel, bias }) => [
        core.tensor(kernel, [kernel.length / bias.length, bias.length]),
        core.tensor(bias),
      ]),
    )
    const said = model.predict(core.tensor(x, [rows, 6])) as Tensor
    const names = table.columns.map(({ name }) => name)
    const fitted = createFittedNet({ task, classes, names, reference: names.map(() => 0), layers })
    const ours = fitted.predict(table)
    said
      .dataSync()
      .forEach((value, at) => assert.ok(Math.abs(value - ours[at]!) < 1e-5, `${value} ${ours[at]}`))
  })

  test(`the gradient is how the loss changes with each weight, ${task}`, () => {
    const shape = netShape(6, [4, 3, outputs])
    const weights = drawWeights(shape, createRandom(3))
    const aim = {
      task,
      values: Float64Array.from({ length: rows }, (_, row) => row % (task === 'multiclass' ? 3 : 2)),
      weights: Float64Array.from({ length: rows }, (_, row) => 1 + (row % 2)),
    }
    const total = aim.weights.reduce((sum, weight) => sum + weight, 0)
    const masks = [4, 3].map((units) => Float32Array.from({ length: rows * units }, () => random.integer(2)))
    const batch = { x, rows, masks }
    const { gradients } = netGradients(engine, { shape, weights, batch }, (margins) => [
      lossSlopes(margins, aim, total),
    ])
    const lossWith = (at: number, change: number): number => {
      const moved = weights.slice()
      moved[at]! += change
      return netLoss(netGradients(engine, { shape, weights: moved, batch }, () => []).margins, aim)
    }
    for (let at = 0; at < shape.size; at += 3) {
      const numeric = (lossWith(at, 1e-3) - lossWith(at, -1e-3)) / 2e-3
      assert.ok(
        Math.abs(numeric - gradients[0]![at]!) < 5e-3,
        `weight ${at}: ${numeric}, ${gradients[0]![at]}`,
      )
    }
  })
}
