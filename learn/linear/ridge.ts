import type { EstimatorDefinition, Task } from '../estimator.ts'
import { throwIfCancelled } from '../learn-error.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { resolveParams } from '../params/params.ts'
import { checkTarget, checkedWeights } from './check-target.ts'
import { createFittedLinear, readFittedLinear } from './fitted-linear.ts'
import { preparedColumns } from './prepared-columns.ts'
import { solveRidge } from './solve-ridge.ts'

const name = 'ridge'
const tasks: readonly Task[] = ['regression']

const params = {
  alpha: {
    kind: 'number',
    default: 1,
    min: 1e-9,
    max: 1e9,
    scale: 'log',
    search: [0.01, 1000],
    meaning: 'strength of the penalty on the squares of the coefficients',
  },
} as const satisfies ParamDeclarations

/**
 * Linear regression with an L2 penalty on prepared numbers, solved exactly; the intercept is not
 * penalised. Agrees with scikit-learn's `Ridge` of the same alpha.
 */
export const ridge: EstimatorDefinition<typeof params> = {
  name,
  label: 'ridge regression',
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
        const model = solveRidge(preparedColumns(table, names), target.values, {
          weights: rowWeights,
          alpha: chosen.alpha,
        })
        onProgress?.(1)
        return createFittedLinear({ kind: name, task: 'regression', classes: [], names, ...model })
      },
    }
  },
  fromJson: (json) => readFittedLinear(json, name, tasks),
}
