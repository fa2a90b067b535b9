/** What `buildHistogram` computes, in plain sums: for each bin the sum of gradients, then of hessians. */
export function buildHistogramTwin(
  bins: readonly Uint8Array[],
  rows: ArrayLike<number>,
  gradients: ArrayLike<number>,
  hessians: ArrayLike<number>,
): Float64Array[] {
  return bins.map((column) => {
    const sums = new Float64Array(512)
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      const bin = column[row]!
      sums[2 * bin]! += gradients[row]!
      sums[2 * bin + 1]! += hessians[row]!
    }
    return sums
  })
}
