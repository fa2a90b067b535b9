import type { EstimatorDefinition } from '../estimator.ts'
import { resolveParams } from '../params/params.ts'
import { extraTreesParams } from './extra-trees-params.ts'
import { fitForest, forestTasks } from './fit-forest.ts'
import { readFittedTrees } from './fitted-trees.ts'

const name = 'extra-trees'

/**
 * Extremely randomised trees (Geurts, Ernst and Wehenkel 2006): the average of trees grown to the end,
 * each split the best of a few that were drawn by chance, one a column. Its margin is the probability
 * itself. Reads numbers, categories, booleans and dates as they are, missing values included.
 */
export const extraTrees: EstimatorDefinition<typeof extraTreesParams> = {
  name,
  label: 'extremely randomised trees',
  tasks: forestTasks,
  params: extraTreesParams,
  complexity: 3,
  warmStarts: true,
  create(given) {
    const params = resolveParams(extraTreesParams, given)
    // Levels are drawn, not put in order.
    const rules = { ...params, categorySmoothing: 0, minCategoryWeight: 0, drawsSplits: true }
    return {
      name,
      params,
      fit: (table, target, weights, options = {}) =>
        fitForest({ kind: name, table, target, weights, options }, rules),
    }
  },
  fromJson: (json) => readFittedTrees(name, json),
}
