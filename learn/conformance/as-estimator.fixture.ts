import type { EstimatorDefinition, Fitted, FittedJson, Target } from '../estimator.ts'
import { createSurvivalTarget } from '../survival/index.ts'
import type { FittedSurvival, SurvivalDefinition, SurvivalTarget } from '../survival/index.ts'
import type { Table } from '../table/index.ts'

/** Time at which the last row is lost from sight. */
export const lastTime = 10

/**
 * A learner of survival as one that ranks, so that the suite of all estimators can be run on it: the higher the grade of
 * a row, the sooner its event. What the suite asks of targets, weights and links of its own is asked elsewhere.
 */
export function asEstimator<F extends FittedSurvival>(
  definition: SurvivalDefinition<EstimatorDefinition['params'], F>,
  riskOf: (fitted: F) => Pick<Fitted, 'predict' | 'explain'>,
): EstimatorDefinition {
  const wrap = (fitted: F): Fitted => {
    const { predict, explain } = riskOf(fitted)
    return {
      task: 'regression',
      classes: [],
      link: 'identity',
      outputs: 1,
      predict,
      predictMargin: predict,
      ...(explain && { explain }),
      toJSON: fitted.toJSON,
    }
  }
  return {
    name: definition.name,
    label: definition.label,
    tasks: ['regression'],
    params: definition.params,
    complexity: definition.complexity,
    ranks: true,
    create(given) {
      const estimator = definition.create(given)
      return {
        ...estimator,
        async fit(table: Table, target: Target, weights, options = {}) {
          const { seed, signal, onProgress, threads } = options
          const through = {
            ...(seed !== undefined && { seed }),
            ...(threads !== undefined && { threads }),
            signal,
            onProgress,
          }
          return wrap(await estimator.fit(table, asTimes(target), weights, through))
        },
      }
    },
    fromJson: (json: FittedJson) => wrap(definition.fromJson(json)),
  }
}

/** One row in seven is lost from sight before its event. */
function asTimes({ values }: Target): SurvivalTarget {
  const exit = values.map((grade, row) => (row === 0 ? lastTime : Math.max(1, lastTime - grade)))
  return createSurvivalTarget({ exit, event: Int32Array.from(values, (_, row) => (row % 7 === 0 ? 0 : 1)) })
}
