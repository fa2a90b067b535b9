import { weightedMean } from './estimate.ts'
import { equalWeights } from './evaluation.ts'

/**
 * Mean negative log-likelihood of the true classes (natural log). `probabilities` are rows ×
 * outputs: one output is the probability of class 1. Probabilities are cut at 2.2e-16 from 0 and 1,
 * as scikit-learn does.
 */
export function logLoss(
  truth: Float64Array,
  probabilities: Float64Array,
  weights: Float64Array = equalWeights(truth.length),
): number {
  return weightedMean(logLosses(truth, probabilities), weights)
}

/** The loss of each row. */
export function logLosses(truth: Float64Array, probabilities: Float64Array): Float64Array {
  const outputs = probabilities.length / truth.length
  return truth.map((ofClass, row) => {
    const given =
      outputs === 1
        ? ofClass === 1
          ? probabilities[row]!
          : 1 - probabilities[row]!
        : probabilities[row * outputs + ofClass]!
    return -Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, given)))
  })
}
