import type { Target } from '@cadre/learn'
import type { DenseLayer } from './dense-layers.ts'

/** How a net's outputs stand to the target. */
export interface OutputScale {
  /** The target on the scale on which it is learned. */
  readonly into: (values: Float64Array) => Float64Array
  /** Biases of the outputs before anything is learned: what a naive guess would say. */
  readonly start: readonly number[]
  readonly mean: number
  readonly deviation: number
}

/** A class without rows starts at one in a thousand. */
const leastShare = 1e-3

/** Numbers are learned with mean 0 and deviation 1; classes start from their shares. */
export function outputScale({ task, values, classes }: Target, weights: Float64Array): OutputScale {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (task === 'regression') {
    const mean = values.reduce((sum, value, row) => sum + weights[row]! * value, 0) / total
    const spread = values.reduce((sum, value, row) => sum + weights[row]! * (value - mean) ** 2, 0) / total
    // Of a target that never changes there is nothing to learn: every row gets its mean.
    const deviation = Math.sqrt(spread)
    const into = (given: Float64Array): Float64Array =>
      given.map((value) => (deviation > 0 ? (value - mean) / deviation : 0))
    return { into, start: [0], mean, deviation }
  }
  const shares = classes.map(() => 0)
  values.forEach((value, row) => (shares[value]! += weights[row]! / total))
  const logs = shares.map((share) => Math.log(Math.min(1 - leastShare, Math.max(share, leastShare))))
  const start = task === 'binary' ? [logs[1]! - logs[0]!] : logs
  return { into: (given) => given, start, mean: 0, deviation: 1 }
}

/** The same layers with their outputs on the scale of the target. */
export function rescaleLayers(
  layers: readonly DenseLayer[],
  { mean, deviation }: Pick<OutputScale, 'mean' | 'deviation'>,
): DenseLayer[] {
  const last = layers.at(-1)!
  return [
    ...layers.slice(0, -1),
    {
      ...last,
      kernel: last.kernel.map((weight) => weight * deviation),
      bias: last.bias.map((bias) => bias * deviation + mean),
    },
  ]
}
