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
    for (let j = 0; j < i; j++) {
      const left = matrix[row + j]! - rowProduct(matrix, row, j * size, j)
      matrix[row + j] = left / matrix[j * size + j]!
    }
    const diagonal = matrix[row + i]!
    const left = diagonal - rowProduct(matrix, row, row, i)
    matrix[row + i] = left > 1e-14 * diagonal ? Math.sqrt(left) : Number.POSITIVE_INFINITY
  }
}

// Four sums at once, for the processor to work on side by side; their order is fixed.
function rowProduct(matrix: Float64Array, a: number, b: number, length: number): number {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  let k = 0
  for (; k + 3 < length; k += 4) {
    first += matrix[a + k]! * matrix[b + k]!
    second += matrix[a + k + 1]! * matrix[b + k + 1]!
    third += matrix[a + k + 2]! * matrix[b + k + 2]!
    fourth += matrix[a + k + 3]! * matrix[b + k + 3]!
  }
  for (; k < length; k++) first += matrix[a + k]! * matrix[b + k]!
  return first + second + (third + fourth)
}
