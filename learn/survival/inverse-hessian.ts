import { solveCholesky } from '../linear/cholesky.ts'

/** The inverse of a symmetric positive definite matrix (row-major, left as it is): the variance of coefficients. */
export function inverseHessian(hessian: Float64Array, size: number): Float64Array {
  const inverted = new Float64Array(size * size)
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size)
    unit[j] = 1
    inverted.set(solveCholesky(hessian.slice(), unit), j * size)
  }
  return inverted
}
