import { averageRanks } from '@cadre/learn/metrics'

/**
 * Spearman's rank correlation of each two of several samples, over rows where both are known; ranks are those among all known values of a sample.
 * 0 where fewer rows than `leastRows` have both, or one of the two does not vary. Symmetric, 1 on the diagonal.
 */
export function rankCorrelations(
  samples: readonly Float64Array[],
  { leastRows }: { readonly leastRows: number },
): Float64Array[] {
  const ranked = samples.map(rankKnown)
  const found = samples.map(() => new Float64Array(samples.length))
  for (const [i, a] of ranked.entries()) {
    found[i]![i] = 1
    for (let j = 0; j < i; j++) found[i]![j] = found[j]![i] = correlate(a, ranked[j]!, leastRows)
  }
  return found
}

/** Ranks of the known values; NaN where there is none. */
function rankKnown(values: Float64Array): Float64Array {
  const rows = Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!))
  const ranks = averageRanks(rows.map((row) => values[row]!))
  const all = new Float64Array(values.length).fill(Number.NaN)
  for (const [at, row] of rows.entries()) all[row] = ranks[at]!
  return all
}

function correlate(a: Float64Array, b: Float64Array, leastRows: number): number {
  let [rows, sumA, sumB, squareA, squareB, both] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row]!, b[row]!]
    if (Number.isNaN(x) || Number.isNaN(y)) continue
    rows++
    sumA += x
    sumB += y
    squareA += x * x
    squareB += y * y
    both += x * y
  }
  if (rows < leastRows) return 0
  const [ownA, ownB] = [rows * squareA - sumA ** 2, rows * squareB - sumB ** 2]
  // Ranks are whole or half numbers: what does not vary leaves nothing.
  if (ownA <= 0 || ownB <= 0) return 0
  return Math.max(-1, Math.min(1, (rows * both - sumA * sumB) / Math.sqrt(ownA * ownB)))
}
