import type { Estimator, FitOptions } from '../estimator.ts'
import { resampleRows } from './resample-rows.ts'
import type { ResampleMethod } from './resample-rows.ts'

/**
 * An estimator that learns from equally common classes. Only the rows given to `fit` are resampled,
 * never those of `validation` or of a later `predict`; the model that comes back is the estimator's own.
 * Its probabilities are too high for rare classes: calibrate them on rows that were not resampled.
 */
export function resampled(
  estimator: Estimator,
  { method, neighbours = 5 }: { method: ResampleMethod; neighbours?: number },
): Estimator {
  return {
    name: estimator.name,
    params: estimator.params,
    fit(table, target, weights, options: FitOptions = {}) {
      const rows = resampleRows(table, target, { method, neighbours, seed: options.seed ?? 1 })
      const { groups } = options
      return estimator.fit(
        rows.table,
        rows.target,
        weights && Float64Array.from(rows.origins, (row) => weights[row]!),
        // Copies of a row, and rows made from it, are never cross-fitted apart from it.
        { ...options, groups: Int32Array.from(rows.origins, (row) => groups?.[row] ?? row) },
      )
    },
  }
}
