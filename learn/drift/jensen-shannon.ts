/**
 * The Jensen–Shannon distance of two samples counted in the same bins, to base 2: 0 for the same shares, 1
 * for nothing in common (Lin 1991; Endres & Schindelin 2003). NaN when either is empty.
 */
export function jensenShannonDistance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let n = 0
  let m = 0
  for (let bin = 0; bin < first.length; bin++) {
    n += first[bin]!
    m += second[bin]!
  }
  let divergence = 0
  for (let bin = 0; bin < first.length; bin++) {
    const p = first[bin]! / n
    const q = second[bin]! / m
    const middle = (p + q) / 2
    if (p > 0) divergence += (p * Math.log2(p / middle)) / 2
    if (q > 0) divergence += (q * Math.log2(q / middle)) / 2
  }
  return Math.sqrt(Math.max(0, divergence))
}
