import type { EstimatorDefinition } from '../estimator.ts'
import { resolveParams } from '../params/params.ts'
import { boostingParams } from './boosting-params.ts'
import { fitBoosting } from './fit-boosting.ts'
import { readFittedTrees } from './fitted-trees.ts'
import { lambdaLoss } from './lambda-loss.ts'
import { checkTrainingInput, checkValidation } from './training-input.ts'

const name = 'lambda-mart'
const tasks = ['regression'] as const

const { loss: _loss, quantile: _quantile, ...shared } = boostingParams

const params = {
  ...shared,
  truncation: {
    kind: 'number',
    meaning: 'How many rows at the top of a list the order is learned for.',
    default: 30,
    min: 1,
    max: 10_000,
    integer: true,
    scale: 'log',
    search: [5, 50],
  },
  normalise: {
    kind: 'boolean',
    meaning: 'Whether each list counts alike, however many of its pairs are out of order.',
    default: true,
  },
} as const

/**
 * Boosted trees that learn the order within lists (`Target.queries`; all rows are one list without):
 * LambdaMART (Burges 2010). Targets are whole grades from 0 up; predictions are scores that only order.
 */
export const lambdaMart: EstimatorDefinition<typeof params> = {
  name,
  label: 'boosted ranking (LambdaMART)',
  tasks,
  ranks: true,
  params,
  complexity: 3,
  warmStarts: true,
  create(given) {
    const resolved = resolveParams(params, given)
    return {
      name,
      params: resolved,
      fit: async (table, target, weights, options = {}) => {
        checkTrainingInput(table, target, { weights, tasks })
        checkValidation(options.validation, target)
        return fitBoosting(
          { kind: name, table, target, weights, options },
          { params: resolved, link: 'identity', lossFor: (of) => lambdaLoss(of, resolved) },
        )
      },
    }
  },
  fromJson: (json) => readFittedTrees(name, json),
}
