import { solveCholesky } from './cholesky.ts'
import type { LinearModel } from './solve-logistic.ts'

/**
 * Minimises Σ weight · (y − x·b − intercept)² + alpha · ‖b‖² by Cholesky, on columns centred at
 * their weighted means, which are given too.
 */
export function solveRidge(
  columns: readonly Float64Array[],
  y: Float64Array,
  { weights, alpha }: { readonly weights: Float64Array; readonly alpha: number },
): LinearModel & { readonly means: Float64Array } {
  const means = Float64Array.from(columns, (column) => weightedMean(column, weights))
  const targetMean = weightedMean(y, weights)
  const centred = columns.map((column, j) => column.map((value) => value - means[j]!))
  const weighted = centred.map((column) => column.map((value, row) => value * weights[row]!))
  const size = columns.length
  const gram = new Float64Array(size * size)
  const product = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) gram[i * size + j] = dot(weighted[i]!, centred[j]!)
    gram[i * size + i]! += alpha
    product[i] = dotShifted(weighted[i]!, y, targetMean)
  }
  const coefficients = solveCholesky(gram, product)
  let intercept = targetMean
  for (let j = 0; j < size; j++) intercept -= means[j]! * coefficients[j]!
  return {
    coefficients: coefficients.map((value) => value + 0),
    intercepts: Float64Array.of(intercept + 0),
    means,
  }
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0
  let total = 0
  for (let row = 0; row < values.length; row++) {
    sum += weights[row]! * values[row]!
    total += weights[row]!
  }
  return sum / total
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function dotShifted(a: Float64Array, b: Float64Array, shift: number): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * (b[i]! - shift)
  return sum
}
