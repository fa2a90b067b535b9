import { AppError } from '@cadre/core'
import type { Fitted } from '@cadre/learn'
import type { FittedTrees, TreeEnsemble, TreeFeature } from '@cadre/learn/trees'
import { ownNames } from './read-levels.ts'
import { treeToXgboost } from './tree-to-xgboost.ts'

export interface ExportedXgboost {
  /** The model as XGBoost's JSON. */
  readonly json: string
  /** Where what XGBoost makes of it may differ from what is scored here. */
  readonly notes: readonly string[]
}

/** The format that is written; XGBoost from 3.1 on reads it with the names of categories. */
const version = [3, 1, 0] as const

/**
 * A model of trees as XGBoost's JSON: the same margin for every row of float32 numbers and known labels, up to
 * float32 sums. Throws `usage` for a model that is no sum of trees over the columns of the file.
 */
export function exportXgboost(fitted: Fitted): ExportedXgboost {
  if (!isFittedTrees(fitted)) throw refusal(fitted)
  const { ensemble } = fitted
  if (ensemble.features.some(({ kind }) => kind === 'date')) throw refusal(fitted)
  const objective = objectiveOf(fitted)
  const trees = treesOf(ensemble)
  const model = {
    version,
    learner: {
      attributes: { [ownNames]: 'utf-8' },
      feature_names: ensemble.features.map(({ name }) => name),
      feature_types: ensemble.features.map(({ kind }) => (kind === 'category' ? 'c' : 'float')),
      learner_model_param: {
        base_score: objective.base,
        boost_from_average: '0',
        num_class: String(objective.classes),
        num_feature: String(ensemble.features.length),
        num_target: String(objective.targets),
      },
      objective: { name: objective.name, ...objective.params },
      gradient_booster: {
        name: 'gbtree',
        model: {
          gbtree_model_param: { num_parallel_tree: '1', num_trees: String(trees.length) },
          tree_info: trees.map(({ output }) => output),
          iteration_indptr: Array.from(
            { length: trees.length / ensemble.outputs + 1 },
            (_, i) => i * ensemble.outputs,
          ),
          cats: categoriesOf(ensemble.features),
          trees: [],
        },
      },
    },
  }
  const texts = trees.map(({ tree }, id) => treeText({ id, ...tree }))
  // The list of trees is the last in the model: nothing but closing braces follows it.
  const json = JSON.stringify(model).replace(
    /\[\](\}+)$/,
    (_, braces: string) => `[${texts.join(',')}]${braces}`,
  )
  return { json, notes: notesOf(fitted) }
}

/** Lists that XGBoost reads as floats, and as nothing else: 5 must be written 5.0. */
const floatLists: ReadonlySet<string> = new Set([
  'split_conditions',
  'base_weights',
  'loss_changes',
  'sum_hessian',
])

function treeText(tree: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(tree).map(([name, value]) => {
    const isFloats = floatLists.has(name) && Array.isArray(value)
    return `${JSON.stringify(name)}:${isFloats ? `[${value.map(floatText).join(',')}]` : JSON.stringify(value)}`
  })
  return `{${fields.join(',')}}`
}

