import { symmetricEigen } from './symmetric-eigen.ts'

/** Least squares with a shrinkage that the data choose. */
export interface BayesianRidge {
  readonly coefficients: Float64Array
  readonly intercept: number
}

/** Weight of the gamma priors of both precisions (Tipping 2001), and when to stop; scikit-learn's defaults. */
const prior = 1e-6
const mostRounds = 300
const tolerance = 1e-3

/**
 * Bayesian ridge regression (MacKay 1992) of several targets on the same columns: how much to shrink is found from
 * the rows. All arrays have one cell per row; weights count rows.
 */
export function bayesianRidge(
  columns: readonly Float64Array[],
  targets: readonly Float64Array[],
  weights: Float64Array,
): readonly BayesianRidge[] {
  const size = columns.length
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const means = columns.map((column) => weightedMean(column, weights, total))
  const centred = columns.map((column, j) => column.map((value) => value - means[j]!))
  const weighted = centred.map((column) => column.map((value, row) => value * weights[row]!))
  const gram = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) gram[i * size + j] = gram[j * size + i] = dot(weighted[i]!, centred[j]!)
  const { values, vectors } = symmetricEigen(gram, size)
  const eigenvalues = values.map((value) => Math.max(0, value))
  return targets.map((target) => {
    const mean = weightedMean(target, weights, total)
    const y = target.map((value) => value - mean)
    const squares = y.reduce((sum, value, row) => sum + weights[row]! * value * value, 0)
    const turned = turn(
      vectors,
      Float64Array.from(weighted, (column) => dot(column, y)),
    )
    const coefficients = shrink({ eigenvalues, vectors, turned, squares, total })
    const shift = coefficients.reduce((sum, coefficient, j) => sum + coefficient * means[j]!, 0)
    return { coefficients, intercept: mean - shift }
  })
}

interface Moments {
  readonly eigenvalues: Float64Array
  readonly vectors: Float64Array
  /** The products of columns and target, along the eigenvectors. */
  readonly turned: Float64Array
  /** Of the centred target. */
  readonly squares: number
  readonly total: number
}

/** The coefficients once both precisions have settled. */
function shrink({ eigenvalues, vectors, turned, squares, total }: Moments): Float64Array {
  const solve = (ratio: number): Float64Array =>
    turned.map((product, k) => product / (eigenvalues[k]! + ratio))
  let noise = 1 / (squares / total + Number.EPSILON)
  let spread = 1
  let last: Float64Array | undefined
  for (let round = 0; round < mostRounds; round++) {
    const along = solve(spread / noise)
    let fitted = 0
    let length = 0
    let effective = 0
    for (let k = 0; k < along.length; k++) {
      const own = along[k]!
      fitted += own * (2 * turned[k]! - eigenvalues[k]! * own)
      length += own * own
      effective += (noise * eigenvalues[k]!) / (spread + noise * eigenvalues[k]!)
    }
    spread = (effective + 2 * prior) / (length + 2 * prior)
    noise = (total - effective + 2 * prior) / (Math.max(0, squares - fitted) + 2 * prior)
    const coefficients = turnBack(vectors, along)
    if (last && isSettled(last, coefficients)) break
    last = coefficients
  }
  return turnBack(vectors, solve(spread / noise))
}

function isSettled(last: Float64Array, next: Float64Array): boolean {
  return last.reduce((sum, value, k) => sum + Math.abs(value - next[k]!), 0) < tolerance
}

function turn(vectors: Float64Array, x: Float64Array): Float64Array {
  return x.map((_, k) => dot(vectors.subarray(k * x.length, (k + 1) * x.length), x))
}

function turnBack(vectors: Float64Array, x: Float64Array): Float64Array {
  const back = new Float64Array(x.length)
  for (let k = 0; k < x.length; k++)
    for (let j = 0; j < x.length; j++) back[j]! += x[k]! * vectors[k * x.length + j]!
  return back
}

function weightedMean(values: Float64Array, weights: Float64Array, total: number): number {
  return total === 0 ? 0 : dot(values, weights) / total
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
