import type { Target } from '../estimator.ts'
import { logLoss } from '../metrics/log-loss.ts'
import { meanAbsoluteError, rootMeanSquaredError } from '../metrics/regression-errors.ts'

/** What a search makes small. */
export type LossName = 'log-loss' | 'root-mean-squared-error' | 'mean-absolute-error'

const losses = {
  'log-loss': logLoss,
  'root-mean-squared-error': rootMeanSquaredError,
  'mean-absolute-error': meanAbsoluteError,
} as const satisfies Record<
  LossName,
  (truth: Float64Array, predictions: Float64Array, weights?: Float64Array) => number
>

/** Log loss for classes, root mean squared error for numbers. */
export function defaultLoss({ task }: Pick<Target, 'task'>): LossName {
  return task === 'regression' ? 'root-mean-squared-error' : 'log-loss'
}

/** The loss of predictions (rows × outputs); weighted when there are weights. */
export function lossOf(
  name: LossName,
  { truth, predictions }: { readonly truth: Float64Array; readonly predictions: Float64Array },
  weights?: Float64Array,
): number {
  return losses[name](truth, predictions, weights)
}
