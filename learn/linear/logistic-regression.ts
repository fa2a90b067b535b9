import type { EstimatorDefinition, Task } from '../estimator.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { resolveParams } from '../params/params.ts'
import { checkTarget, checkedWeights } from './check-target.ts'
import { createFittedLinear, readFittedLinear } from './fitted-linear.ts'
import { preparedColumns } from './prepared-columns.ts'
import { runRounds } from './run-rounds.ts'
import { solveLogistic } from './solve-logistic.ts'
import { columnMeans, sparseFromColumns } from './sparse-matrix.ts'

const name = 'logistic-regression'
const tasks: readonly Task[] = ['binary', 'multiclass']

const params = {
  C: {
    kind: 'number',
    default: 1,
    min: 1e-6,
    max: 1e6,
    scale: 'log',
    search: [0.003, 30],
    meaning: 'how far coefficients may grow: smaller values hold them nearer to zero',
  },
  l1Ratio: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 1,
    meaning: 'share of the L1 penalty, which sets weak coefficients to exactly zero',
  },
  maxRounds: {
    kind: 'number',
    default: 200,
    min: 1,
    max: 100_000,
    integer: true,
    meaning: 'rounds of the solver at most; it stops by itself when nothing is left to gain',
  },
} as const satisfies ParamDeclarations

/**
 * Logistic regression on prepared numbers, binary or multinomial, with L2, L1 or both; the intercept
 * is not penalised. Agrees with scikit-learn's `LogisticRegression` of the same C.
 */
export const logisticRegression: EstimatorDefinition<typeof params> = {
  name,
  label: 'logistic regression',
  tasks,
  params,
  complexity: 1,
  create(given) {
    const chosen = resolveParams(params, given)
    return {
      name,
      params: chosen,
      async fit(table, target, weights, { signal, onProgress } = {}) {
        checkTarget(target, table.rowCount, tasks)
        const rowWeights = checkedWeights(table.rowCount, weights)
        const names = table.columns.map((column) => column.name)
        const x = sparseFromColumns(preparedColumns(table, names), table.rowCount)
        const model = await runRounds(solveLogistic(x, { target, weights: rowWeights }, chosen), signal)
        onProgress?.(1)
        const { task, classes } = target
        return createFittedLinear({
          kind: name,
          task,
          classes,
          names,
          ...model,
          means: columnMeans(x, rowWeights),
        })
      },
    }
  },
  fromJson: (json) => readFittedLinear(json, name, tasks),
}
