/** Values that are there, in ascending order, with their weights. */
export interface WeightedSample {
  readonly values: Float64Array
  readonly weights: Float64Array
}

/** The values that are not NaN and have weight, in ascending order. */
export function sortedSample(values: Float64Array, weights: Float64Array | undefined): WeightedSample {
  const rows: number[] = []
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row]!) && weights?.[row] !== 0) rows.push(row)
  }
  if (weights) rows.sort((a, b) => values[a]! - values[b]! || a - b)
  const sorted = Float64Array.from(rows, (row) => values[row]!)
  if (!weights) sorted.sort()
  return { values: sorted, weights: Float64Array.from(rows, (row) => weights?.[row] ?? 1) }
}

interface Moments {
  readonly mean: number
  readonly deviation: number
}

/** Mean and standard deviation (dividing by the sum of weights), NaN left out; 0 and 0 of nothing. */
export function meanAndDeviation(values: Float64Array, weights: Float64Array | undefined): Moments {
  const plain = momentsOf(values, weights)
  if (Number.isFinite(plain.mean) && Number.isFinite(plain.deviation)) return plain
  // Squares of numbers beyond 1e154 are more than a number holds: in units of the largest they are not.
  const largest = values.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0)
  if (largest === Infinity) return plain
  const { mean, deviation } = momentsOf(
    values.map((value) => value / largest),
    weights,
  )
  return { mean: mean * largest, deviation: deviation * largest }
}

function momentsOf(values: Float64Array, weights: Float64Array | undefined): Moments {
  let total = 0
  let sum = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    const weight = weights ? weights[row]! : 1
    total += weight
    sum += weight * value
  }
  if (total === 0) return { mean: 0, deviation: 0 }
  const mean = sum / total
  let squares = 0
  let drift = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    const weight = weights ? weights[row]! : 1
    squares += weight * (value - mean) ** 2
    drift += weight * (value - mean)
  }
  // The second term takes the rounding error of the mean out (Chan, Golub and LeVeque 1983).
  const variance = Math.max(0, (squares - drift ** 2 / total) / total)
  return { mean: mean + drift / total, deviation: Math.sqrt(variance) }
}

/**
 * Quantile by linear interpolation between order statistics; a value of weight 2 counts as two
 * values. NaN of an empty sample.
 */
export function quantile({ values, weights }: WeightedSample, share: number): number {
  let total = 0
  for (const weight of weights) total += weight
  const position = Math.max(0, share * (total - 1))
  const lower = Math.floor(position)
  const low = valueAt(values, weights, lower)
  const fraction = position - lower
  if (fraction === 0) return low
  const high = valueAt(values, weights, lower + 1)
  return low + (high - low) * fraction
}

/** The most frequent value, the smallest of equals. NaN of an empty sample. */
export function modeOf({ values, weights }: WeightedSample): number {
  let best = Number.NaN
  let bestWeight = 0
  let weight = 0
  for (let i = 0; i < values.length; i++) {
    weight = i > 0 && values[i] === values[i - 1] ? weight + weights[i]! : weights[i]!
    if (weight > bestWeight) {
      bestWeight = weight
      best = values[i]!
    }
  }
  return best
}

function valueAt(values: Float64Array, weights: Float64Array, position: number): number {
  let before = 0
  for (let i = 0; i < values.length; i++) {
    before += weights[i]!
    if (before > position) return values[i]!
  }
  return values.at(-1) ?? Number.NaN
}
