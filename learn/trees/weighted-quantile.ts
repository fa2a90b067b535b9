/**
 * The weighted median: halfway between the lower and the upper median, which differ only where
 * exactly half of the weight lies below. A weight of two counts as the value given twice.
 */
export function weightedMedian(values: Float64Array, weights: Float64Array | undefined): number {
  if (!weights) {
    const sorted = values.slice().sort()
    const half = sorted.length >> 1
    return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
  }
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let below = 0
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    below += weights[row]!
    if (below > total / 2) return values[row]!
    if (below === total / 2) return (values[row]! + nextWeighted(values, weights, order.subarray(i + 1))) / 2
  }
  return values[order.at(-1)!]!
}

function nextWeighted(values: Float64Array, weights: Float64Array, order: Uint32Array): number {
  return values[order.find((row) => weights[row]! > 0)!]!
}
