import type { Target } from '../estimator.ts'
import { logLoss } from '../metrics/log-loss.ts'
import { ndcg } from '../metrics/ranking.ts'
import { meanAbsoluteError, rootMeanSquaredError } from '../metrics/regression-errors.ts'

/** What a search makes small. */
export type LossName = 'log-loss' | 'root-mean-squared-error' | 'mean-absolute-error' | 'ndcg-lost'

const losses = {
  'log-loss': logLoss,
  'root-mean-squared-error': rootMeanSquaredError,
  'mean-absolute-error': meanAbsoluteError,
} as const satisfies Record<
  Exclude<LossName, 'ndcg-lost'>,
  (truth: Float64Array, predictions: Float64Array, weights?: Float64Array) => number
>

/** Log loss for classes, root mean squared error for numbers, what is missing of NDCG@10 for lists. */
export function defaultLoss({ task, queries }: Pick<Target, 'task' | 'queries'>): LossName {
  if (queries) return 'ndcg-lost'
  return task === 'regression' ? 'root-mean-squared-error' : 'log-loss'
}

interface JudgedRows {
  readonly truth: Float64Array
  readonly predictions: Float64Array
  /** Lists, for a ranking. */
  readonly queries?: Int32Array | undefined
}

/** The loss of predictions (rows × outputs); weighted when there are weights. */
export function lossOf(
  name: LossName,
  { truth, predictions, queries }: JudgedRows,
  weights?: Float64Array,
): number {
  if (name === 'ndcg-lost') return 1 - ndcg(truth, predictions, { queries, k: 10 })
  return losses[name](truth, predictions, weights)
}
