import { layerViews } from './net-weights.ts'
import type { NetShape } from './net-weights.ts'
import type { TensorFlow } from './tensorflow.ts'

/** Some rows on their way through a net. */
export interface Batch {
  /** Rows × inputs. */
  readonly x: Float32Array
  readonly rows: number
  /** For each hidden layer, rows × units: 0 where a unit is dropped, else what keeps the mean; none when nothing is. */
  readonly masks?: readonly Float32Array[]
}

/** Rows × outputs, before the link. */
export function netMargins(
  tf: TensorFlow,
  shape: NetShape,
  weights: Float32Array,
  batch: Batch,
): Float32Array {
  return netGradients(tf, { shape, weights, batch }, () => []).margins
}

interface GradientInput {
  readonly shape: NetShape
  readonly weights: Float32Array
  readonly batch: Batch
}

/**
 * Runs a batch forward and back. `slopesOf` is given the margins and answers with how losses rise with them (rows ×
 * outputs each); for each loss the gradient along all weights comes back, flat as the weights are.
 */
export function netGradients(
  tf: TensorFlow,
  { shape, weights, batch }: GradientInput,
  slopesOf: (margins: Float32Array) => readonly Float32Array[],
): { readonly margins: Float32Array; readonly gradients: readonly Float32Array[] } {
  const { x, rows, masks } = batch
  const gradients: Float32Array[] = []
  let margins: Float32Array = new Float32Array()
  tf.tidy(() => {
    const layers = layerViews(shape, weights).map(({ kernel, bias }) => ({
      kernel: tf.tensor(kernel, [kernel.length / bias.length, bias.length]),
      bias: tf.tensor(bias, [bias.length]),
    }))
    const keep = masks?.map((mask, layer) => tf.tensor(mask, [rows, shape.units[layer]!]))
    const into = [tf.tensor(x, [rows, shape.inputs])]
    layers.forEach(({ kernel, bias }, layer) => {
      const isLast = layer === layers.length - 1
      const a = into[layer]!
      const given = { a, b: kernel, bias, activation: isLast ? 'linear' : 'relu' } as const
      const out = tf.fused.matMul(given)
      into.push(!isLast && keep ? tf.mul(out, keep[layer]!) : out)
    })
    margins = into.at(-1)!.dataSync<'float32'>()
    for (const slopes of slopesOf(margins)) {
      const gradient = new Float32Array(shape.size)
      const views = layerViews(shape, gradient)
      let back = tf.tensor(slopes, [rows, shape.units.at(-1)!])
      for (let layer = layers.length - 1; layer >= 0; layer--) {
        views[layer]!.kernel.set(tf.matMul(tf.transpose(into[layer]!), back).dataSync())
        views[layer]!.bias.set(tf.sum(back, 0).dataSync())
        if (layer === 0) break
        const before = tf.mul(tf.matMul(back, tf.transpose(layers[layer]!.kernel)), tf.step(into[layer]!))
        back = keep ? tf.mul(before, keep[layer - 1]!) : before
      }
      gradients.push(gradient)
    }
  })
  return { margins, gradients }
}
