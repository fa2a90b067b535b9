import { weightedMean } from './estimate.ts'
import { equalWeights } from './evaluation.ts'

/**
 * Mean squared difference of probability and outcome. Two classes: of class 1 alone, 0 to 1; more:
 * summed over classes, 0 to 2 (Brier 1950; scikit-learn's `scale_by_half="auto"`).
 */
export function brierScore(
  truth: Float64Array,
  probabilities: Float64Array,
  weights: Float64Array = equalWeights(truth.length),
): number {
  return weightedMean(brierLosses(truth, probabilities), weights)
}

/** The loss of each row. */
export function brierLosses(truth: Float64Array, probabilities: Float64Array): Float64Array {
  const outputs = probabilities.length / truth.length
  if (outputs === 1) return truth.map((ofClass, row) => (probabilities[row]! - ofClass) ** 2)
  return truth.map((ofClass, row) => {
    let sum = 0
    for (let output = 0; output < outputs; output++) {
      sum += (probabilities[row * outputs + output]! - (output === ofClass ? 1 : 0)) ** 2
    }
    return sum
  })
}
