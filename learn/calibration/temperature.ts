import { equalWeights } from '../metrics/evaluation.ts'
import { logLoss } from '../metrics/log-loss.ts'
import { applyCalibrator, probabilityFloor } from './calibrator.ts'
import type { Calibrator } from './calibrator.ts'

/**
 * Temperature scaling for several classes: probabilities to the power 1/T, made to sum to 1 again,
 * with the T from 0.05 to 20 of the smallest log loss (Guo et al. 2017). Never changes which class is likeliest.
 */
export function fitTemperature(
  truth: Float64Array,
  probabilities: Float64Array,
  weights: Float64Array = equalWeights(truth.length),
): Extract<Calibrator, { kind: 'temperature' }> {
  const outputs = probabilities.length / truth.length
  const floor = probabilityFloor(truth.length)
  const at = (logTemperature: number) =>
    ({ kind: 'temperature', temperature: Math.exp(logTemperature), floor }) as const
  const loss = (logTemperature: number): number =>
    logLoss(truth, applyCalibrator(at(logTemperature), probabilities, outputs), weights)
  return at(goldenSectionMinimum(loss, Math.log(0.05), Math.log(20)))
}

/** The lowest point of a function with one valley, to 1e-6. */
function goldenSectionMinimum(f: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, to]
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)]
  let [leftValue, rightValue] = [f(left), f(right)]
  while (high - low > 1e-6) {
    if (leftValue <= rightValue) {
      high = right
      right = left
      rightValue = leftValue
      left = high - golden * (high - low)
      leftValue = f(left)
    } else {
      low = left
      left = right
      leftValue = rightValue
      right = low + golden * (high - low)
      rightValue = f(right)
    }
  }
  return (low + high) / 2
}
