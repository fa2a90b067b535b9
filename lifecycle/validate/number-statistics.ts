import { quantile } from './sorted-numbers.ts'

export interface NumberStatistics {
  readonly min: number
  readonly q1: number
  readonly median: number
  readonly mean: number
  readonly q3: number
  readonly max: number
  readonly sd: number
  /** Third standardised moment; 0 when all values are equal. */
  readonly skewness: number
}

/** Summary of ascending values; `undefined` when there are none. `sd` is the sample's (n − 1). */
export function numberStatistics(sorted: Float64Array): NumberStatistics | undefined {
  const count = sorted.length
  if (count === 0) return undefined
  let sum = 0
  for (const value of sorted) sum += value
  const mean = sum / count
  let squares = 0
  let cubes = 0
  for (const value of sorted) {
    const off = value - mean
    squares += off * off
    cubes += off * off * off
  }
  const variance = squares / count
  return {
    min: sorted[0]!,
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    mean,
    q3: quantile(sorted, 0.75),
    max: sorted[count - 1]!,
    sd: count > 1 ? Math.sqrt(squares / (count - 1)) : 0,
    skewness: variance > 0 ? cubes / count / variance ** 1.5 : 0,
  }
}

/** Counts over equal-width bins from the first to the last of ascending values; one bin when all are equal. */
export function histogram(sorted: Float64Array, maxBins = 20): number[] {
  if (sorted.length === 0) return []
  const min = sorted[0]!
  const width = sorted[sorted.length - 1]! - min
  if (!(width > 0) || !Number.isFinite(width)) return [sorted.length]
  const bins = Math.max(5, Math.min(maxBins, Math.ceil(Math.log2(sorted.length)) + 1))
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of sorted) {
    const bin = Math.min(bins - 1, Math.floor(((value - min) / width) * bins))
    counts[bin]!++
  }
  return counts
}
