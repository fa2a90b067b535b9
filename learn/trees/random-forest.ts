import type { EstimatorDefinition } from '../estimator.ts'
import { resolveParams } from '../params/params.ts'
import { fitForest, forestTasks } from './fit-forest.ts'
import { readFittedTrees } from './fitted-trees.ts'
import { forestParams } from './forest-params.ts'

const name = 'random-forest'

/**
 * Random forest (Breiman 2001): the average of trees grown to the end on bootstrap samples, each
 * split chosen among a few columns. Its margin is the probability itself. Reads numbers, categories,
 * booleans and dates as they are, missing values included.
 */
export const randomForest: EstimatorDefinition<typeof forestParams> = {
  name,
  label: 'random forest',
  tasks: forestTasks,
  params: forestParams,
  complexity: 3,
  warmStarts: true,
  create(given) {
    const params = resolveParams(forestParams, given)
    return {
      name,
      params,
      fit: (table, target, weights, options = {}) =>
        fitForest({ kind: name, table, target, weights, options }, { ...params, drawsSplits: false }),
    }
  },
  fromJson: (json) => readFittedTrees(name, json),
}
