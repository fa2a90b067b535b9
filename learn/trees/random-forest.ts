import type { EstimatorDefinition, FitOptions, Target } from '../estimator.ts'
import { resolveParams } from '../params/params.ts'
import type { ParamValues } from '../params/params.ts'
import type { Table } from '../table/table.ts'
import { binMatrix } from './binning.ts'
import { createFittedTrees, readFittedTrees } from './fitted-trees.ts'
import type { FittedTrees } from './fitted-trees.ts'
import { assembleForest } from './forest-ensemble.ts'
import { forestParams } from './forest-params.ts'
import { createForestRows } from './forest-rows.ts'
import type { ForestRows } from './forest-rows.ts'
import { noShrinkage } from './forest-tree.ts'
import { growForest } from './grow-forest.ts'
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
  const { trees, maxDepth, minGain, bootstrap } = params
  const rules = {
    ...noShrinkage,
    maxDepth,
    minLeafWeight: Math.max(params.minLeafWeight, weightDrawn(data, weights, bootstrap) / params.maxLeaves),
    minGain: minGain / data.unit ** 2,
    categorySmoothing: params.categorySmoothing,
    minCategoryWeight: params.minCategoryWeight,
    featuresPerNode: featuresPerNode(data, target, params),
  }
  const grown = await growForest({ data, weights, rules, trees, bootstrap, seed }, options)
  return createFittedTrees({
    kind: name,
    task: target.task,
    classes: target.classes,
    link: 'identity',
    ensemble: assembleForest(grown, data, features),
  })
}

/** Weight of the rows of each tree: a bootstrap draws as many rows as have a weight. */
function weightDrawn(
  { rowCount }: ForestRows,
  weights: Float64Array | undefined,
  bootstrap: boolean,
): number {
  if (!weights) return rowCount
  return weights.reduce((sum, weight) => sum + (bootstrap ? (weight > 0 ? 1 : 0) : weight), 0)
}

function featuresPerNode(
  { usable }: ForestRows,
  { task }: Target,
  { featuresPerNode: wanted }: ForestParams,
): number {
  const count = usable.length
  const shares = { sqrt: Math.sqrt(count), third: count / 3, half: count / 2, all: count }
  const share = wanted === 'auto' ? (task === 'regression' ? shares.third : shares.sqrt) : shares[wanted]
  return Math.max(1, Math.round(share))
}
