import type { EstimatorDefinition } from '../estimator.ts'
import { runRounds } from '../linear/run-rounds.ts'
import { resolveParams } from '../params/params.ts'
import { fitTextModel, textTasks } from './fit-text-model.ts'
import { readFittedText, textKind } from './fitted-text.ts'
import { textParams } from './text-params.ts'

/**
 * A linear model on the words of every text column, and on the other columns beside them: logistic
 * regression for classes, ridge for numbers. Its model has `strongestTerms`.
 */
export const textLogistic: EstimatorDefinition<typeof textParams> = {
  name: textKind,
  label: 'linear model on words',
  tasks: textTasks,
  params: textParams,
  complexity: 1,
  create(given) {
    const params = resolveParams(textParams, given)
    return {
      name: textKind,
      params,
      async fit(table, target, weights, options = {}) {
        const model = fitTextModel(table, target, { params, options: { ...options, weights } })
        const fitted = await runRounds(model, options.signal)
        options.onProgress?.(1)
        return fitted
      },
    }
  },
  fromJson: readFittedText,
}
