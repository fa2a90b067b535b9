import { LearnError } from '../learn-error.ts'
import { equalWeights } from '../metrics/evaluation.ts'
import { logOdds, probabilityFloor, sigmoid } from './calibrator.ts'
import type { Calibrator } from './calibrator.ts'

/**
 * Platt scaling: a logistic line through the log-odds of the probabilities, by Newton's method on
 * Platt's smoothed targets (N₊+1)/(N₊+2) and 1/(N₋+2) (Platt 1999; Lin, Lin and Weng 2007).
 * `labels` are 0 or 1. Throws `one-class` when only one of them is there.
 */
export function fitPlatt(
  labels: Float64Array,
  probabilities: Float64Array,
  weights: Float64Array = equalWeights(labels.length),
): Extract<Calibrator, { kind: 'platt' }> {
  const floor = probabilityFloor(labels.length)
  const margins = probabilities.map((p) => logOdds(p, floor))
  const problem = { margins, targets: smoothedTargets(labels, weights), weights }
  let line: Line = { slope: 1, intercept: 0 }
  for (let step = 0; step < 100; step++) {
    const next = newtonStep(problem, line)
    const isDone = Math.abs(next.slope - line.slope) + Math.abs(next.intercept - line.intercept) < 1e-10
    line = next
    if (isDone) break
  }
  return { kind: 'platt', ...line, floor }
}

interface Line {
  readonly slope: number
  readonly intercept: number
}

interface PlattProblem {
  readonly margins: Float64Array
  readonly targets: Float64Array
  readonly weights: Float64Array
}

/** Platt’s targets: a little inside 0 and 1, the more so the fewer there are. */
export function smoothedTargets(
  labels: Float64Array,
  weights: Float64Array = equalWeights(labels.length),
): Float64Array {
  let positives = 0
  let negatives = 0
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === 1) positives += weights[row]!
    else negatives += weights[row]!
  }
  if (positives === 0 || negatives === 0)
    throw new LearnError('one-class', 'Calibration needs rows of both classes.')
  return labels.map((label) => (label === 1 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2)))
}

/** One Newton step, halved until the loss falls. */
function newtonStep(problem: PlattProblem, line: Line): Line {
  const { margins, targets, weights } = problem
  let [gradientSlope, gradientIntercept] = [0, 0]
  // A little ridge keeps the step finite when all margins are equal.
  let [slopeSlope, slopeIntercept, interceptIntercept] = [1e-12, 0, 1e-12]
  for (let row = 0; row < margins.length; row++) {
    const p = sigmoid(line.slope * margins[row]! + line.intercept)
    const gradient = weights[row]! * (p - targets[row]!)
    const curvature = weights[row]! * p * (1 - p)
    gradientSlope += gradient * margins[row]!
    gradientIntercept += gradient
    slopeSlope += curvature * margins[row]! ** 2
    slopeIntercept += curvature * margins[row]!
    interceptIntercept += curvature
  }
  const determinant = slopeSlope * interceptIntercept - slopeIntercept ** 2
  if (!(determinant > 0)) return line
  const slopeStep = (interceptIntercept * gradientSlope - slopeIntercept * gradientIntercept) / determinant
  const interceptStep = (slopeSlope * gradientIntercept - slopeIntercept * gradientSlope) / determinant
  const loss = plattLoss(problem, line)
  for (let size = 1; size > 1e-10; size /= 2) {
    const next = {
      slope: line.slope - size * slopeStep,
      intercept: line.intercept - size * interceptStep,
    }
    if (plattLoss(problem, next) <= loss) return next
  }
  return line
}

function plattLoss({ margins, targets, weights }: PlattProblem, { slope, intercept }: Line): number {
  let loss = 0
  for (let row = 0; row < margins.length; row++) {
    const margin = slope * margins[row]! + intercept
    // ln(1 + e^m) − t·m, without overflow.
    loss +=
      weights[row]! * (Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin))) - targets[row]! * margin)
  }
  return loss
}
