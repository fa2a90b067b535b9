/**
 * A figure with, for each row, its influence: how much the figure moves when that row gains weight
 * (times the total weight). Sums of weighted influences have the figure's own variance (the
 * infinitesimal jackknife, Efron 1982), which gives intervals without resampling, for one figure
 * or for the difference of two on the same rows.
 */
export interface Estimate {
  readonly value: number
  readonly influence: Float64Array
  /** The figure under other weights, where resampling is worth its cost on few rows. */
  readonly valueAt?: ((weights: Float64Array) => number) | undefined
  /** What chance alone adds to the figure, where that is known (sums of absolute differences). */
  readonly bias?: number
}

/** The weighted mean of a row-wise loss. */
export function meanEstimate(losses: Float64Array, weights: Float64Array): Estimate {
  const value = weightedMean(losses, weights)
  return { value, influence: losses.map((loss) => loss - value) }
}

export function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0
  let total = 0
  for (let row = 0; row < values.length; row++) {
    sum += weights[row]! * values[row]!
    total += weights[row]!
  }
  return sum / total
}

/** The mean of several estimates on the same rows, as in a macro average. */
export function averageEstimates(estimates: readonly Estimate[]): Estimate {
  const influence = new Float64Array(estimates[0]?.influence.length ?? 0)
  let value = 0
  for (const estimate of estimates) {
    value += estimate.value / estimates.length
    for (let row = 0; row < influence.length; row++) {
      influence[row]! += estimate.influence[row]! / estimates.length
    }
  }
  return { value, influence }
}

export interface SampleDesign {
  readonly weights: Float64Array
  /** Class of each row, when the figure is conditional on how many rows each class has. */
  readonly strata?: Int32Array | undefined
  /** Rows of one number are one observation: one person, or duplicates. Dense numbers from 0. */
  readonly groups?: Int32Array | undefined
}

/** The standard error of a figure from its influence values. */
export function standardError(influence: Float64Array, { weights, strata, groups }: SampleDesign): number {
  let total = 0
  for (const weight of weights) total += weight
  const terms = influence.map((value, row) => (value * weights[row]!) / total)
  if (groups) return Math.sqrt(sumOfVariances(sumByGroup(terms, groups), undefined))
  return Math.sqrt(sumOfVariances(terms, strata))
}

function sumByGroup(terms: Float64Array, groups: Int32Array): Float64Array {
  const sums = new Float64Array(groups.reduce((most, group) => Math.max(most, group), -1) + 1)
  for (let row = 0; row < terms.length; row++) sums[groups[row]!]! += terms[row]!
  return sums
}

/** The variance of a sum of independent terms, by strata: n/(n−1) Σ (term − mean)² in each. */
function sumOfVariances(terms: Float64Array, strata: Int32Array | undefined): number {
  const strataCount = strata ? strata.reduce((most, stratum) => Math.max(most, stratum), 0) + 1 : 1
  const counts = new Float64Array(strataCount)
  const means = new Float64Array(strataCount)
  const squares = new Float64Array(strataCount)
  for (let row = 0; row < terms.length; row++) {
    const stratum = strata ? strata[row]! : 0
    counts[stratum]!++
    const step = terms[row]! - means[stratum]!
    means[stratum]! += step / counts[stratum]!
    squares[stratum]! += step * (terms[row]! - means[stratum]!)
  }
  let variance = 0
  for (let stratum = 0; stratum < strataCount; stratum++) {
    const count = counts[stratum]!
    if (count > 1) variance += (count / (count - 1)) * squares[stratum]!
  }
  return variance
}
