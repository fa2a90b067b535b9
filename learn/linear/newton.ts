import { solveCholesky } from './cholesky.ts'
import { fillHessian } from './hessian.ts'
import { lossAndGradient, parameterCount, smoothLoss } from './logistic-problem.ts'
import type { LogisticProblem } from './logistic-problem.ts'

/**
 * Newton's method with the full Hessian, for few parameters: a handful of rounds to rounding error.
 * Yields after each round; gives theta. L2 only.
 */
export function* solveByNewton(problem: LogisticProblem, maxRounds: number): Generator<void, Float64Array> {
  const size = parameterCount(problem)
  let theta = new Float64Array(size)
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  let loss = lossAndGradient(problem, theta, gradient)
  for (let round = 0; round < maxRounds; round++) {
    fillHessian(problem, theta, hessian)
    const step = solveCholesky(
      hessian,
      gradient.map((slope) => -slope),
    )
    let slope = 0
    for (let i = 0; i < size; i++) slope += gradient[i]! * step[i]!
    // Half the decrement is how far the loss still can fall; below rounding there is nothing to gain.
    if (-slope <= 1e-15 * (1 + Math.abs(loss))) break
    const next = stepAlong(problem, { theta, step, loss, slope })
    if (!next) break
    theta = next
    loss = lossAndGradient(problem, theta, gradient)
    yield
  }
  return theta
}

function stepAlong(
  problem: LogisticProblem,
  { theta, step, loss, slope }: { theta: Float64Array; step: Float64Array; loss: number; slope: number },
): Float64Array<ArrayBuffer> | undefined {
  for (let length = 1; length > 1e-8; length /= 2) {
    const candidate = theta.map((value, i) => value + length * step[i]!)
    if (smoothLoss(problem, candidate) <= loss + 1e-4 * length * slope + 1e-13 * Math.abs(loss))
      return candidate
  }
  return undefined
}
