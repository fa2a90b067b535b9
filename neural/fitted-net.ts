import type { Attribution, Fitted, FittedJson, Link, Task } from '@cadre/learn'
import { inverseLink, readModel } from '@cadre/learn'
import { preparedColumns } from '@cadre/learn/linear'
import type { Table } from '@cadre/learn/table'
import { activations, runLayers } from './dense-layers.ts'
import type { DenseLayer } from './dense-layers.ts'
import { pathContributions } from './path-contributions.ts'

export const netKind = 'neural-net'

/** All that a fitted net is. */
export interface NetParts {
  readonly task: Task
  readonly classes: readonly string[]
  /** Columns it reads, in the order of its inputs. */
  readonly names: readonly string[]
  /** The row that contributions are counted from: the mean of each input in training. */
  readonly reference: readonly number[]
  /** The last one gives margins. */
  readonly layers: readonly DenseLayer[]
}

/** A fitted net whose weights are there to read. */
export interface FittedNet extends Fitted, NetParts {}

/** Makes the model that predicts with these layers, in plain doubles: TensorFlow.js is needed to train only. */
export function createFittedNet(parts: NetParts): FittedNet {
  const { task, classes, layers } = parts
  const outputs = layers.at(-1)!.bias.length
  const link: Link = task === 'regression' ? 'identity' : task === 'binary' ? 'logit' : 'softmax'
  const predictMargin = (table: Table): Float64Array => marginsOf(table, parts, outputs)
  return {
    ...parts,
    link,
    outputs,
    predictMargin,
    predict: (table) => inverseLink(link, predictMargin(table), outputs),
    explain: (table) => explainNet(table, parts, outputs),
    toJSON: () => ({
      kind: netKind,
      task,
      classes,
      names: parts.names,
      reference: parts.reference,
      layers: layers.map(({ activation, kernel, bias }) => ({
        activation,
        kernel: [...kernel],
        bias: [...bias],
      })),
    }),
  }
}

/** Reads back what `toJSON` wrote. Throws `invalid-model` saying what is wrong. */
export function readFittedNet(json: FittedJson): FittedNet {
  const reader = readModel(json, `Model "${netKind}"`)
  if (reader.string('kind') !== netKind) reader.fail(`is of kind "${reader.string('kind')}".`)
  const tasks: readonly Task[] = ['binary', 'multiclass', 'regression']
  const task =
    tasks.find((candidate) => candidate === reader.string('task')) ?? reader.fail('has no known task.')
  const classes = reader.strings('classes')
  const isWrongCount = task === 'binary' ? classes.length !== 2 : task === 'multiclass' && classes.length < 2
  if (isWrongCount) reader.fail(`has ${classes.length} classes.`)
  const names = reader.strings('names')
  let inputs = names.length
  const layers = reader.objects('layers').map((layer) => {
    const activation =
      activations.find((known) => known === layer.string('activation')) ??
      layer.fail(`has an activation "${layer.string('activation')}" that is not known.`)
    const bias = Float32Array.from(layer.numbers('bias'))
    const kernel = Float32Array.from(layer.numbers('kernel', inputs * bias.length))
    if (bias.length === 0 || ![...bias, ...kernel].every(Number.isFinite))
      layer.fail('holds no weights, or some that are no numbers.')
    inputs = bias.length
    return { activation, kernel, bias }
  })
  if (layers.length === 0 || inputs !== (task === 'multiclass' ? classes.length : 1))
    reader.fail(`gives ${layers.length === 0 ? 0 : inputs} numbers a row, which does not fit its task.`)
  return createFittedNet({
    task,
    classes,
    names,
    reference: reader.numbers('reference', names.length),
    layers,
  })
}

function marginsOf(table: Table, { names, layers }: NetParts, outputs: number): Float64Array {
  const columns = preparedColumns(table, names)
  const margins = new Float64Array(table.rowCount * outputs)
  const row = new Float64Array(names.length)
  for (let at = 0; at < table.rowCount; at++) {
    fillRow(row, columns, at)
    margins.set(runLayers(layers, row).outputs, at * outputs)
  }
  return margins
}

function explainNet(table: Table, { names, layers, reference }: NetParts, outputs: number): Attribution {
  const columns = preparedColumns(table, names)
  const start = Float64Array.from(reference)
  const base = runLayers(layers, start).outputs
  const width = names.length
  const values = new Float64Array(table.rowCount * outputs * width)
  const row = new Float64Array(width)
  for (let at = 0; at < table.rowCount; at++) {
    fillRow(row, columns, at)
    const difference = runLayers(layers, row).outputs.map((margin, output) => margin - base[output]!)
    const contributions = pathContributions(layers, { row, reference: start, difference })
    values.set(contributions, at * outputs * width)
  }
  return { names, base, values }
}

function fillRow(row: Float64Array, columns: readonly Float64Array[], at: number): void {
  for (let j = 0; j < row.length; j++) row[j] = columns[j]![at]!
}
