import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import { runLayers } from './dense-layers.ts'
import type { Activation, DenseLayer } from './dense-layers.ts'
import { pathContributions, pathSlopes } from './path-contributions.ts'

const random = createRandom(11)
const draw = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal())

function net(activation: Activation, sizes: readonly number[]): DenseLayer[] {
  return sizes.slice(1).map((units, layer) => ({
    activation: layer === sizes.length - 2 ? 'linear' : activation,
    kernel: draw(sizes[layer]! * units),
    bias: draw(units),
  }))
}

function explained(layers: readonly DenseLayer[], row: Float64Array, reference: Float64Array) {
  const base = runLayers(layers, reference).outputs
  const difference = runLayers(layers, row).outputs.map((value, at) => value - base[at]!)
  return { difference, parts: pathContributions(layers, { row, reference, difference }) }
}

/** The same integral by brute force: slopes by differences at many points. */
function byManySteps(layers: readonly DenseLayer[], row: Float64Array, reference: Float64Array): number[] {
  const steps = 4000
  const sums = Array.from(row, () => 0)
  for (let step = 0; step < steps; step++) {
    const point = row.map((value, j) => reference[j]! + ((step + 0.5) / steps) * (value - reference[j]!))
    for (let j = 0; j < row.length; j++) {
      const [up, down] = [1e-5, -1e-5].map((change) => {
        const moved = point.slice()
        moved[j]! += change
        return runLayers(layers, moved).outputs[0]!
      })
      sums[j]! += ((up! - down!) / 2e-5) * ((row[j]! - reference[j]!) / steps)
    }
  }
  return sums
}

for (const activation of ['relu', 'tanh'] as const) {
  test(`contributions are the integral of slopes along the way, ${activation}`, () => {
    const layers = net(activation, [4, 8, 5, 1])
    const [row, reference] = [Float64Array.from(draw(4)), Float64Array.from(draw(4))]
    const { parts } = explained(layers, row, reference)
    byManySteps(layers, row, reference).forEach((expected, j) =>
      assert.ok(Math.abs(parts[j]! - expected) < 2e-3, `input ${j}: ${parts[j]} and ${expected}`),
    )
  })
}

test('contributions of a rectified net sum to the difference before anything is shared out', () => {
  for (let trial = 0; trial < 50; trial++) {
    const layers = net('relu', [7, 16, 8, 2])
    const [row, reference] = [Float64Array.from(draw(7)), Float64Array.from(draw(7))]
    const { difference } = explained(layers, row, reference)
    const { slopes } = pathSlopes(layers, { row, reference })
    for (const output of [0, 1]) {
      const sum = row.reduce(
        (total, value, j) => total + slopes[output * 7 + j]! * (value - reference[j]!),
        0,
      )
      assert.ok(Math.abs(sum - difference[output]!) < 1e-9, `${sum} and ${difference[output]}`)
    }
  }
})

test('without hidden layers a contribution is weight times distance, and an input that stays put has none', () => {
  const layers: DenseLayer[] = [
    { activation: 'linear', kernel: Float32Array.of(2, -1, 0.5), bias: Float32Array.of(1) },
  ]
  const { parts } = explained(layers, Float64Array.of(3, 1, 4), Float64Array.of(1, 1, 0))
  assert.deepEqual([...parts], [4, -0, 2])
})
