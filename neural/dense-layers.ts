/** What a unit does with its sum. */
export const activations = ['linear', 'relu', 'sigmoid', 'tanh', 'elu', 'softplus', 'softsign'] as const
export type Activation = (typeof activations)[number]

/** One fully connected layer; its last activation, the link, is not part of it. */
export interface DenseLayer {
  readonly activation: Activation
  /** Inputs × units, row-major, as Keras keeps them. */
  readonly kernel: Float32Array
  /** One per unit. */
  readonly bias: Float32Array
}

/** The sums and what became of them, layer by layer. */
export interface LayerPass {
  readonly sums: readonly Float64Array[]
  /** Of the last layer. */
  readonly outputs: Float64Array
}

/** Runs one row through the layers, in doubles. */
export function runLayers(layers: readonly DenseLayer[], row: ArrayLike<number>): LayerPass {
  const sums: Float64Array[] = []
  let values: ArrayLike<number> = row
  for (const layer of layers) {
    const sum = multiply(layer, values, layer.bias)
    sums.push(sum)
    values = layer.activation === 'linear' ? sum : sum.map((each) => activate(layer.activation, each))
  }
  return { sums, outputs: Float64Array.from(values) }
}

/** `start` + values × kernel. */
export function multiply(
  { kernel, bias }: DenseLayer,
  values: ArrayLike<number>,
  start: ArrayLike<number>,
): Float64Array {
  const units = bias.length
  const sums = Float64Array.from(start)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value === 0) continue
    const from = i * units
    for (let unit = 0; unit < units; unit++) sums[unit]! += value * kernel[from + unit]!
  }
  return sums
}

/** The activation of one sum. */
export function activate(activation: Activation, sum: number): number {
  switch (activation) {
    case 'linear':
      return sum
    case 'relu':
      return sum > 0 ? sum : 0
    case 'sigmoid':
      return 1 / (1 + Math.exp(-sum))
    case 'tanh':
      return Math.tanh(sum)
    case 'elu':
      return sum > 0 ? sum : Math.expm1(sum)
    case 'softplus':
      return Math.max(sum, 0) + Math.log1p(Math.exp(-Math.abs(sum)))
    case 'softsign':
      return sum / (1 + Math.abs(sum))
  }
}

/** How fast the activation rises at a sum; at a kink, to its right. */
export function slope(activation: Activation, sum: number): number {
  switch (activation) {
    case 'linear':
      return 1
    case 'relu':
      return sum >= 0 ? 1 : 0
    case 'sigmoid': {
      const share = 1 / (1 + Math.exp(-sum))
      return share * (1 - share)
    }
    case 'tanh':
      return 1 - Math.tanh(sum) ** 2
    case 'elu':
      return sum >= 0 ? 1 : Math.exp(sum)
    case 'softplus':
      return 1 / (1 + Math.exp(-sum))
    case 'softsign':
      return 1 / (1 + Math.abs(sum)) ** 2
  }
}
