import type { LinearModel } from './solve-logistic.ts'
import { softThreshold } from './proximal-step.ts'

export interface ElasticNetPenalty {
  /** Share of the smallest penalty that leaves no coefficient, 0 to 1; free of the target's unit. */
  readonly penalty: number
  /** 1 for lasso; near 0 for ridge. */
  readonly l1Ratio: number
}

/** A penalty is set against an L1 share no smaller than this: without any, no penalty leaves no coefficient. */
const smallestL1Ratio = 1e-3
const sweepLimit = 10_000
const tolerance = 1e-10

/**
 * Minimises ½ mean weighted squared error + α (l1Ratio ‖b‖₁ + ½ (1 − l1Ratio) ‖b‖²) by coordinate descent on the
 * products of centred columns, α going down in steps from where nothing is left (Friedman, Hastie and Tibshirani
 * 2010). The weighted means come with it, and α. Yields after each step.
 */
export function* solveElasticNet(
  columns: readonly Float64Array[],
  y: Float64Array,
  { weights, penalty, l1Ratio }: ElasticNetPenalty & { readonly weights: Float64Array },
): Generator<void, LinearModel & { readonly means: Float64Array; readonly alpha: number }> {
  const total = sum(weights)
  const means = Float64Array.from(columns, (column) => dot(column, weights) / total)
  const targetMean = dot(y, weights) / total
  const { gram, product } = momentsOf(columns, y, { weights, means, targetMean, total })
  const largest = Math.max(0, ...product.map(Math.abs)) / Math.max(l1Ratio, smallestL1Ratio)
  const coefficients = new Float64Array(columns.length)
  const steps = Math.max(1, Math.ceil(-10 * Math.log10(penalty)))
  for (let step = 1; step <= steps; step++) {
    const alpha = largest * penalty ** (step / steps)
    descend({ gram, product, coefficients }, { l1: alpha * l1Ratio, l2: alpha * (1 - l1Ratio) })
    yield
  }
  const intercept = targetMean - dot(means, coefficients)
  return {
    coefficients: coefficients.map((value) => value + 0),
    intercepts: Float64Array.of(intercept + 0),
    means,
    alpha: largest * penalty,
  }
}

interface Moments {
  /** Mean weighted products of centred columns with each other, row-major, and with the target. */
  readonly gram: Float64Array
  readonly product: Float64Array
}

function momentsOf(
  columns: readonly Float64Array[],
  y: Float64Array,
  {
    weights,
    means,
    targetMean,
    total,
  }: { weights: Float64Array; means: Float64Array; targetMean: number; total: number },
): Moments {
  const size = columns.length
  const centred = columns.map((column, j) => column.map((value) => value - means[j]!))
  const gram = new Float64Array(size * size)
  const product = new Float64Array(size)
  const errors = y.map((value, row) => (weights[row]! * (value - targetMean)) / total)
  for (let i = 0; i < size; i++) {
    const weighted = centred[i]!.map((value, row) => (weights[row]! * value) / total)
    for (let j = 0; j <= i; j++) gram[i * size + j] = gram[j * size + i] = dot(weighted, centred[j]!)
    product[i] = dot(centred[i]!, errors)
  }
  return { gram, product }
}

/** Sweeps over the coefficients, in place, until none moves the prediction by more than rounding. */
function descend(
  { gram, product, coefficients }: Moments & { readonly coefficients: Float64Array },
  { l1, l2 }: { readonly l1: number; readonly l2: number },
): void {
  const size = product.length
  // Slope of the squared error by each coefficient, kept up to date.
  const slope = product.slice()
  for (let j = 0; j < size; j++) addTo(slope, gram.subarray(j * size, (j + 1) * size), -coefficients[j]!)
  for (let sweep = 0; sweep < sweepLimit; sweep++) {
    let largestMove = 0
    let largestEffect = 0
    for (let j = 0; j < size; j++) {
      const curvature = gram[j * size + j]!
      if (curvature === 0) continue
      const before = coefficients[j]!
      const after = softThreshold(slope[j]! + curvature * before, l1) / (curvature + l2)
      largestEffect = Math.max(largestEffect, Math.abs(after) * Math.sqrt(curvature))
      if (after === before) continue
      coefficients[j] = after
      addTo(slope, gram.subarray(j * size, (j + 1) * size), before - after)
      largestMove = Math.max(largestMove, Math.abs(after - before) * Math.sqrt(curvature))
    }
    if (largestMove <= tolerance * largestEffect) return
  }
}

function addTo(into: Float64Array, values: Float64Array, factor: number): void {
  if (factor === 0) return
  for (let i = 0; i < into.length; i++) into[i]! += factor * values[i]!
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!
  return total
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
