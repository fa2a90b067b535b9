import { explainTreeInteractions } from '../attribution/tree-interactions.ts'
import { explainTrees } from '../attribution/tree-shap.ts'
import type { Fitted, FittedJson, Link, Task } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { inverseLink } from '../link.ts'
import { readModel } from '../model-json.ts'
import type { ModelReader } from '../model-json.ts'
import type { Table } from '../table/table.ts'
import { ensembleToJson, readEnsemble } from './ensemble-json.ts'
import { scoreMatrix } from './score-matrix.ts'
import type { TreeEnsemble, TreeMatrix } from './tree-ensemble.ts'
import { encodeTable } from './tree-matrix.ts'

/** A fitted model made of trees, with what attribution and export need of it. */
export interface FittedTrees extends Fitted {
  readonly kind: string
  /** Rounds of boosting behind the trees, those that added none included. */
  readonly rounds: number | undefined
  readonly ensemble: TreeEnsemble
  /** The table as the trees read it. Throws `column-missing` or `column-kind`. */
  toMatrix(table: Table): TreeMatrix
}

interface TreeModel {
  /** Name of the estimator that made it; names the JSON too. */
  readonly kind: string
  readonly task: Task
  readonly classes: readonly string[]
  readonly link: Link
  readonly ensemble: TreeEnsemble
  readonly rounds?: number | undefined
}

/** Wraps an ensemble as a fitted model. */
export function createFittedTrees(model: TreeModel): FittedTrees {
  const { kind, task, classes, link, ensemble, rounds } = model
  const toMatrix = (table: Table): TreeMatrix => encodeTable(ensemble.features, table)
  const predictMargin = (table: Table): Float64Array => scoreMatrix(ensemble, toMatrix(table))
  return {
    kind,
    rounds,
    task,
    classes,
    link,
    outputs: ensemble.outputs,
    ensemble,
    toMatrix,
    predictMargin,
    predict: (table) => toPredictions(predictMargin(table), model),
    explain: (table) => explainTrees(ensemble, toMatrix(table)),
    interactions: (table) => explainTreeInteractions(ensemble, toMatrix(table)),
    toJSON: () => ({
      kind,
      task,
      classes,
      link,
      ...(rounds !== undefined && { rounds }),
      ensemble: ensembleToJson(ensemble),
    }),
  }
}

/** Reads a model back. Throws `invalid-model` on anything `toJSON` did not write. */
export function readFittedTrees(kind: string, json: FittedJson): FittedTrees {
  const model = readModel(json, kind)
  if (model.string('kind') !== kind) model.fail(`is of kind "${model.string('kind')}".`)
  const task = oneOf(model, 'task', ['binary', 'multiclass', 'regression'] as const)
  const link = oneOf(model, 'link', ['identity', 'logit', 'softmax', 'log'] as const)
  const classes = model.strings('classes')
  const ensemble = readEnsemble(model.object('ensemble'))
  const expected = task === 'multiclass' ? classes.length : 1
  if (ensemble.outputs !== expected)
    model.fail(`has ${ensemble.outputs} outputs where its task needs ${expected}.`)
  if (task === 'binary' && classes.length !== 2) model.fail('has not two classes.')
  const rounds = model.has('rounds') ? model.number('rounds') : undefined
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds >= 0)) model.fail(`"rounds" is ${rounds}.`)
  return createFittedTrees({ kind, task, classes, link, ensemble, rounds })
}

function oneOf<T extends string>(model: ModelReader, key: string, options: readonly T[]): T {
  const value = model.string(key)
  const option = options.find((candidate) => candidate === value)
  if (option === undefined) throw new LearnError('invalid-model', `"${key}" is "${value}".`)
  return option
}

/** A forest's margin is a probability but for rounding. */
function toPredictions(margins: Float64Array, { link, task, ensemble }: TreeModel): Float64Array {
  if (link === 'identity' && task !== 'regression')
    return margins.map((margin) => Math.min(1, Math.max(0, margin)))
  return inverseLink(link, margins, ensemble.outputs)
}
