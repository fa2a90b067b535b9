import type { LinearModel } from './solve-logistic.ts'
import { columnMeans } from './sparse-matrix.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

const tolerance = 1e-11
const roundLimit = 2000

/**
 * Ridge regression on a sparse matrix by conjugate gradients, the columns centred without ever being
 * filled in; the same minimum as `solveRidge`. Yields after each round.
 */
export function* solveSparseRidge(
  x: SparseMatrix,
  y: Float64Array,
  { weights, alpha }: { readonly weights: Float64Array; readonly alpha: number },
): Generator<void, LinearModel> {
  const means = columnMeans(x, weights)
  const targetMean = weightedMean(y, weights)
  const coefficients = new Float64Array(x.columnCount)
  const residual = transposeTimes(
    x,
    means,
    y.map((value, row) => weights[row]! * (value - targetMean)),
  )
  const direction = residual.slice()
  let squares = dot(residual, residual)
  const enough = squares * tolerance ** 2
  for (let round = 0; round < roundLimit && squares > enough; round++) {
    const forward = centredTimes(x, means, direction).map((value, row) => weights[row]! * value)
    const image = transposeTimes(x, means, forward)
    for (let j = 0; j < image.length; j++) image[j]! += alpha * direction[j]!
    const length = squares / dot(direction, image)
    for (let j = 0; j < image.length; j++) {
      coefficients[j]! += length * direction[j]!
      residual[j]! -= length * image[j]!
    }
    const before = squares
    squares = dot(residual, residual)
    for (let j = 0; j < image.length; j++) direction[j] = residual[j]! + (squares / before) * direction[j]!
    yield
  }
  const intercept = targetMean - dot(means, coefficients)
  return { coefficients: coefficients.map((value) => value + 0), intercepts: Float64Array.of(intercept + 0) }
}

function centredTimes(x: SparseMatrix, means: Float64Array, vector: Float64Array): Float64Array {
  const shift = dot(means, vector)
  const product = new Float64Array(x.rowCount)
  for (let row = 0; row < x.rowCount; row++) {
    let sum = -shift
    for (let at = x.rowStart[row]!; at < x.rowStart[row + 1]!; at++)
      sum += x.value[at]! * vector[x.index[at]!]!
    product[row] = sum
  }
  return product
}

function transposeTimes(x: SparseMatrix, means: Float64Array, vector: Float64Array): Float64Array {
  const product = new Float64Array(x.columnCount)
  let total = 0
  for (let row = 0; row < x.rowCount; row++) {
    const factor = vector[row]!
    total += factor
    for (let at = x.rowStart[row]!; at < x.rowStart[row + 1]!; at++)
      product[x.index[at]!]! += factor * x.value[at]!
  }
  for (let j = 0; j < product.length; j++) product[j]! -= means[j]! * total
  return product
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  return dot(values, weights) / weights.reduce((sum, weight) => sum + weight, 0)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
