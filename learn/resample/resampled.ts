import type { Estimator, FitOptions } from '../estimator.ts'
import { correctPrior } from './correct-prior.ts'
import { resampleRows } from './resample-rows.ts'
import type { ResampleMethod } from './resample-rows.ts'

/**
 * An estimator that learns from equally common classes. Only the rows given to `fit` are resampled,
 * never those of `validation` or of a later `predict`. The model that comes back gives the probabilities
 * of classes as common as in the rows given.
 */
export function resampled(
  estimator: Estimator,
  { method, neighbours = 5 }: { method: ResampleMethod; neighbours?: number },
): Estimator {
  return {
    name: estimator.name,
    params: estimator.params,
    async fit(table, target, weights, options: FitOptions = {}) {
      const rows = resampleRows(table, target, { method, neighbours, seed: options.seed ?? 1 })
      const { groups } = options
      const ownWeights = weights && Float64Array.from(rows.origins, (row) => weights[row]!)
      const fitted = await estimator.fit(
        rows.table,
        rows.target,
        ownWeights,
        // Copies of a row, and rows made from it, are never cross-fitted apart from it.
        { ...options, groups: Int32Array.from(rows.origins, (row) => groups?.[row] ?? row) },
      )
      return correctPrior(fitted, {
        learned: { target: rows.target, weights: ownWeights },
        actual: { target, weights },
      })
    },
  }
}
