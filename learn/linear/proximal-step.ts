import { residualsInPlace } from './logistic-problem.ts'
import type { LogisticProblem } from './logistic-problem.ts'
import { linearMargins } from './margins.ts'

/** The loss with both penalties. */
export function wholeLoss(problem: LogisticProblem, theta: Float64Array): number {
  const { x, outputs, l1, l2 } = problem
  const stride = x.columnCount + 1
  let penalty = 0
  for (let i = 0; i < theta.length; i++) {
    if (i % stride !== stride - 1) penalty += l1 * Math.abs(theta[i]!) + (l2 / 2) * theta[i]! ** 2
  }
  return residualsInPlace(problem, linearMargins(x, theta, outputs)) + penalty
}

/**
 * Moves `own` (theta or a part of it, in place) to `wanted`, or half, a quarter … of the way there
 * until the whole loss does not rise. Gives the largest change of any coefficient.
 */
export function moveTowards(
  problem: LogisticProblem,
  { theta, own, wanted }: { theta: Float64Array; own: Float64Array; wanted: Float64Array },
): number {
  const before = own.slice()
  const loss = wholeLoss(problem, theta)
  for (let length = 1; length > 1e-6; length /= 2) {
    let moved = 0
    for (let i = 0; i < own.length; i++) {
      own[i] = length === 1 ? wanted[i]! : before[i]! + length * (wanted[i]! - before[i]!)
      moved = Math.max(moved, Math.abs(own[i]! - before[i]!))
    }
    if (wholeLoss(problem, theta) <= loss + 1e-13 * Math.abs(loss)) return moved
  }
  own.set(before)
  return 0
}

/** The value moved towards 0 by `threshold`, and not past it. */
export function softThreshold(value: number, threshold: number): number {
  if (value > threshold) return value - threshold
  return value < -threshold ? value + threshold : 0
}
