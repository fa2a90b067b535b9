import type { Estimate } from './estimate.ts'
import { meanEstimate, weightedMean } from './estimate.ts'
import { equalWeights } from './evaluation.ts'

/** Root of the mean squared error, in units of the target. */
export function rootMeanSquaredError(
  truth: Float64Array,
  predictions: Float64Array,
  weights: Float64Array = equalWeights(truth.length),
): number {
  return Math.sqrt(weightedMean(squaredErrors(truth, predictions), weights))
}

/** Mean absolute error, in units of the target. */
export function meanAbsoluteError(
  truth: Float64Array,
  predictions: Float64Array,
  weights: Float64Array = equalWeights(truth.length),
): number {
  return weightedMean(absoluteErrors(truth, predictions), weights)
}

/** The middle of the absolute errors: half of the rows are closer. */
export function medianAbsoluteError(truth: Float64Array, predictions: Float64Array): number {
  const errors = absoluteErrors(truth, predictions).sort()
  const middle = errors.length >> 1
  return errors.length % 2 === 1 ? errors[middle]! : (errors[middle - 1]! + errors[middle]!) / 2
}

/** Share of the target's variance that the predictions account for; below 0 when worse than its mean. NaN when the target is constant. */
export function rSquared(
  truth: Float64Array,
  predictions: Float64Array,
  weights: Float64Array = equalWeights(truth.length),
): number {
  const mean = weightedMean(truth, weights)
  let missed = 0
  let spread = 0
  for (let row = 0; row < truth.length; row++) {
    missed += weights[row]! * (truth[row]! - predictions[row]!) ** 2
    spread += weights[row]! * (truth[row]! - mean) ** 2
  }
  return spread > 0 ? 1 - missed / spread : Number.NaN
}

/** Pinball loss at a quantile (0 to 1): what a prediction of that quantile should make smallest. */
export function pinballLoss(
  truth: Float64Array,
  predictions: Float64Array,
  {
    quantile = 0.5,
    weights = equalWeights(truth.length),
  }: { readonly quantile?: number; readonly weights?: Float64Array } = {},
): number {
  const losses = truth.map((value, row) => {
    const above = value - predictions[row]!
    return above >= 0 ? quantile * above : (quantile - 1) * above
  })
  return weightedMean(losses, weights)
}

export function rmseEstimate(
  truth: Float64Array,
  predictions: Float64Array,
  weights: Float64Array,
): Estimate {
  const squared = meanEstimate(squaredErrors(truth, predictions), weights)
  const value = Math.sqrt(squared.value)
  return { value, influence: squared.influence.map((each) => (value > 0 ? each / (2 * value) : 0)) }
}

export function maeEstimate(truth: Float64Array, predictions: Float64Array, weights: Float64Array): Estimate {
  return meanEstimate(absoluteErrors(truth, predictions), weights)
}

export function rSquaredEstimate(
  truth: Float64Array,
  predictions: Float64Array,
  weights: Float64Array,
): Estimate {
  const value = rSquared(truth, predictions, weights)
  const mean = weightedMean(truth, weights)
  const spreads = truth.map((each) => (each - mean) ** 2)
  const spread = weightedMean(spreads, weights)
  // d(1 − A/B) = −dA/B + A dB/B², and A/B = 1 − R².
  const influence = squaredErrors(truth, predictions).map(
    (missed, row) => ((1 - value) * spreads[row]! - missed) / spread,
  )
  return { value, influence, valueAt: (resampled) => rSquared(truth, predictions, resampled) }
}

function squaredErrors(truth: Float64Array, predictions: Float64Array): Float64Array {
  return truth.map((value, row) => (value - predictions[row]!) ** 2)
}

function absoluteErrors(truth: Float64Array, predictions: Float64Array): Float64Array {
  return truth.map((value, row) => Math.abs(value - predictions[row]!))
}
