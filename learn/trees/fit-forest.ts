import type { FitOptions, Target } from '../estimator.ts'
import type { ParamValues } from '../params/params.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Table } from '../table/table.ts'
import { binMatrix } from './binning.ts'
import { createFittedTrees } from './fitted-trees.ts'
import type { FittedTrees } from './fitted-trees.ts'
import { assembleForest } from './forest-ensemble.ts'
import type { forestParams } from './forest-params.ts'
import { createForestRows } from './forest-rows.ts'
import type { ForestRows } from './forest-rows.ts'
import { noShrinkage } from './forest-tree.ts'
import { growForest } from './grow-forest.ts'
import { joinAverages } from './join-ensembles.ts'
import { checkTrainingInput } from './training-input.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'
import { warmTrees } from './warm-start.ts'

export const forestTasks = ['binary', 'multiclass', 'regression'] as const

interface ForestChoices extends ParamValues<typeof forestParams> {
  /** Whether the division of each column tried is drawn by chance. */
  readonly drawsSplits: boolean
}

interface Training {
  /** Name of the learner. */
  readonly kind: string
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array | undefined
  readonly options: FitOptions
}

/** Fits an average of trees: bins, grows, lays out. */
export async function fitForest(
  { kind, table, target, weights, options }: Training,
  params: ForestChoices,
): Promise<FittedTrees> {
  checkTrainingInput(table, target, { weights, tasks: forestTasks })
  const { seed = 1 } = options
  const features = describeFeatures(table, weights)
  const warm = warmTrees(options.warmStart, { kind, target, features })
  const matrix = encodeTable(features, table)
  const data = createForestRows(
    binMatrix(features, matrix, { maxBins: params.maxBins, weights, seed }),
    target,
  )
  const { trees, maxDepth, minGain, bootstrap, drawsSplits } = params
  const rules = {
    ...noShrinkage,
    maxDepth,
    minLeafWeight: Math.max(params.minLeafWeight, weightDrawn(data, weights, bootstrap) / params.maxLeaves),
    minGain: minGain / data.unit ** 2,
    categorySmoothing: params.categorySmoothing,
    minCategoryWeight: params.minCategoryWeight,
    featuresPerNode: featuresPerNode(data, target, params),
    drawsSplits,
  }
  const treesBefore = warm?.ensemble.treeOutput.length ?? 0
  const grown = await growForest({ data, weights, rules, trees, bootstrap, seed, treesBefore }, options)
  const randomOf = (place: number) =>
    createRandom(deriveSeed(seed, 'forest', treesBefore + place, 'thresholds'))
  const added = assembleForest(grown, data, { features, randomOf: drawsSplits ? randomOf : undefined })
  return createFittedTrees({
    kind,
    task: target.task,
    classes: target.classes,
    link: 'identity',
    ensemble: warm ? joinAverages(warm.ensemble, added) : added,
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
  { featuresPerNode: wanted, drawsSplits }: ForestChoices,
): number {
  const count = usable.length
  const shares = { sqrt: Math.sqrt(count), third: count / 3, half: count / 2, all: count }
  const forNumbers = drawsSplits ? shares.all : shares.third
  const share = wanted === 'auto' ? (task === 'regression' ? forNumbers : shares.sqrt) : shares[wanted]
  return Math.max(1, Math.round(share))
}