function floatText(value: number): string {
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

function isFittedTrees(fitted: Fitted): fitted is FittedTrees {
  return 'ensemble' in fitted
}

function refusal(fitted: Fitted): AppError {
  const { kind } = fitted.toJSON()
  const what =
    kind === 'pipeline' || 'ensemble' in fitted
      ? 'The model prepares its columns (dates, text or scaling) before it uses them'
      : `The model is of the kind "${kind}"`
  const message = `${what}, for which XGBoost's format has no place. Write it with --format onnx, or learn one with \`cadre study --learners gradient-boosting\` without dates and text.`
  return new AppError('usage', message, { kind })
}

interface Objective {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
  /** After the link; chosen so that the margin starts from 0. */
  readonly base: string
  readonly classes: number
  readonly targets: number
}

function objectiveOf({ link, outputs }: FittedTrees): Objective {
  switch (link) {
    case 'logit':
      return {
        name: 'binary:logistic',
        params: { reg_loss_param: { scale_pos_weight: '1' } },
        base: '5E-1',
        classes: 0,
        targets: 1,
      }
    case 'softmax':
      return {
        name: 'multi:softprob',
        params: { softmax_multiclass_param: { num_class: String(outputs) } },
        base: '0E0',
        classes: outputs,
        targets: 1,
      }
    case 'log':
      return {
        name: 'count:poisson',
        params: { poisson_regression_param: { max_delta_step: '0.7' } },
        base: '1E0',
        classes: 0,
        targets: 1,
      }
    case 'identity':
      return {
        name: 'reg:squarederror',
        params: { reg_loss_param: { scale_pos_weight: '1' } },
        base: '0E0',
        classes: 0,
        targets: outputs,
      }
  }
}

interface OneOutputTree {
  readonly output: number
  readonly tree: ReturnType<typeof treeToXgboost>
}

/**
 * Rounds of one tree for each output, as XGBoost counts iterations. The base is a first round of single leaves:
 * as a `base_score` after the link it would lose digits. A round that lacks an output gets an empty leaf.
 */
function treesOf(ensemble: TreeEnsemble): OneOutputTree[] {
  const { outputs, base, treeOutput, features } = ensemble
  const size = features.length
  const perOutput: OneOutputTree[][] = Array.from({ length: outputs }, (_, output) => [
    { output, tree: leaf(base[output]!, rootCover(ensemble), size) },
  ])
  treeOutput.forEach((output, tree) => {
    const ofOutputs = output >= 0 ? [output] : perOutput.map((_, k) => k)
    for (const k of ofOutputs) perOutput[k]!.push({ output: k, tree: treeToXgboost(ensemble, tree, k) })
  })
  const rounds = Math.max(...perOutput.map(({ length }) => length))
  return Array.from({ length: rounds }, (_, round) =>
    perOutput.map((own, output) => own[round] ?? { output, tree: leaf(0, rootCover(ensemble), size) }),
  ).flat()
}

function rootCover({ cover, treeStart, treeOutput }: TreeEnsemble): number {
  return treeOutput.length > 0 ? cover[treeStart[0]!]! : 1
}

function leaf(value: number, cover: number, featureCount: number): ReturnType<typeof treeToXgboost> {
  const one = {
    features: Array.from({ length: featureCount }, (): TreeFeature => ({ name: '', kind: 'number' })),
    outputs: 1,
    base: Float64Array.of(0),
    treeStart: Int32Array.of(0, 1),
    treeOutput: Int32Array.of(0),
    feature: Int32Array.of(-1),
    threshold: new Float64Array(1),
    categorySet: Int32Array.of(-1),
    missingLeft: new Uint8Array(1),
    left: Int32Array.of(-1),
    right: Int32Array.of(-1),
    leafValue: Float64Array.of(value),
    leafWidth: 1,
    cover: Float64Array.of(cover),
    categorySets: [],
  }
  return treeToXgboost(one, 0, 0)
}

/** Names of categories in Arrow's layout, so that XGBoost finds the code of a label by itself. */
function categoriesOf(features: readonly TreeFeature[]): Record<string, unknown> {
  const segments = [0]
  const sorted: number[] = []
  const encodings = features.map(({ levels = [] }) => {
    const names = levels.map((level) => new Int8Array(new TextEncoder().encode(level)))
    const offsets = levels.length === 0 ? [] : [0]
    for (const name of names) offsets.push(offsets.at(-1)! + name.length)
    segments.push(segments.at(-1)! + levels.length)
    sorted.push(...[...levels.keys()].sort((a, b) => compareBytes(names[a]!, names[b]!)))
    return { offsets, values: names.flatMap((name) => [...name]) }
  })
  const hasAny = sorted.length > 0
  return {
    enc: hasAny ? encodings : [],
    feature_segments: hasAny ? segments : [],
    sorted_idx: sorted,
  }
}

/** The order in which XGBoost looks for a name: byte by byte, and bytes are signed there. */
function compareBytes(a: Int8Array, b: Int8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i])
  if (at < 0 || at >= b.length) return a.length - b.length
  return a[at]! - b[at]!
}

function notesOf({ link, task, ensemble }: FittedTrees): readonly string[] {
  const notes = [
    'XGBoost rounds numbers to float32: a number within that rounding of a threshold may go the other way.',
  ]
  if (ensemble.features.some(({ kind }) => kind === 'category'))
    notes.push(
      'A label that training never saw goes where missing values go here; XGBoost stops at it, or, given codes, sends it left.',
    )
  if (link === 'identity' && task !== 'regression')
    notes.push(
      'Its trees average probabilities, so it is a regression to XGBoost, whose predictions are the probabilities.',
    )
  if (ensemble.features.some(({ kind }) => kind === 'boolean'))
    notes.push('Columns of yes and no are read as 1 and 0.')
  return notes
}
