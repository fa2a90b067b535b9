import type { LogisticProblem } from './logistic-problem.ts'
import { linearMargins, probabilitiesFrom } from './margins.ts'

/** Second derivatives of the smooth loss at theta: the lower triangle, row-major. */
export function fillHessian(problem: LogisticProblem, theta: Float64Array, hessian: Float64Array): void {
  const { x, outputs, weights, l2 } = problem
  const stride = x.columnCount + 1
  const probabilities = probabilitiesFrom(linearMargins(x, theta, outputs), outputs)
  hessian.fill(0)
  for (let row = 0; row < x.rowCount; row++) {
    for (let k = 0; k < outputs; k++) {
      const p = probabilities[row * outputs + k]!
      for (let l = 0; l <= k; l++) {
        const curvature = k === l ? p * (1 - p) : -p * probabilities[row * outputs + l]!
        addOuter(problem, { row, k, l, curvature: weights[row]! * curvature, hessian })
      }
    }
  }
  // Softmax intercepts may all move together for nothing: the touch of ridge, the same for each, keeps
  // their sum where it is.
  const touch = outputs > 1 ? 1e-9 * weights.reduce((sum, weight) => sum + weight, 0) : 0
  const size = outputs * stride
  for (let i = 0; i < size; i++) hessian[i * size + i]! += i % stride === stride - 1 ? touch : l2
}

// Adds curvature · x xᵀ to block (k, l); only the lower triangle of the whole is needed.
function addOuter(
  { x, outputs }: LogisticProblem,
  {
    row,
    k,
    l,
    curvature,
    hessian,
  }: { row: number; k: number; l: number; curvature: number; hessian: Float64Array },
): void {
  const { rowStart, index, value, columnCount } = x
  const stride = columnCount + 1
  const size = outputs * stride
  const start = rowStart[row]!
  const end = rowStart[row + 1]!
  for (let a = start; a <= end; a++) {
    const scaled = a === end ? curvature : curvature * value[a]!
    const line = (k * stride + (a === end ? columnCount : index[a]!)) * size + l * stride
    const last = k === l ? a : end
    for (let b = start; b < last; b++) hessian[line + index[b]!]! += scaled * value[b]!
    if (last === end && (k !== l || a === end)) hessian[line + columnCount]! += scaled
    else hessian[line + index[a]!]! += scaled * value[a]!
  }
}
