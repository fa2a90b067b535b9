import type { Target } from '@cadre/learn'
import { comparePredictions, evaluatePredictions } from '@cadre/learn/metrics'

interface Comparison {
  /** A figure that is better when smaller. */
  readonly metric: 'logLoss' | 'rmse'
  /** Rows of one number are one person. */
  readonly groups: Int32Array
  readonly seed: number
}

/** Of several that predicted the same rows, the simplest that the best does not beat by more than chance. */
export function chooseSimplest<
  Candidate extends { readonly complexity: number; readonly predicted: Float64Array },
>(target: Target, candidates: readonly Candidate[], { metric, ...options }: Comparison): Candidate {
  const asked = { ...options, metrics: [metric] }
  const errorOf = ({ predicted }: Candidate): number =>
    evaluatePredictions(target, predicted, asked)[metric]!.value
  const best = candidates.toSorted((a, b) => errorOf(a) - errorOf(b))[0]!
  const close = candidates.filter(
    ({ predicted }) =>
      predicted === best.predicted ||
      comparePredictions(target, [predicted, best.predicted], asked)[metric]!.low <= 0,
  )
  return close.toSorted((a, b) => a.complexity - b.complexity)[0]!
}
