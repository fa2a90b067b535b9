import { factorCholesky } from './cholesky.ts'
import type { LogisticProblem } from './logistic-problem.ts'
import type { SparseMatrix } from './sparse-matrix.ts'
import { sparseFromColumns } from './sparse-matrix.ts'

const fewRows = 300

/** True when there are so few rows that working on rows × rows is less than on the matrix itself. */
export function isWide({ rowCount, columnCount, index }: SparseMatrix): boolean {
  return rowCount < columnCount && (rowCount <= fewRows || rowCount * rowCount < index.length)
}

/**
 * The same L2 problem with one column per row: with X·Xᵀ = L·Lᵀ, the best coefficients are Xᵀ·a and
 * L takes X's place (the representer theorem). `restore` gives theta of the problem as it was.
 */
export function inSampleSpace(problem: LogisticProblem): {
  readonly reduced: LogisticProblem
  readonly restore: (theta: Float64Array) => Float64Array
} {
  const { x, outputs } = problem
  const size = x.rowCount
  const factor = innerProducts(x)
  factorCholesky(factor, size)
  const columns = Array.from({ length: size }, (_, j) =>
    Float64Array.from({ length: size }, (_cell, i) => {
      const cell = i < j ? 0 : factor[i * size + j]!
      return Number.isFinite(cell) ? cell : 0
    }),
  )
  return {
    reduced: { ...problem, x: sparseFromColumns(columns, size) },
    restore(theta) {
      const restored = new Float64Array(outputs * (x.columnCount + 1))
      for (let output = 0; output < outputs; output++) {
        const shares = theta.slice(output * (size + 1), (output + 1) * (size + 1))
        solveTransposed(factor, shares, size)
        addRows(x, shares, restored.subarray(output * (x.columnCount + 1)))
        restored[(output + 1) * (x.columnCount + 1) - 1] = shares[size]!
      }
      return restored
    },
  }
}

// X·Xᵀ, lower triangle, one row spread out at a time.
function innerProducts({ rowCount, columnCount, rowStart, index, value }: SparseMatrix): Float64Array {
  const products = new Float64Array(rowCount * rowCount)
  const spread = new Float64Array(columnCount)
  for (let i = 0; i < rowCount; i++) {
    for (let at = rowStart[i]!; at < rowStart[i + 1]!; at++) spread[index[at]!] = value[at]!
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let at = rowStart[j]!; at < rowStart[j + 1]!; at++) sum += spread[index[at]!]! * value[at]!
      products[i * rowCount + j] = sum
    }
    for (let at = rowStart[i]!; at < rowStart[i + 1]!; at++) spread[index[at]!] = 0
  }
  return products
}

// Lᵀ·a = u in place; a lost pivot is infinite and gives 0.
function solveTransposed(factor: Float64Array, shares: Float64Array, size: number): void {
  for (let i = size - 1; i >= 0; i--) {
    const solved = shares[i]! / factor[i * size + i]!
    shares[i] = solved
    for (let k = 0; k < i; k++) shares[k]! -= factor[i * size + k]! * solved
  }
}

function addRows(
  { rowCount, rowStart, index, value }: SparseMatrix,
  shares: Float64Array,
  into: Float64Array,
): void {
  for (let row = 0; row < rowCount; row++) {
    for (let at = rowStart[row]!; at < rowStart[row + 1]!; at++)
      into[index[at]!]! += shares[row]! * value[at]!
  }
}
