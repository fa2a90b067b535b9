import { solveCholesky } from '../linear/cholesky.ts'
import { softThreshold } from '../linear/proximal-step.ts'
import { coxLoss, coxLossAndSlopes } from './cox-likelihood.ts'
import type { CoxLoss } from './cox-likelihood.ts'
import type { CoxProblem } from './cox-problem.ts'

export interface CoxPenalty {
  readonly l1: number
  readonly l2: number
}

const mostRounds = 100

/**
 * Minimises the negative log partial likelihood + l2/2 · ‖β‖² + l1 · ‖β‖₁ by Newton's method; with an L1 penalty each
 * round minimises the quadratic model plus that penalty (Lee, Sun and Saunders 2014). Yields after each round.
 */
export function* solveCox(problem: CoxProblem, penalty: CoxPenalty): Generator<void, Float64Array> {
  let beta = new Float64Array(problem.columnCount)
  for (let round = 0; round < mostRounds && beta.length > 0; round++) {
    const slopes = withRidge(coxLossAndSlopes(problem, beta), beta, penalty.l2)
    const wanted = penalty.l1 > 0 ? sparseStep(slopes, beta, penalty.l1) : newtonStep(slopes, beta)
    const { next, moved } = stepTowards(problem, penalty, { beta, wanted, before: slopes.loss })
    beta = next
    if (moved <= 1e-10 * (1 + largest(beta))) break
    yield
  }
  return beta
}

/** The loss here holds the L2 penalty; the L1 penalty is added where steps are compared. */
function withRidge({ loss, gradient, hessian }: CoxLoss, beta: Float64Array, l2: number): CoxLoss {
  const size = beta.length
  const curved = hessian.slice()
  let squares = 0
  for (let j = 0; j < size; j++) {
    curved[j * size + j]! += l2
    squares += beta[j]! ** 2
  }
  return {
    loss: loss + (l2 / 2) * squares,
    gradient: gradient.map((slope, j) => slope + l2 * beta[j]!),
    hessian: curved,
  }
}

function newtonStep({ gradient, hessian }: CoxLoss, beta: Float64Array): Float64Array {
  const step = solveCholesky(
    hessian.slice(),
    gradient.map((slope) => -slope),
  )
  return beta.map((value, j) => value + step[j]!)
}

const mostSweeps = 2000

/** The least of the quadratic model with the L1 penalty, by coordinate descent. */
function sparseStep({ gradient, hessian }: CoxLoss, beta: Float64Array, l1: number): Float64Array {
  const size = beta.length
  const solution = beta.slice()
  const slope = gradient.slice()
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let moved = 0
    for (let j = 0; j < size; j++) {
      const curvature = hessian[j * size + j]!
      if (curvature <= 0) continue
      const before = solution[j]!
      const move = softThreshold(curvature * before - slope[j]!, l1) / curvature - before
      if (move === 0) continue
      solution[j] = before + move
      for (let i = 0; i < size; i++) slope[i]! += hessian[j * size + i]! * move
      moved = Math.max(moved, Math.abs(move))
    }
    if (moved <= 1e-12) break
  }
  return solution
}

/** All the way, or half, a quarter … of it, until the whole loss does not rise. */
function stepTowards(
  problem: CoxProblem,
  { l1, l2 }: CoxPenalty,
  {
    beta,
    wanted,
    before,
  }: { readonly beta: Float64Array; readonly wanted: Float64Array; readonly before: number },
): { readonly next: Float64Array<ArrayBuffer>; readonly moved: number } {
  const loss = before + l1 * sumOfSizes(beta)
  for (let length = 1; length > 1e-8; length /= 2) {
    const next = beta.map((value, j) => (length === 1 ? wanted[j]! : value + length * (wanted[j]! - value)))
    const squares = next.reduce((sum, value) => sum + value ** 2, 0)
    const reached = coxLoss(problem, next) + (l2 / 2) * squares + l1 * sumOfSizes(next)
    if (reached <= loss + 1e-12 * Math.abs(loss))
      return {
        next: next as Float64Array<ArrayBuffer>,
        moved: largest(next.map((value, j) => value - beta[j]!)),
      }
  }
  return { next: beta as Float64Array<ArrayBuffer>, moved: 0 }
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

function sumOfSizes(values: Float64Array): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0)
}
