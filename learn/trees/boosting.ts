import type { EstimatorDefinition, Link, Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { resolveParams } from '../params/params.ts'
import type { ParamValues } from '../params/params.ts'
import { boostingParams } from './boosting-params.ts'
import { fitBoosting } from './fit-boosting.ts'
import type { BoostingData } from './fit-boosting.ts'
import { readFittedTrees } from './fitted-trees.ts'
import type { FittedTrees } from './fitted-trees.ts'
import { createLoss } from './loss.ts'
import type { LossName } from './loss.ts'
import { checkDirections } from './split-constraints.ts'
import { checkTrainingInput, checkValidation } from './training-input.ts'

const name = 'gradient-boosting'
const tasks = ['binary', 'multiclass', 'regression'] as const

/**
 * Gradient-boosted trees (Friedman 2001) on histograms (Ke et al. 2017), each tree grown leaf by
 * leaf or level by level, within the constraints given. Reads numbers, categories, booleans and dates as they are, missing values included.
 */
export const boosting: EstimatorDefinition<typeof boostingParams> = {
  name,
  label: 'gradient-boosted trees',
  tasks,
  params: boostingParams,
  complexity: 3,
  warmStarts: true,
  create(given) {
    const params = resolveParams(boostingParams, given)
    return {
      name,
      params,
      // What is refused is a rejection, not thrown at once.
      fit: async (table, target, weights, options = {}) =>
        fit({ kind: name, table, target, weights, options }, params),
    }
  },
  fromJson: (json) => readFittedTrees(name, json),
}

function fit(data: BoostingData, params: ParamValues<typeof boostingParams>): Promise<FittedTrees> {
  const { target, options } = data
  checkTrainingInput(data.table, target, { weights: data.weights, tasks })
  checkValidation(options.validation, target)
  checkDirections(params, target)
  if (params.loss === 'poisson') refuseNegative(target)
  return fitBoosting(data, {
    params,
    link: linkOf(target, params),
    lossFor: (of) => createLoss(lossName(of, params), of, params),
  })
}

function lossName({ task }: Target, { loss }: Pick<ParamValues<typeof boostingParams>, 'loss'>): LossName {
  if (task === 'regression') return loss
  return task === 'binary' ? 'logistic' : 'softmax'
}

function linkOf({ task }: Target, { loss }: ParamValues<typeof boostingParams>): Link {
  if (task === 'regression') return loss === 'poisson' ? 'log' : 'identity'
  return task === 'binary' ? 'logit' : 'softmax'
}

function refuseNegative({ task, values }: Target): void {
  const row = task === 'regression' ? values.findIndex((value) => value < 0) : -1
  if (row < 0) return
  const message = `Poisson loss is for counts; the target of row ${row + 1} is ${values[row]}.`
  throw new LearnError('invalid-target', message, { row })
}
