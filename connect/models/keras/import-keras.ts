import { dirname, join } from 'node:path'
import { AppError } from '@cadre/core'
import type { Fitted, Task } from '@cadre/learn'
import { createFittedNet } from '@cadre/neural'
import type { DenseLayer } from '@cadre/neural'
import { fittedFromJson } from '@cadre/lifecycle/learners'
import { ModelFault, modelNode } from '../model-node.ts'
import type { ModelNode } from '../model-node.ts'
import { readModelFile } from '../read-model-file.ts'
import { readLayers, readWeights, topologyOf } from './read-layers.ts'
import type { ReadLayers } from './read-layers.ts'

export interface ImportKerasOptions {
  /** Names of the inputs in order, for a model that does not name them. */
  readonly columns?: readonly string[] | undefined
  /** Names of the classes in the order of their numbers; "0", "1", … unless told. */
  readonly classes?: readonly string[] | undefined
}

export interface ImportedKeras {
  readonly fitted: Fitted
  readonly features: readonly { readonly name: string; readonly kind: 'number' }[]
  /** "Keras 3.5.0 (64-32-1)" */
  readonly madeBy: string
  readonly objective: string
  readonly notes: readonly string[]
}

/** Whether the content is that of a model.json of TensorFlow.js. */
export function isKerasFile(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return text.includes('"weightsManifest"')
}

/**
 * Takes over a Keras layers model (model.json and the weights beside it) that is a Sequential of dense layers; it
 * predicts in doubles what TensorFlow.js predicts in float32. Throws `file-format`, or `usage` when names are needed.
 */
export async function importKeras(
  path: string,
  bytes: Uint8Array,
  options: ImportKerasOptions = {},
): Promise<ImportedKeras> {
  try {
    const file = modelNode(parsed(bytes), 'The file')
    const topology = topologyOf(file)
    const weights = await readWeights(file, (name) => readModelFile(join(dirname(path), name)))
    const read = readLayers(topology, weights)
    const said = metadataOf(file)
    const names = namesOf(path, { read, given: options.columns ?? said.inputs })
    const reference = said.reference?.length === names.length ? said.reference : names.map(() => 0)
    const { task, layers, outputs } = asTask(read)
    const classes = classesOf(path, { task, outputs, given: options.classes ?? said.classes })
    const net = createFittedNet({ task, classes, names, reference, layers })
    return {
      fitted: withFilling(net, reference),
      features: names.map((name) => ({ name, kind: 'number' as const })),
      madeBy: madeBy(topology),
      objective: `${[read.inputs, ...layers.map(({ bias }) => bias.length)].join('-')}, ${read.link === 'none' ? 'a number' : read.link}`,
      notes: [
        'Every column it reads is a number, prepared as it was for training.',
        `A net has no place for missing cells: they count as ${said.reference ? 'the mean of the column in training' : '0'}.`,
      ],
    }
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error
    throw new AppError('file-format', `"${path}" cannot be taken over: ${error.message}.`, { file: path })
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new ModelFault('it is cut short, or not JSON')
  }
}

interface Said {
  readonly inputs?: readonly string[]
  readonly classes?: readonly string[]
  readonly reference?: readonly number[]
}

/** What a model that was written here says of itself; nothing of others is believed but of this shape. */
function metadataOf(file: ModelNode): Said {
  if (!file.has('userDefinedMetadata')) return {}
  const said = file.object('userDefinedMetadata')
  return {
    ...(said.has('inputs') && { inputs: said.texts('inputs') }),
    ...(said.has('classes') && { classes: said.texts('classes') }),
    ...(said.has('reference') && { reference: said.numbers('reference') }),
  }
}

function namesOf(
  path: string,
  { read, given }: { read: ReadLayers; given: readonly string[] | undefined },
): readonly string[] {
  if (given?.length === read.inputs && new Set(given).size === given.length) return given
  const said = given === undefined ? 'does not name them' : 'there are other names, or one twice'
  const message = `"${path}" reads ${read.inputs} columns and ${said}. Name ${read.inputs} in their order with --columns.`
  throw new AppError('usage', message, { file: path, features: read.inputs })
}

/** Shares of two classes are one probability: of the second. */
function asTask({ layers, link }: ReadLayers): {
  readonly task: Task
  readonly layers: readonly DenseLayer[]
  readonly outputs: number
} {
  const last = layers.at(-1)!
  const outputs = last.bias.length
  if (link === 'none') return { task: 'regression', layers, outputs }
  if (link === 'sigmoid') return { task: 'binary', layers, outputs: 2 }
  if (outputs > 2) return { task: 'multiclass', layers, outputs }
  const kernel = Float32Array.from(
    { length: last.kernel.length / 2 },
    (_, i) => last.kernel[2 * i + 1]! - last.kernel[2 * i]!,
  )
  const bias = Float32Array.of(last.bias[1]! - last.bias[0]!)
  return {
    task: 'binary',
    layers: [...layers.slice(0, -1), { activation: 'linear', kernel, bias }],
    outputs: 2,
  }
}

function classesOf(
  path: string,
  { task, outputs, given }: { task: Task; outputs: number; given: readonly string[] | undefined },
): readonly string[] {
  const count = task === 'regression' ? 0 : outputs
  const classes = given ?? Array.from({ length: count }, (_, index) => String(index))
  if (classes.length === count && new Set(classes).size === count) return classes
  const wanted = count === 0 ? 'predicts a number' : `has ${count} classes`
  const message = `"${path}" ${wanted}; --classes names ${classes.length} different ones or repeats one.`
  throw new AppError('usage', message, { classes: count })
}

/** The net behind a step that fills missing cells, as a bundle has to score any row. */
function withFilling(net: Fitted & { readonly names: readonly string[] }, fill: readonly number[]): Fitted {
  const { names } = net
  return fittedFromJson({
    kind: 'pipeline',
    definition: 'neural-net',
    columns: names.map((name) => ({ name, kind: 'number' })),
    steps: [
      {
        kind: 'impute',
        columns: names.map((name, j) => ({ name, kind: 'number', fill: fill[j]!, indicator: null })),
      },
    ],
    learner: net.toJSON(),
  })
}

function madeBy(topology: ModelNode): string {
  const version = topology.has('keras_version') ? topology.value('keras_version') : undefined
  return typeof version === 'string' ? `Keras (${version})` : 'Keras'
}
