import type { Link, Task } from '@cadre/learn'
import { modelNode } from '../model-node.ts'
import type { ModelNode } from '../model-node.ts'
import { objectives } from './objectives.ts'
import { ownNames, readLevels } from './read-levels.ts'
import { readTree } from './read-tree.ts'
import type { XgboostTree } from './read-tree.ts'

/** A model of XGBoost as it stands in its file, checked. */
export interface XgboostModel {
  readonly version: string
  readonly objective: string
  readonly task: Task
  readonly link: Link
  /** Number of margins per row. */
  readonly outputs: number
  /** Margin before any tree, one per output. */
  readonly base: readonly number[]
  /** Empty when the model was trained without names. */
  readonly names: readonly string[]
  readonly featureCount: number
  /** True for features whose type is a category. */
  readonly isCategory: readonly boolean[]
  readonly levels: readonly (readonly string[] | undefined)[]
  readonly trees: readonly XgboostTree[]
  readonly treeOutput: readonly number[]
  /** What dart multiplies the leaves of each tree by. */
  readonly treeWeight: readonly number[]
  readonly bestIteration?: number
}

const oldestMajor = 2
const newestMajor = 3
const mostFeatures = 1_000_000

/** Reads the decoded JSON of a model. Throws a `ModelFault` naming the place and, where there is one, the way out. */
export function readXgboost(json: unknown): XgboostModel {
  const root = modelNode(json, 'the model')
  if (!root.has('learner') || !root.has('version'))
    root.fail('has no "learner" and "version", so XGBoost did not write it')
  const version = readVersion(root)
  const learner = root.object('learner')
  const params = learner.object('learner_model_param')
  const featureCount = wholeNumber(params, 'num_feature', mostFeatures)
  const objective = learner.object('objective').text('name')
  const { task, link, outputs } = readTask(params, objective)
  const booster = boosterOf(learner)
  const trees = booster.model.objects('trees').map((tree) => readTree(tree, featureCount))
  const types = readTypes(learner, featureCount)
  const attributes = learner.has('attributes') ? learner.object('attributes') : undefined
  return {
    version,
    objective,
    task,
    link,
    outputs,
    base: readBase(params, { link, outputs }),
    featureCount,
    names: readNames(learner, featureCount),
    isCategory: categoryFlags(booster.model, trees, types),
    levels: readLevels(booster.model, { featureCount, areWhole: attributes?.has(ownNames) === true }),
    trees,
    treeOutput: booster.model.integers('tree_info', { low: 0, high: outputs - 1, length: trees.length }),
    treeWeight: booster.weights(trees.length),
    ...(attributes?.has('best_iteration') && { bestIteration: Number(attributes.text('best_iteration')) }),
  }
}

function readVersion(root: ModelNode): string {
  const version = root.integers('version', { low: 0, high: 1e6, length: 3 })
  const major = version[0]!
  if (major > newestMajor)
    root.fail(
      `was written by XGBoost ${version.join('.')}; this version of Cadre reads ${oldestMajor}.x and ${newestMajor}.x. Update Cadre, or save the model with an XGBoost of those`,
    )
  if (major < oldestMajor)
    root.fail(
      `was written by XGBoost ${version.join('.')}; load it with XGBoost ${oldestMajor} or ${newestMajor} and save it again as JSON`,
    )
  return version.join('.')
}

function readTask(
  params: ModelNode,
  objective: string,
): { readonly task: Task; readonly link: Link; readonly outputs: number } {
  const meaning = objectives.get(objective)
  if (!meaning)
    params.fail(
      `belongs to a model of the objective "${objective}", which cannot be taken over. Objectives that can: ${[...objectives.keys()].join(', ')}`,
    )
  const targets = params.has('num_target') ? wholeNumber(params, 'num_target', 1e6) : 1
  if (targets > 1) params.fail(`predicts ${targets} targets at once; train one model for each`)
  const classes = wholeNumber(params, 'num_class', 1e4)
  if (meaning.task === 'multiclass' && classes < 2) params.fail(`has ${classes} classes for ${objective}`)
  return { ...meaning, outputs: meaning.task === 'multiclass' ? classes : 1 }
}

