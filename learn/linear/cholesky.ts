/**
 * Solves A x = b for a symmetric positive definite A (row-major, its lower triangle read and
 * overwritten); the solution takes the place of `b`. A pivot lost to rounding is treated as a
 * direction in which nothing moves.
 */
export function solveCholesky(matrix: Float64Array, b: Float64Array): Float64Array {
  const size = b.length
  factorCholesky(matrix, size)
  for (let i = 0; i < size; i++) {
    let sum = b[i]!
    for (let k = 0; k < i; k++) sum -= matrix[i * size + k]! * b[k]!
    b[i] = sum / matrix[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    const solved = b[i]! / matrix[i * size + i]!
    b[i] = solved
    for (let k = 0; k < i; k++) b[k]! -= matrix[i * size + k]! * solved
  }
  return b
}

/**
 * A = L·Lᵀ in place, L in the lower triangle. A pivot lost to rounding becomes infinite, so that
 * dividing by it gives 0.
 */
export function factorCholesky(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const row = i * size
    const diagonal = matrix[row + i]!
    for (let j = 0; j <= i; j++) {
      const other = j * size
      let sum = matrix[row + j]!
      for (let k = 0; k < j; k++) sum -= matrix[row + k]! * matrix[other + k]!
      if (j < i) {
        matrix[row + j] = sum / matrix[other + j]!
        continue
      }
      matrix[row + i] = sum > 1e-14 * diagonal ? Math.sqrt(sum) : Number.POSITIVE_INFINITY
    }
  }
}
