import { activations } from '@cadre/neural'
import type { Activation, DenseLayer } from '@cadre/neural'
import type { ModelNode } from '../model-node.ts'

/** What a Sequential of dense layers computes. */
export interface ReadLayers {
  readonly inputs: number
  readonly layers: readonly DenseLayer[]
  /** What is made of the last sums. */
  readonly link: 'sigmoid' | 'softmax' | 'none'
}

/** Weights by their name, with their shape. */
export type NamedWeights = ReadonlyMap<
  string,
  { readonly shape: readonly number[]; readonly values: Float32Array }
>

type Step = DenseLayer | { readonly activation: string }

/** Layers that do something in training only. */
const idle = new Set([
  'Dropout',
  'GaussianDropout',
  'GaussianNoise',
  'AlphaDropout',
  'SpatialDropout1D',
  'ActivityRegularization',
])
const flattening = new Set(['InputLayer', 'Flatten'])

/** Reads a Sequential topology. Throws a `ModelFault` naming the layer that cannot be taken over. */
export function readLayers(topology: ModelNode, weights: NamedWeights): ReadLayers {
  const kind = topology.text('class_name')
  if (kind !== 'Sequential')
    topology.fail(`is a "${kind}" model; only a Sequential of dense layers can be taken over`)
  let width = 0
  const steps: Step[] = []
  for (const layer of topology.object('config').objects('layers')) {
    const type = layer.text('class_name')
    const config = layer.object('config')
    width ||= inputsOf(config)
    if (flattening.has(type) || idle.has(type)) continue
    if (width === 0) config.fail('says no input shape')
    const read = readStep(layer, { type, config, width, weights })
    if ('kernel' in read) width = read.bias.length
    steps.push(read)
  }
  const [first] = steps
  if (!first || !('kernel' in first)) return topology.fail('does not begin with a dense layer')
  return { inputs: first.kernel.length / first.bias.length, ...joined(steps, topology) }
}

/** Of [batch, inputs]; 0 where nothing is said. Rows of more dimensions are refused. */
function inputsOf(config: ModelNode): number {
  const key = ['batch_input_shape', 'batch_shape'].find((name) => config.has(name))
  if (key === undefined) return 0
  const shape = config.list(key)
  const width = shape.at(-1)
  if (shape.length !== 2 || typeof width !== 'number' || !Number.isInteger(width) || width < 1)
    config.fail(
      `has inputs of the shape ${JSON.stringify(shape)}; rows of numbers, [null, n], can be taken over`,
    )
  return Number(width)
}

interface StepInput {
  readonly type: string
  readonly config: ModelNode
  readonly width: number
  readonly weights: NamedWeights
}

function readStep(layer: ModelNode, { type, config, width, weights }: StepInput): Step {
  switch (type) {
    case 'Dense':
      return readDense(config, width, weights)
    case 'Activation':
      return { activation: config.text('activation') }
    case 'ReLU':
      for (const option of ['max_value', 'negative_slope', 'threshold'])
        if (config.has(option) && config.value(option) !== null && config.value(option) !== 0)
          config.fail(`sets "${option}", which is not known here`)
      return { activation: 'relu' }
    case 'Softmax':
      return { activation: 'softmax' }
    default:
      return layer.fail(
        `is a "${type}" layer; Dense, Activation, ReLU, Softmax and Dropout can be taken over`,
      )
  }
}

function readDense(config: ModelNode, width: number, weights: NamedWeights): DenseLayer {
  const name = config.text('name')
  const units = config.value('units')
  if (typeof units !== 'number' || !Number.isInteger(units) || units < 1)
    config.fail('has no number of "units"')
  const count = Number(units)
  const kernel = weightNamed(`${name}/kernel`, { weights, shape: [width, count], config })
  const bias =
    config.value('use_bias') === false
      ? new Float32Array(count)
      : weightNamed(`${name}/bias`, { weights, shape: [count], config })
  const activation = config.has('activation') ? config.text('activation') : 'linear'
  // What is not an activation of hidden layers may still be that of the last; `joined` looks at it.
  return { activation: activation as Activation, kernel, bias }
}

