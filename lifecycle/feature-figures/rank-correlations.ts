/**
 * Spearman's rank correlation of each two of several samples, over rows where both are known; ranks are those among these rows, ties at
 * their middle. 0 where fewer rows than `leastRows` have both, or one of the two does not vary. Symmetric, 1 on the diagonal.
 */
export function rankCorrelations(
  samples: readonly Float64Array[],
  { leastRows }: { readonly leastRows: number },
): Float64Array[] {
  const orders = samples.map(orderKnown)
  const found = samples.map(() => new Float64Array(samples.length))
  const ranks = samples.slice(0, 2).map(({ length }) => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
  ]
  for (const [i, a] of samples.entries()) {
    found[i]![i] = 1
    for (let j = 0; j < i; j++) {
      const b = samples[j]!
      const rows = rankShared(orders[i]!, a, b, ranks[0])
      if (rows < leastRows) continue
      rankShared(orders[j]!, b, a, ranks[1])
      found[i]![j] = found[j]![i] = correlate(ranks, rows)
    }
  }
  return found
}

/** Rows whose value is known, lowest first. */
function orderKnown(values: Float64Array): Uint32Array {
  const rows = Uint32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!))
  return rows.sort((a, b) => values[a]! - values[b]!)
}

/** Writes ranks among rows that are known in the other sample too, NaN elsewhere, and gives how many there are. */
function rankShared(order: Uint32Array, own: Float64Array, other: Float64Array, ranks: Float64Array): number {
  ranks.fill(Number.NaN)
  let ranked = 0
  for (let from = 0, to = 0; from < order.length; from = to) {
    let alike = 0
    for (; to < order.length && own[order[to]!] === own[order[from]!]; to++)
      if (!Number.isNaN(other[order[to]!]!)) alike++
    const middle = ranked + (1 + alike) / 2
    for (let at = from; at < to; at++) if (!Number.isNaN(other[order[at]!]!)) ranks[order[at]!] = middle
    ranked += alike
  }
  return ranked
}

/** Pearson's correlation of two samples of ranks; both have the same mean, whole or half. */
function correlate([a, b]: readonly [Float64Array, Float64Array], rows: number): number {
  const mean = (rows + 1) / 2
  let [ownA, ownB, both] = [0, 0, 0]
  for (let row = 0; row < a.length; row++) {
    if (Number.isNaN(a[row]!)) continue
    const [x, y] = [a[row]! - mean, b[row]! - mean]
    ownA += x * x
    ownB += y * y
    both += x * y
  }
  if (ownA === 0 || ownB === 0) return 0
  return Math.max(-1, Math.min(1, both / Math.sqrt(ownA * ownB)))
}
