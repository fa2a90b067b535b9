import { solveCholesky } from '../linear/cholesky.ts'

/** Shapley values from the worths of all coalitions, in the order of `allCoalitions` (Shapley 1953). */
export function sumExactShares(worths: Float64Array, width: number): Float64Array {
  const weights = sizeWeights(width)
  const shares = new Float64Array(width)
  for (let set = 0; set < worths.length; set++) {
    let size = 0
    for (let j = 0; j < width; j++) size += (set >> j) & 1
    if (size === width) continue
    for (let j = 0; j < width; j++)
      if (((set >> j) & 1) === 0) shares[j]! += weights[size]! * (worths[set | (1 << j)]! - worths[set]!)
  }
  return shares
}

/** s! (M − s − 1)! / M! by size of what is known already. */
function sizeWeights(width: number): Float64Array {
  const weights = new Float64Array(width)
  weights[0] = 1 / width
  for (let size = 1; size < width; size++) weights[size] = (weights[size - 1]! * size) / (width - size)
  return weights
}

interface Ends {
  readonly width: number
  /** What is said when nothing is known, and when all is. */
  readonly nobody: number
  readonly everybody: number
}

/**
 * The shares that come nearest to the worths of drawn coalitions and sum to what there is to share; `error` is the largest
 * difference between the shares that either half of the pairs alone gives, halved.
 */
export function solveSampledShares(
  coalitions: readonly Uint8Array[],
  worths: Float64Array,
  ends: Ends,
): { readonly shares: Float64Array; readonly error: number } {
  const pairs = coalitions.length / 2
  const half = 2 * Math.floor(pairs / 2)
  const shares = solve(coalitions, worths, ends)
  const first = solve(coalitions.slice(0, half), worths.subarray(0, half), ends)
  const second = solve(coalitions.slice(half), worths.subarray(half), ends)
  const error = first.reduce((most, share, j) => Math.max(most, Math.abs(share - second[j]!) / 2), 0)
  return { shares, error }
}

/** Least squares with the last share given by the sum. */
function solve(
  coalitions: readonly Uint8Array[],
  worths: Float64Array,
  { width, nobody, everybody }: Ends,
): Float64Array {
  const free = width - 1
  const gram = new Float64Array(free * free)
  const product = new Float64Array(free)
  const toShare = everybody - nobody
  coalitions.forEach((known, at) => {
    const last = known[free]!
    const rest = worths[at]! - nobody - last * toShare
    for (let i = 0; i < free; i++) {
      const own = known[i]! - last
      if (own === 0) continue
      product[i]! += own * rest
      for (let j = 0; j <= i; j++) gram[i * free + j]! += own * (known[j]! - last)
    }
  })
  const solved = solveCholesky(gram, product)
  const shares = new Float64Array(width)
  shares.set(solved)
  shares[free] = toShare - solved.reduce((sum, share) => sum + share, 0)
  return shares
}
