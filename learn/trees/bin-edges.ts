/** Cuts of a number column into bins: bin b holds the values with `edges[b - 1] <= value < edges[b]`. */
interface BinEdges {
  readonly edges: Float64Array
  /** Smallest and largest value seen in each bin. */
  readonly low: Float64Array
  readonly high: Float64Array
}

/**
 * Cuts values into at most `maxBins` bins of about equal weight; each distinct value has its own
 * bin when there are few enough. Missing values (NaN) and rows without weight are passed over.
 */
export function findBinEdges(
  values: Float64Array,
  weights: Float64Array | undefined,
  maxBins: number,
): BinEdges {
  const { distinct, mass } = distinctValues(values, weights)
  const last = distinct.length <= maxBins ? distinct.map((_, i) => i) : lastOfEachBin(mass, maxBins)
  const count = last.length
  const low = new Float64Array(count)
  const high = new Float64Array(count)
  const edges = new Float64Array(Math.max(0, count - 1))
  for (let bin = 0; bin < count; bin++) {
    low[bin] = distinct[bin === 0 ? 0 : last[bin - 1]! + 1]!
    high[bin] = distinct[last[bin]!]!
    if (bin > 0) edges[bin - 1] = middle(high[bin - 1]!, low[bin]!)
  }
  return { edges, low, high }
}

/** A number above `a` and at most `b`, halfway where the arithmetic allows. */
export function middle(a: number, b: number): number {
  const half = a + (b - a) / 2
  return half > a && half <= b ? half : b
}

function distinctValues(
  values: Float64Array,
  weights: Float64Array | undefined,
): { distinct: Float64Array; mass: Float64Array } {
  const sorted = presentValues(values, weights).sort()
  const mass = new Float64Array(sorted.length)
  let count = 0
  for (let i = 0; i < sorted.length; i++) {
    if (count === 0 || sorted[i] !== sorted[count - 1]) sorted[count++] = sorted[i]!
    mass[count - 1]! += 1
  }
  const distinct = sorted.subarray(0, count)
  if (!weights) return { distinct, mass: mass.subarray(0, count) }
  mass.fill(0)
  for (let row = 0; row < values.length; row++) {
    const weight = weights[row]!
    if (weight > 0 && !Number.isNaN(values[row]!)) mass[countBelowOrAt(distinct, values[row]!) - 1]! += weight
  }
  return { distinct, mass: mass.subarray(0, count) }
}

function presentValues(values: Float64Array, weights: Float64Array | undefined): Float64Array {
  const present = new Float64Array(values.length)
  let count = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (!Number.isNaN(value) && (weights === undefined || weights[row]! > 0)) present[count++] = value
  }
  return present.subarray(0, count)
}

/** How many entries of an ascending array are not above the value. */
function countBelowOrAt(ascending: Float64Array, value: number): number {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const half = (from + to) >> 1
    if (ascending[half]! <= value) from = half + 1
    else to = half
  }
  return from
}

/** Closes a bin once it is nearer to its fair share of the remaining weight without the next value. */
function lastOfEachBin(mass: Float64Array, maxBins: number): Float64Array {
  const last: number[] = []
  let remaining = mass.reduce((sum, weight) => sum + weight, 0)
  let inBin = 0
  for (let i = 0; i < mass.length - 1; i++) {
    inBin += mass[i]!
    const share = remaining / (maxBins - last.length)
    if (inBin + mass[i + 1]! / 2 < share) continue
    last.push(i)
    remaining -= inBin
    inBin = 0
    if (last.length === maxBins - 1) break
  }
  last.push(mass.length - 1)
  return Float64Array.from(last)
}