interface BoosterNode {
  readonly model: ModelNode
  /** What each of so many trees is multiplied by. */
  weights(trees: number): readonly number[]
}

function boosterOf(learner: ModelNode): BoosterNode {
  const booster = learner.object('gradient_booster')
  const name = booster.text('name')
  switch (name) {
    case 'gbtree':
      return { model: booster.object('model'), weights: (trees) => Array.from({ length: trees }, () => 1) }
    case 'dart':
      return {
        model: booster.object('gbtree').object('model'),
        weights: (trees) => booster.numbers('weight_drop', trees),
      }
    case 'gblinear':
      return booster.fail(
        'is "gblinear", a linear model without trees. Learn it here with `cadre study --learners logistic-regression,ridge`, or train with booster "gbtree"',
      )
    default:
      return booster.fail(`is "${name}", a booster that is not known here; train with "gbtree"`)
  }
}

/** `base_score` stands after the link, as a number in a text, or since 3.1 as a list in a text. */
function readBase(
  params: ModelNode,
  { link, outputs }: { readonly link: Link; readonly outputs: number },
): readonly number[] {
  const text = params.text('base_score')
  const scores = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map(Number)
  if (
    text.trim() === '' ||
    !scores.every(Number.isFinite) ||
    (scores.length !== 1 && scores.length !== outputs)
  )
    params.fail(`has a base_score "${text}" that is no number for each of ${outputs} outputs`)
  if (link === 'logit' && !scores.every((score) => score > 0 && score < 1))
    params.fail(`has a base_score "${text}" that is no probability`)
  if (link === 'log' && !scores.every((score) => score > 0))
    params.fail(`has a base_score "${text}" that is not above 0`)
  return Array.from({ length: outputs }, (_, output) =>
    marginOf(link, Math.fround(scores[scores.length === 1 ? 0 : output]!)),
  )
}

function marginOf(link: Link, score: number): number {
  switch (link) {
    case 'logit':
      return -Math.log(1 / score - 1)
    case 'log':
      return Math.log(score)
    case 'identity':
    case 'softmax':
      return score
  }
}

function readNames(learner: ModelNode, featureCount: number): readonly string[] {
  const names = learner.has('feature_names') ? learner.texts('feature_names') : []
  if (names.length !== 0 && names.length !== featureCount)
    learner.fail(`names ${names.length} features of ${featureCount}`)
  return names
}

function readTypes(learner: ModelNode, featureCount: number): readonly string[] {
  const types = learner.has('feature_types') ? learner.texts('feature_types') : []
  if (types.length === 0) return Array.from({ length: featureCount }, () => 'float')
  if (types.length !== featureCount) learner.fail(`types ${types.length} features of ${featureCount}`)
  return types
}

/** Features that are categories by type or by a split on them; one feature is split in one way only. */
function categoryFlags(
  model: ModelNode,
  trees: readonly XgboostTree[],
  types: readonly string[],
): readonly boolean[] {
  const flags = types.map((type) => type === 'c')
  for (const { categories, feature } of trees)
    for (const node of categories.keys()) flags[feature[node]!] = true
  trees.forEach(({ categories, feature, inner }, index) => {
    for (const node of inner)
      if (flags[feature[node]!] !== categories.has(node))
        model.fail(`splits feature ${feature[node]} of tree ${index} both as a number and as a category`)
  })
  return flags
}

function wholeNumber(params: ModelNode, name: string, high: number): number {
  const value = Number(params.text(name))
  if (!Number.isInteger(value) || value < 0 || value > high)
    params.fail(`has "${params.text(name)}" for ${name}`)
  return value
}
