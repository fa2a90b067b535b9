import { createRandom, deriveSeed } from '../random.ts'
import { chiSquareCut, upperChiSquare } from './chi-square-distribution.ts'

export interface PopulationStability {
  readonly value: number
  /** What 95 of 100 samples of these sizes stay under when nothing has changed. */
  readonly nullBand: number
  /** Chance of a value this large when nothing has changed. */
  readonly p: number
}

/** An empty bin's share, so that its logarithm stays finite. */
const emptyShare = 1e-4
/** Below so many rows the chi-square approximation is off; labels are shuffled instead. */
const fewRows = 100
const shuffles = 2000
const level = 0.05

/**
 * The population stability index Σ (pᵢ − qᵢ) ln (pᵢ / qᵢ) of two samples counted in the same bins, with what
 * chance alone would make of it: index / (1/n + 1/m) follows chi-square with bins − 1 degrees of freedom
 * (B. Yurdakul 2018); for fewer than a hundred rows, by shuffling whose row is whose.
 */
export function populationStability(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  { seed = 1 }: { readonly seed?: number } = {},
): PopulationStability {
  const n = total(reference)
  const m = total(current)
  const value = n === 0 || m === 0 ? 0 : indexOf(reference, current, [n, m])
  let filled = 0
  for (let bin = 0; bin < reference.length; bin++) if (reference[bin]! + current[bin]! > 0) filled++
  if (filled < 2 || n === 0 || m === 0) return { value, nullBand: 0, p: 1 }
  if (Math.min(n, m) < fewRows) return { value, ...byShuffling(reference, current, { value, seed }) }
  const scale = 1 / n + 1 / m
  return {
    value,
    nullBand: scale * chiSquareCut(level, filled - 1),
    p: upperChiSquare(value / scale, filled - 1),
  }
}

function indexOf(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  [n, m]: readonly [number, number],
): number {
  let sum = 0
  for (let bin = 0; bin < reference.length; bin++) {
    if (reference[bin] === 0 && current[bin] === 0) continue
    const p = Math.max(reference[bin]! / n, emptyShare)
    const q = Math.max(current[bin]! / m, emptyShare)
    sum += (p - q) * Math.log(p / q)
  }
  return sum
}

function byShuffling(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  { value, seed }: { readonly value: number; readonly seed: number },
): Omit<PopulationStability, 'value'> {
  const random = createRandom(deriveSeed(seed, 'population stability'))
  const n = total(reference)
  const m = total(current)
  const bins = pooledRows(reference, current)
  const drawn = new Float64Array(shuffles)
  const smaller = Math.min(n, m)
  const counts = new Float64Array(reference.length)
  const rest = new Float64Array(reference.length)
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    counts.fill(0)
    // The first `smaller` places of a Fisher-Yates shuffle are a sample without replacement.
    for (let at = 0; at < smaller; at++) {
      const other = at + random.integer(bins.length - at)
      const bin = bins[other]!
      bins[other] = bins[at]!
      bins[at] = bin
      counts[bin]!++
    }
    for (let bin = 0; bin < rest.length; bin++) rest[bin] = reference[bin]! + current[bin]! - counts[bin]!
    drawn[shuffle] = indexOf(counts, rest, [smaller, n + m - smaller])
  }
  drawn.sort()
  // A tie with what was seen counts as at least as large; rounding must not part them.
  const atLeast = drawn.filter((each) => each >= value * (1 - 1e-12)).length
  return { nullBand: drawn[Math.ceil((1 - level) * shuffles) - 1]!, p: (1 + atLeast) / (1 + shuffles) }
}

function pooledRows(reference: ArrayLike<number>, current: ArrayLike<number>): Int32Array {
  const bins = new Int32Array(total(reference) + total(current))
  let at = 0
  for (let bin = 0; bin < reference.length; bin++) {
    const rows = reference[bin]! + current[bin]!
    bins.fill(bin, at, at + rows)
    at += rows
  }
  return bins
}

function total(counts: ArrayLike<number>): number {
  let sum = 0
  for (let bin = 0; bin < counts.length; bin++) sum += counts[bin]!
  return sum
}
