import { quantileOfSorted } from '../metrics/bootstrap.ts'
import type { Interval } from '../metrics/interval.ts'
import { createRandom, deriveSeed } from '../random.ts'

/**
 * The largest difference between group means, ± the 95 % point of the largest difference between
 * two groups' errors (drawn from their normal limits, so groups should have 30 values or more).
 * `undefined` with fewer than two groups.
 */
export function largestMeanGap(
  groups: readonly Float64Array[],
  { seed = 1, resamples = 2000 }: { readonly seed?: number; readonly resamples?: number } = {},
): Interval | undefined {
  const summaries = groups.filter(({ length }) => length > 0).map(summarise)
  if (summaries.length < 2) return undefined
  const random = createRandom(deriveSeed(seed, 'mean gap'))
  const reaches = new Float64Array(resamples)
  for (let resample = 0; resample < resamples; resample++) {
    reaches[resample] = spreadOf(summaries.map(({ error }) => error * random.normal()))
  }
  const value = spreadOf(summaries.map(({ mean }) => mean))
  const reach = quantileOfSorted(reaches.sort(), 0.95)
  return { value, low: Math.max(0, value - reach), high: value + reach }
}

function summarise(values: Float64Array): { mean: number; error: number } {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, error: count > 1 ? Math.sqrt(squares / (count - 1) / count) : 0 }
}

function spreadOf(means: readonly number[]): number {
  return Math.max(...means) - Math.min(...means)
}
