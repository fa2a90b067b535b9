import type { EstimatorDefinition, FitOptions, Link, Target } from '../estimator.ts'
import { acquireWorkspace } from '../kernels/workspace.ts'
import { LearnError } from '../learn-error.ts'
import { resolveParams } from '../params/params.ts'
import type { ParamValues } from '../params/params.ts'
import type { Table } from '../table/table.ts'
import { boostTrees } from './boost-trees.ts'
import { boostingParams } from './boosting-params.ts'
import { createFittedTrees, readFittedTrees } from './fitted-trees.ts'
import type { FittedTrees } from './fitted-trees.ts'
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
  params: ParamValues<typeof boostingParams>,
): Promise<FittedTrees> {
  checkTrainingInput(table, target, { weights, tasks })
  checkValidation(options.validation, target)
  checkDirections(params, target)
  if (params.loss === 'poisson') refuseNegative(target)
  const workspace = acquireWorkspace()
  try {
    const input = { kind: name, table, target, weights, options, workspace }
    const { ensemble, rounds } = await boostTrees(input, params)
    return createFittedTrees({
      kind: name,
      task: target.task,
      classes: target.classes,
      link: linkOf(target, params),
      ensemble,
      rounds,
    })
  } finally {
    workspace.release()
  }
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