function weightNamed(
  name: string,
  { weights, shape, config }: { weights: NamedWeights; shape: readonly number[]; config: ModelNode },
): Float32Array {
  const found = weights.get(name) ?? [...weights].find(([other]) => other.endsWith(`/${name}`))?.[1]
  if (!found) return config.fail(`has no weights "${name}"`)
  if (found.shape.join() !== shape.join())
    config.fail(`has weights "${name}" of the shape [${found.shape.join(', ')}], not [${shape.join(', ')}]`)
  return found.values
}

/** Activations on their own go to the layer before; the last one is the link. */
function joined(steps: readonly Step[], topology: ModelNode): Pick<ReadLayers, 'layers' | 'link'> {
  const layers: { kernel: Float32Array; bias: Float32Array; activation: string }[] = []
  for (const step of steps) {
    const last = layers.at(-1)
    if ('kernel' in step) layers.push({ ...step })
    else if (!last || last.activation !== 'linear')
      topology.fail(`has an activation "${step.activation}" after another one, which cannot be taken over`)
    else last.activation = step.activation
  }
  const final = layers.at(-1)!
  const outputs = final.bias.length
  let link: ReadLayers['link'] = 'none'
  if (final.activation === 'softmax' && outputs > 1) link = 'softmax'
  if (final.activation === 'sigmoid' && outputs === 1) link = 'sigmoid'
  if (link !== 'none') final.activation = 'linear'
  else if (outputs > 1)
    topology.fail(
      `gives ${outputs} numbers by "${final.activation}"; one number, one probability (sigmoid) or shares of classes (softmax) can be taken over`,
    )
  const known = layers.map(({ activation, kernel, bias }) => ({
    kernel,
    bias,
    activation:
      activations.find((each) => each === activation) ??
      topology.fail(`has the activation "${activation}"; ${activations.join(', ')} can be taken over`),
  }))
  return { layers: known, link }
}

/** Reads the weights that a manifest names from the files it names. Throws a `ModelFault`. */
export async function readWeights(
  file: ModelNode,
  readBeside: (name: string) => Promise<Uint8Array>,
): Promise<NamedWeights> {
  const named = new Map<string, { shape: readonly number[]; values: Float32Array }>()
  for (const group of file.objects('weightsManifest')) {
    const parts: Uint8Array[] = []
    for (const path of group.texts('paths')) {
      if (/[/\\]|^\.\.?$/.test(path)) group.fail(`names a file "${path}" that does not lie beside it`)
      parts.push(await readBeside(path))
    }
    const bytes = Buffer.concat(parts)
    let from = 0
    for (const weight of group.objects('weights')) {
      if (weight.has('quantization')) weight.fail('is quantized; save the model with whole float32 weights')
      if (weight.text('dtype') !== 'float32') weight.fail(`is of "${weight.text('dtype')}", not of float32`)
      const shape = weight.integers('shape', { low: 1, high: 1e6 })
      const count = shape.reduce((product, length) => product * length, 1)
      if (from + 4 * count > bytes.length) weight.fail('lies beyond the end of the file of weights')
      const values = Float32Array.from({ length: count }, (_, at) => bytes.readFloatLE(from + 4 * at))
      if (!values.every(Number.isFinite)) weight.fail('holds something that is no number')
      named.set(weight.text('name'), { shape, values })
      from += 4 * count
    }
    if (from !== bytes.length) group.fail(`names ${from} bytes of weights, where there are ${bytes.length}`)
  }
  return named
}

/** The topology, wherever the writer put it. */
export function topologyOf(file: ModelNode): ModelNode {
  const format = file.has('format') ? file.value('format') : undefined
  if (format === 'graph-model')
    file.fail('is a graph model, frozen for TensorFlow.js; convert the Keras model to a layers model instead')
  const topology = file.object('modelTopology')
  return topology.has('model_config') ? topology.object('model_config') : topology
}
