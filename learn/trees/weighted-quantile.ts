/** The weighted median: `weightedQuantile` at one half. */
export function weightedMedian(values: Float64Array, weights: Float64Array | undefined): number {
  return weightedQuantile(values, weights, 0.5)
}

/**
 * The value with this share of the weight below it: where exactly that share lies at or below one, halfway to
 * the next. A weight of two counts as the value given twice.
 */
export function weightedQuantile(
  values: Float64Array,
  weights: Float64Array | undefined,
  share: number,
): number {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
  const weightOf = (row: number): number => weights?.[row] ?? 1
  let total = 0
  for (const row of order) total += weightOf(row)
  const wanted = share * total
  // Shares such as .1 are not exact: what rounding parts from the wanted weight is that weight.
  const close = 1e-12 * total
  let below = 0
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    below += weightOf(row)
    if (below > wanted + close) return values[row]!
    if (Math.abs(below - wanted) <= close && below > 0) {
      const next = order.subarray(i + 1).find((other) => weightOf(other) > 0)
      return next === undefined ? values[row]! : (values[row]! + values[next]!) / 2
    }
  }
  return values[order.at(-1)!]!
}
