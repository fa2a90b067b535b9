import type { Random } from '@cadre/learn'
import type { DenseLayer } from './dense-layers.ts'

/** Where each layer's numbers lie in one flat array: kernels and biases in turn. */
export interface NetShape {
  readonly inputs: number
  /** Units of each layer, the outputs last. */
  readonly units: readonly number[]
  readonly size: number
}

export function netShape(inputs: number, units: readonly number[]): NetShape {
  let size = 0
  let before = inputs
  for (const count of units) {
    size += (before + 1) * count
    before = count
  }
  return { inputs, units, size }
}

/** The parts of a flat array that are one layer's kernel and bias; views, not copies. */
export function layerViews(
  { inputs, units }: NetShape,
  flat: Float32Array,
): readonly { readonly kernel: Float32Array; readonly bias: Float32Array }[] {
  let from = 0
  let before = inputs
  return units.map((count) => {
    const kernel = flat.subarray(from, from + before * count)
    const bias = flat.subarray(from + before * count, from + (before + 1) * count)
    from += (before + 1) * count
    before = count
    return { kernel, bias }
  })
}

/** Kernels drawn by Glorot's and He's rules (normal, variance 2 / inputs; outputs 1 / inputs), biases 0. */
export function drawWeights(shape: NetShape, random: Random): Float32Array {
  const flat = new Float32Array(shape.size)
  const views = layerViews(shape, flat)
  let before = shape.inputs
  views.forEach(({ kernel, bias }, layer) => {
    const isLast = layer === views.length - 1
    const deviation = Math.sqrt((isLast ? 1 : 2) / Math.max(1, before))
    for (let at = 0; at < kernel.length; at++) kernel[at] = deviation * random.normal()
    before = bias.length
  })
  return flat
}

/** The layers as a model keeps them: rectified but for the last. */
export function asLayers(shape: NetShape, flat: Float32Array): DenseLayer[] {
  return layerViews(shape, flat).map(({ kernel, bias }, layer) => ({
    activation: layer === shape.units.length - 1 ? 'linear' : 'relu',
    kernel: kernel.slice(),
    bias: bias.slice(),
  }))
}
