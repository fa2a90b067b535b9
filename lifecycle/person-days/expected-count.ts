import type { Interval } from '@cadre/learn/metrics'

const reach = 1.96

/**
 * To how many of some people something is expected to happen, with the interval in which 95 of 100 such counts would lie: chance, as of
 * independent events (the variance of a Poisson-binomial count), and how far the model hangs on whom it learned from (jackknife over models
 * of the people without a part each, Efron and Tibshirani 1993, section 11.5). `others` holds what each of those says of the same people.
 */
export function expectedCount(probabilities: Float64Array, others: readonly Float64Array[] = []): Interval {
  const value = sum(probabilities)
  const chance = sum(probabilities.map((p) => p * (1 - p)))
  const counts = Float64Array.from(others, sum)
  const mean = sum(counts) / Math.max(1, counts.length)
  const spread =
    counts.length < 2 ? 0 : ((counts.length - 1) / counts.length) * sum(counts.map((c) => (c - mean) ** 2))
  const width = reach * Math.sqrt(chance + spread)
  return { value, low: Math.max(0, value - width), high: Math.min(probabilities.length, value + width) }
}

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0)
