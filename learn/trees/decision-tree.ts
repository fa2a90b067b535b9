import type { EstimatorDefinition, FitOptions, Target } from '../estimator.ts'
import { resolveParams } from '../params/params.ts'
import type { ParamValues } from '../params/params.ts'
import { createRandom } from '../random.ts'
import type { Table } from '../table/table.ts'
import { binMatrix } from './binning.ts'
import { decisionTreeParams } from './decision-tree-params.ts'
import { createFittedTrees, readFittedTrees } from './fitted-trees.ts'
import type { FittedTrees } from './fitted-trees.ts'
import { createForestRows } from './forest-rows.ts'
import type { ForestRows } from './forest-rows.ts'
import { growForestTree, noShrinkage } from './forest-tree.ts'
import type { ForestTree } from './forest-tree.ts'
import { createPacer } from './pacer.ts'
import { pruneTree } from './prune-tree.ts'
import { checkTrainingInput } from './training-input.ts'
import { assembleTrees } from './tree-draft.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'

const name = 'decision-tree'
const tasks = ['binary', 'multiclass', 'regression'] as const

/**
 * One tree a person can read (CART, Breiman et al. 1984): grown by Gini impurity or squared error,
 * then cut back to the leaves that earn their place. Its margin is the probability itself.
 */
export const decisionTree: EstimatorDefinition<typeof decisionTreeParams> = {
  name,
  label: 'decision tree',
  tasks,
  params: decisionTreeParams,
  complexity: 1,
  create(given) {
    const params = resolveParams(decisionTreeParams, given)
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
  params: ParamValues<typeof decisionTreeParams>,
): Promise<FittedTrees> {
  checkTrainingInput(table, target, { weights, tasks })
  const { seed = 1 } = options
  const features = describeFeatures(table, weights)
  const matrix = encodeTable(features, table)
  const data = createForestRows(binMatrix(features, matrix, { weights, seed }), target)
  const rules = {
    ...noShrinkage,
    ...params,
    minGain: 0,
    featuresPerNode: data.usable.length,
  }
  const rowWeights = weights ?? new Float64Array(data.rowCount).fill(1)
  // Every column is tried at every node, in an order that breaks ties the same way each time.
  const search = { rules, random: createRandom(0), pacer: createPacer(options) }
  const tree = await growForestTree(data, rowWeights, search)
  const scores = scoreNodes(tree)
  const leastGain = params.complexity * rootError(data, rowWeights, scores[0]!)
  pruneTree(tree.draft, { scores, leastGain, maxLeaves: params.maxLeaves })
  const outputs = Math.max(1, data.classes)
  const ensemble = assembleTrees([tree.draft], {
    features,
    outputs,
    base: new Float64Array(outputs),
    leafWidth: outputs,
    treeOutput: Int32Array.of(outputs > 1 ? -1 : 0),
  })
  const { task, classes } = target
  return createFittedTrees({ kind: name, task, classes, link: 'identity', ensemble })
}

/** Σ (label sum)² / weight of each node: what is left of Σ label² is the squared error of the node. */
function scoreNodes({ draft, labelSums }: ForestTree): Float64Array {
  const width = labelSums.length / draft.feature.length
  const scores = new Float64Array(draft.feature.length)
  for (let i = 0; i < labelSums.length; i++) {
    const node = Math.floor(i / width)
    scores[node]! += labelSums[i]! ** 2 / draft.cover[node]!
  }
  return scores
}

function rootError({ labels, classes }: ForestRows, weights: Float64Array, rootScore: number): number {
  let squares = 0
  for (let row = 0; row < weights.length; row++)
    squares += weights[row]! * (classes > 0 ? 1 : labels[row]! * labels[row]!)
  return Math.max(0, squares - rootScore)
}
