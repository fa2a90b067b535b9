import type { Estimate } from './estimate.ts'
import { equalWeights } from './evaluation.ts'
import { normalCdf } from './normal-distribution.ts'
import { rankScores } from './ranked-scores.ts'

export interface BinOptions {
  readonly bins?: number
  /** `mass`: equally many rows in each; `width`: equal spans of probability. */
  readonly by?: 'mass' | 'width'
  readonly weights?: Float64Array | undefined
}

/**
 * The bin of each row. Equal probabilities always share a bin, so the result does not depend on
 * the order of rows.
 */
export function assignBins(
  probabilities: Float64Array,
  { bins = 10, by = 'mass', weights = equalWeights(probabilities.length) }: BinOptions = {},
): Int32Array {
  if (by === 'width')
    return Int32Array.from(probabilities, (p) => Math.min(bins - 1, Math.max(0, Math.floor(p * bins))))
  const { order, runs } = rankScores(probabilities)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const assigned = new Int32Array(probabilities.length)
  let above = 0
  for (let run = 0; run + 1 < runs.length; run++) {
    let within = 0
    for (let at = runs[run]!; at < runs[run + 1]!; at++) within += weights[order[at]!]!
    const middle = 1 - (above + within / 2) / total
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(middle * bins)))
    for (let at = runs[run]!; at < runs[run + 1]!; at++) assigned[order[at]!] = bin
    above += within
  }
  return assigned
}

/**
 * Expected calibration error: the mean over bins, by their weight, of how far the mean probability
 * is from the share of positives (Naeini et al. 2015). Biased upwards on few rows.
 */
export function expectedCalibrationError(
  labels: Float64Array,
  probabilities: Float64Array,
  options: BinOptions = {},
): number {
  const weights = options.weights ?? equalWeights(labels.length)
  return calibrationErrorEstimate(labels, probabilities, { ...options, weights }).value
}

/** With influence values given the bins, and the bias that chance alone adds (mean of folded normals). */
export function calibrationErrorEstimate(
  labels: Float64Array,
  probabilities: Float64Array,
  options: BinOptions & { readonly weights: Float64Array },
): Estimate {
  const { weights, bins: binCount = 10 } = options
  const bins = assignBins(probabilities, options)
  const gaps = new Float64Array(binCount)
  const squares = new Float64Array(binCount)
  let total = 0
  for (let row = 0; row < labels.length; row++) {
    const gap = weights[row]! * (probabilities[row]! - labels[row]!)
    gaps[bins[row]!]! += gap
    squares[bins[row]!]! += gap * gap
    total += weights[row]!
  }
  let value = 0
  let bias = 0
  for (let bin = 0; bin < binCount; bin++) {
    const gap = Math.abs(gaps[bin]!) / total
    value += gap
    bias += foldedNormalMean(gap, Math.sqrt(squares[bin]!) / total) - gap
  }
  const influence = labels.map(
    (label, row) => Math.sign(gaps[bins[row]!]!) * (probabilities[row]! - label) - value,
  )
  return { value, influence, bias }
}

function foldedNormalMean(mean: number, deviation: number): number {
  if (deviation === 0) return mean
  const ratio = mean / deviation
  return (
    deviation * Math.sqrt(2 / Math.PI) * Math.exp((-ratio * ratio) / 2) + mean * (1 - 2 * normalCdf(-ratio))
  )
}
