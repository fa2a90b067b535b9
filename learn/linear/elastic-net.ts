import type { EstimatorDefinition, Task } from '../estimator.ts'
import { throwIfCancelled } from '../learn-error.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { resolveParams } from '../params/params.ts'
import { checkTarget, checkedWeights } from './check-target.ts'
import { createFittedLinear, readFittedLinear } from './fitted-linear.ts'
import { preparedColumns } from './prepared-columns.ts'
import { runRounds } from './run-rounds.ts'
import { solveElasticNet } from './solve-elastic-net.ts'

const name = 'elastic-net'
const tasks: readonly Task[] = ['regression']

const params = {
  penalty: {
    kind: 'number',
    default: 0.01,
    min: 1e-6,
    max: 1,
    scale: 'log',
    search: [1e-4, 0.5],
    meaning:
      'strength of the penalty, as a share of the smallest one that leaves no coefficient; 1 leaves the mean alone',
  },
  l1Ratio: {
    kind: 'number',
    default: 0.5,
    min: 0,
    max: 1,
    search: [0.05, 1],
    meaning:
      'share of the penalty on the sizes of coefficients, which leaves columns out; 1 is lasso, 0 is ridge',
  },
} as const satisfies ParamDeclarations

/**
 * Linear regression with an L1 and L2 penalty on prepared numbers; lasso at an L1 ratio of 1. The intercept is
 * not penalised. Agrees with scikit-learn's `ElasticNet` of `alpha = penalty × (the largest useful alpha)`.
 */
export const elasticNet: EstimatorDefinition<typeof params> = {
  name,
  label: 'elastic-net regression',
  tasks,
  params,
  complexity: 1,
  create(given) {
    const chosen = resolveParams(params, given)
    return {
      name,
      params: chosen,
      async fit(table, target, weights, { signal, onProgress } = {}) {
        throwIfCancelled(signal)
        checkTarget(target, table.rowCount, tasks)
        const rowWeights = checkedWeights(table.rowCount, weights)
        const names = table.columns.map((column) => column.name)
        const model = await runRounds(
          solveElasticNet(preparedColumns(table, names), target.values, { weights: rowWeights, ...chosen }),
          signal,
        )
        onProgress?.(1)
        return createFittedLinear({ kind: name, task: 'regression', classes: [], names, ...model })
      },
    }
  },
  fromJson: (json) => readFittedLinear(json, name, tasks),
}
