import { linearMargins, sigmoid, softmaxInto } from './margins.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/**
 * Minimise Σ weight · −log p(class) + l2/2 · ‖coefficients‖² + l1 · ‖coefficients‖₁, intercepts free.
 * One output: p is the sigmoid and class 1 the positive; more: softmax.
 */
export interface LogisticProblem {
  readonly x: SparseMatrix
  readonly classOf: Int32Array
  readonly outputs: number
  readonly weights: Float64Array
  readonly l2: number
  readonly l1: number
}

/** How many numbers `theta` holds: per output, a coefficient for each column and an intercept. */
export function parameterCount({ x, outputs }: LogisticProblem): number {
  return outputs * (x.columnCount + 1)
}

/** The smooth part of the loss (log loss and L2) and, written into `gradient`, its slope. */
export function lossAndGradient(
  problem: LogisticProblem,
  theta: Float64Array,
  gradient: Float64Array,
): number {
  const { x, outputs, l2 } = problem
  const residuals = linearMargins(x, theta, outputs)
  const loss = residualsInPlace(problem, residuals)
  gradient.fill(0)
  addTransposeProduct(x, residuals, outputs, gradient)
  return loss + addPenalty(theta, gradient, x.columnCount + 1, l2)
}

/** The smooth part of the loss alone. */
export function smoothLoss(problem: LogisticProblem, theta: Float64Array): number {
  const margins = linearMargins(problem.x, theta, problem.outputs)
  const stride = problem.x.columnCount + 1
  let squares = 0
  for (let i = 0; i < theta.length; i++) if (i % stride !== stride - 1) squares += theta[i]! ** 2
  return residualsInPlace(problem, margins) + (problem.l2 / 2) * squares
}

/** Margins become weight · (p − y); gives the weighted log loss. */
export function residualsInPlace(problem: LogisticProblem, margins: Float64Array): number {
  const { classOf, outputs, weights } = problem
  let loss = 0
  for (let row = 0; row < classOf.length; row++) {
    const weight = weights[row]!
    if (outputs === 1) {
      const margin = margins[row]!
      const y = classOf[row]!
      // log(1 + e^m) − y·m, written so that neither end overflows.
      loss += weight * (Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))) - y * margin)
      margins[row] = weight * (sigmoid(margin) - y)
      continue
    }
    const start = row * outputs
    const own = margins[start + classOf[row]!]!
    loss += weight * (softmaxInto(margins, start, outputs) - own)
    margins[start + classOf[row]!]! -= 1
    for (let k = start; k < start + outputs; k++) margins[k]! *= weight
  }
  return loss
}

/** Adds Xᵀ · residuals (rows × outputs), the intercepts' part last of each output. */
export function addTransposeProduct(
  x: SparseMatrix,
  residuals: Float64Array,
  outputs: number,
  into: Float64Array,
): void {
  const { rowStart, index, value, rowCount, columnCount } = x
  const stride = columnCount + 1
  for (let row = 0; row < rowCount; row++) {
    const end = rowStart[row + 1]!
    for (let output = 0; output < outputs; output++) {
      const residual = residuals[row * outputs + output]!
      if (residual === 0) continue
      const offset = output * stride
      for (let at = rowStart[row]!; at < end; at++) into[offset + index[at]!]! += residual * value[at]!
      into[offset + columnCount]! += residual
    }
  }
}

function addPenalty(theta: Float64Array, gradient: Float64Array, stride: number, l2: number): number {
  let squares = 0
  for (let i = 0; i < theta.length; i++) {
    if (i % stride === stride - 1) continue
    squares += theta[i]! ** 2
    gradient[i]! += l2 * theta[i]!
  }
  return (l2 / 2) * squares
}
