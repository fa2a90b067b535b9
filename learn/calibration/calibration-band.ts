import type { Interval } from '../metrics/interval.ts'
import { normal95 } from '../metrics/interval.ts'
import { logOdds, sigmoid } from './calibrator.ts'
import { fitPlatt, smoothedTargets } from './platt.ts'

/** A logistic calibration curve with how sure it is: what a probability has stood for. */
export interface CalibrationBand {
  readonly slope: number
  readonly intercept: number
  readonly floor: number
  readonly slopeVariance: number
  readonly interceptVariance: number
  /** Of slope and intercept. */
  readonly covariance: number
}

/**
 * Platt's line through probabilities of rows that were not learned from, and its covariance by the sandwich of Huber and White
 * over groups of rows that belong together (Liang and Zeger 1986), with the correction for few groups that statsmodels and Stata make. `labels`
 * are 0 or 1; rows of one number in `groups` belong together. Throws `one-class` when only one label is there.
 */
export function fitCalibrationBand(
  labels: Float64Array,
  probabilities: Float64Array,
  groups: Int32Array,
): CalibrationBand {
  const { slope, intercept, floor } = fitPlatt(labels, probabilities)
  const targets = smoothedTargets(labels)
  const ofGroup = new Map<number, [number, number]>()
  let [slopeSlope, slopeIntercept, interceptIntercept] = [0, 0, 0]
  for (const [row, probability] of probabilities.entries()) {
    const margin = logOdds(probability, floor)
    const p = sigmoid(slope * margin + intercept)
    const sums = ofGroup.get(groups[row]!) ?? [0, 0]
    sums[0] += (targets[row]! - p) * margin
    sums[1] += targets[row]! - p
    ofGroup.set(groups[row]!, sums)
    slopeSlope += p * (1 - p) * margin ** 2
    slopeIntercept += p * (1 - p) * margin
    interceptIntercept += p * (1 - p)
  }
  const rows = labels.length
  const correction = (ofGroup.size / Math.max(1, ofGroup.size - 1)) * ((rows - 1) / Math.max(1, rows - 2))
  const [slopeVariance, covariance, interceptVariance] = sandwich(
    [slopeSlope, slopeIntercept, interceptIntercept],
    [...ofGroup.values()],
  )
  return {
    slope,
    intercept,
    floor,
    slopeVariance: correction * slopeVariance,
    interceptVariance: correction * interceptVariance,
    covariance: correction * covariance,
  }
}

/** What a probability has stood for, with a confidence of 95 %: a straight band in log-odds. */
export function calibrationBandAt(
  { slope, intercept, floor, slopeVariance, interceptVariance, covariance }: CalibrationBand,
  probability: number,
): Interval {
  const margin = logOdds(probability, floor)
  const centre = slope * margin + intercept
  const variance = slopeVariance * margin ** 2 + 2 * covariance * margin + interceptVariance
  const reach = normal95 * Math.sqrt(Math.max(0, variance))
  return { value: sigmoid(centre), low: sigmoid(centre - reach), high: sigmoid(centre + reach) }
}

/** Inverse of the curvature, times the sum of squared sums of groups, times the inverse again. */
function sandwich(
  [a, b, c]: readonly [number, number, number],
  sums: readonly (readonly [number, number])[],
): [number, number, number] {
  // As Platt's fit: a little ridge where all probabilities are equal.
  const [ridgedA, ridgedC] = [a + 1e-12, c + 1e-12]
  const determinant = ridgedA * ridgedC - b * b
  const [ia, ib, ic] = [ridgedC / determinant, -b / determinant, ridgedA / determinant]
  let [aa, ab, bb] = [0, 0, 0]
  for (const [first, second] of sums) {
    const x = ia * first + ib * second
    const y = ib * first + ic * second
    aa += x * x
    ab += x * y
    bb += y * y
  }
  return [aa, ab, bb]
}
