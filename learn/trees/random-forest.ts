import type { EstimatorDefinition, FitOptions, Target } from '../estimator.ts'
import { resolveParams } from '../params/params.ts'
import type { ParamValues } from '../params/params.ts'
import type { Table } from '../table/table.ts'
import { binMatrix } from './binning.ts'
import { createFittedTrees, readFittedTrees } from './fitted-trees.ts'
import type { FittedTrees } from './fitted-trees.ts'
import { forestParams } from './forest-params.ts'
import { createForestRows } from './forest-rows.ts'
import type { ForestRows } from './forest-rows.ts'
import { noShrinkage } from './forest-tree.ts'
import { growForest } from './grow-forest.ts'
import { assembleTrees } from './tree-draft.ts'
import { checkTrainingInput } from './training-input.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'

const name = 'random-forest'
const tasks = ['binary', 'multiclass', 'regression'] as const

type ForestParams = ParamValues<typeof forestParams>

/**
 * Random forest (Breiman 2001): the average of trees grown to the end on bootstrap samples, each
 * split chosen among a few columns. Its margin is the probability itself. Reads numbers, categories,
 * booleans and dates as they are, missing values included.
 */
export const randomForest: EstimatorDefinition<typeof forestParams> = {
  name,
  label: 'random forest',
  tasks,
  params: forestParams,
  complexity: 3,
  create(given) {
    const params = resolveParams(forestParams, given)
    return {
      name,
      params,
      fit: (table, target, weights, options = {}) => fit({ table, target, weights, options }, params),
    }
  },
  fromJson: (json) => readFittedTrees(name, json),
}

interface Training {
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array | undefined
  readonly options: FitOptions
}

async function fit(
  { table, target, weights, options }: Training,
  params: ForestParams,
): Promise<FittedTrees> {
  checkTrainingInput(table, target, { weights, tasks })
  const { seed = 1 } = options
  const features = describeFeatures(table, weights)
  const matrix = encodeTable(features, table)
  const data = createForestRows(
    binMatrix(features, matrix, { maxBins: params.maxBins, weights, seed }),
    target,
  )
  const { trees, maxDepth, minGain, minLeafWeight, bootstrap } = params
  const rules = {
    ...noShrinkage,
    maxDepth,
    minLeafWeight,
    minGain: minGain / data.unit ** 2,
    categorySmoothing: params.categorySmoothing,
    minCategoryWeight: params.minCategoryWeight,
    featuresPerNode: featuresPerNode(data, target, params),
  }
  const drafts = await growForest({ data, weights, rules, trees, bootstrap, seed }, options)
  for (const { value } of drafts) for (let i = 0; i < value.length; i++) value[i]! /= trees
  const ensemble = assembleTrees(drafts, {
    features,
    outputs: Math.max(1, data.classes),
    base: new Float64Array(Math.max(1, data.classes)),
    leafWidth: Math.max(1, data.classes),
    treeOutput: new Int32Array(trees).fill(data.classes > 1 ? -1 : 0),
  })
  return createFittedTrees({
    kind: name,
    task: target.task,
    classes: target.classes,
    link: 'identity',
    ensemble,
  })
}

function featuresPerNode(
  { usable }: ForestRows,
  { task }: Target,
  { featuresPerNode: wanted }: ForestParams,
): number {
  const count = usable.length
  const shares = { sqrt: Math.sqrt(count), third: count / 3, half: count / 2, all: count }
  const share = wanted === 'auto' ? (task === 'regression' ? shares.half : shares.sqrt) : shares[wanted]
  return Math.max(1, Math.round(share))
}
