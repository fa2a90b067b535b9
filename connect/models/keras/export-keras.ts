import { AppError } from '@cadre/core'
import type { FittedJson } from '@cadre/learn'
import type { Calibrator } from '@cadre/learn/calibration'
import type { FittedLinear } from '@cadre/learn/linear'
import { fittedFromJson } from '@cadre/lifecycle/learners'
import type { BundleModel } from '@cadre/lifecycle/register'
import type { DenseLayer, FittedNet } from '@cadre/neural'
import type { KerasLayer, KerasModelFile, KerasWeight } from './layers-file.ts'

export interface ExportedKeras {
  /** The content of model.json. */
  readonly content: string
  /** The content of the file of weights that it names. */
  readonly weights: Uint8Array
  readonly inputs: readonly string[]
  /** What a person should know of what the files hold. */
  readonly notes: readonly string[]
}

/**
 * A bundle's neural net or linear model as a Keras layers model: a Sequential of Dense layers, float32, that
 * `tf.loadLayersModel` reads. `weightsName` is the name of the second file. It reads prepared columns: how each is made is
 * told in its metadata. Throws `usage` naming what cannot be written and what to do.
 */
export function exportKeras(
  { model }: { readonly model: BundleModel },
  { weightsName }: { readonly weightsName: string },
): ExportedKeras {
  const { steps, learner } = unwrapped(model.fitted)
  const { names, reference, layers: trained } = netOf(learner)
  if (names.length === 0)
    throw new AppError('usage', 'The model reads no column: it says the same of every row.')
  const layers = calibrated(trained, model.calibrator)
  const file: KerasModelFile = {
    format: 'layers-model',
    generatedBy: 'Cadre',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name: 'cadre', layers: topologyOf(layers, names.length, lastActivation(model)) },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [{ paths: [weightsName], weights: weightsOf(layers, names.length) }],
    userDefinedMetadata: {
      target: model.target,
      classes: model.classes,
      comparisonOnly: model.comparisonOnly,
      inputs: names,
      reference,
      preparation: steps,
    },
  }
  return {
    content: JSON.stringify(file),
    weights: bytesOf(layers),
    inputs: names,
    notes: notesOf(model, names.length),
  }
}

interface Unwrapped {
  readonly steps: readonly unknown[]
  readonly learner: FittedJson
}

function unwrapped(json: FittedJson): Unwrapped {
  return json.kind === 'pipeline'
    ? { steps: json['steps'] as readonly unknown[], learner: json['learner'] as FittedJson }
    : { steps: [], learner: json }
}

type Net = Pick<FittedNet, 'names' | 'layers'> & { readonly reference: readonly number[] }

function netOf(json: FittedJson): Net {
  const fitted = fittedFromJson(json)
  if ('layers' in fitted) return fitted as FittedNet
  if ('coefficients' in fitted) return asNet(fitted as FittedLinear)
  const message = `The model is of the kind "${json.kind}", which a Keras layers model has no place for. Neural nets and linear models can be written: choose with \`cadre study --learners neural-net\`; or write it with --format onnx.`
  throw new AppError('usage', message, { kind: json.kind })
}

/** A linear model is a net without hidden layers. */
function asNet({ names, coefficients, intercepts, means }: FittedLinear): Net {
  const outputs = intercepts.length
  const kernel = new Float32Array(coefficients.length)
  for (let output = 0; output < outputs; output++)
    names.forEach((_, j) => (kernel[j * outputs + output] = coefficients[output * names.length + j]!))
  const layers: DenseLayer[] = [{ activation: 'linear', kernel, bias: Float32Array.from(intercepts) }]
  return { names, reference: [...means], layers }
}

/** A line through the margins is a matter of the last layer's weights. */
function calibrated(layers: readonly DenseLayer[], calibrator: Calibrator): readonly DenseLayer[] {
  const last = layers.at(-1)!
  const through = (slope: number, intercept: number): readonly DenseLayer[] => [
    ...layers.slice(0, -1),
    {
      ...last,
      kernel: last.kernel.map((weight) => slope * weight),
      bias: last.bias.map((bias) => slope * bias + intercept),
    },
  ]
  switch (calibrator.kind) {
    case 'platt':
      return through(calibrator.slope, calibrator.intercept)
    case 'temperature':
      return through(1 / calibrator.temperature, 0)
    default:
      return layers
  }
}

function lastActivation({ task }: BundleModel): string {
  return task === 'binary' ? 'sigmoid' : task === 'multiclass' ? 'softmax' : 'linear'
}

function topologyOf(layers: readonly DenseLayer[], inputs: number, last: string): KerasLayer[] {
  return layers.map(({ activation, bias }, index) => ({
    class_name: 'Dense',
    config: {
      name: nameOf(index),
      trainable: true,
      dtype: 'float32',
      units: bias.length,
      activation: index === layers.length - 1 ? last : activation,
      use_bias: true,
      ...(index === 0 && { batch_input_shape: [null, inputs] }),
    },
  }))
}

function nameOf(index: number): string {
  return `dense_${index + 1}`
}

function weightsOf(layers: readonly DenseLayer[], inputs: number): KerasWeight[] {
  return layers.flatMap(({ bias }, index): KerasWeight[] => {
    const before = layers[index - 1]?.bias.length ?? inputs
    return [
      { name: `${nameOf(index)}/kernel`, shape: [before, bias.length], dtype: 'float32' },
      { name: `${nameOf(index)}/bias`, shape: [bias.length], dtype: 'float32' },
    ]
  })
}

/** Little-endian, whatever the machine. */
function bytesOf(layers: readonly DenseLayer[]): Uint8Array {
  const numbers = layers.flatMap(({ kernel, bias }) => [...kernel, ...bias])
  const bytes = new Uint8Array(4 * numbers.length)
  const view = new DataView(bytes.buffer)
  numbers.forEach((value, index) => view.setFloat32(4 * index, value, true))
  return bytes
}

function notesOf({ calibrator, comparisonOnly }: BundleModel, inputs: number): string[] {
  return [
    `It reads ${inputs} prepared columns in float32: numbers on one scale, a column for each level. userDefinedMetadata of model.json names them in order ("inputs") and says how each is made ("preparation"); --format onnx holds the preparation too.`,
    ...(calibrator.kind === 'isotonic'
      ? [
          'The files hold probabilities before calibration (isotonic): they are not those of `cadre score`. ONNX holds both.',
        ]
      : []),
    ...(calibrator.kind === 'platt' || calibrator.kind === 'temperature'
      ? [
          `The calibration (${calibrator.kind}) is part of the last layer, but for its floor of ${calibrator.floor.toPrecision(2)}.`,
        ]
      : []),
    ...(comparisonOnly
      ? ['COMPARISON ONLY: it learned from protected attributes and must not be used for decisions.']
      : []),
    'The signature and the card of the bundle do not travel with it.',
  ]
}
