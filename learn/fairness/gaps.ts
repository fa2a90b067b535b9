import { quantileOfSorted } from '../metrics/bootstrap.ts'
import type { Interval } from '../metrics/interval.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { drawBinomial } from './draw-binomial.ts'
import type { GroupCounts } from './group-outcomes.ts'

/** Largest difference between groups, with a 95 % interval; absent where fewer than two groups define the rate. */
export interface FairnessGaps {
  /** Of selection rates. */
  readonly demographicParity?: Interval
  /** Of true positive rates. */
  readonly equalOpportunity?: Interval
  /** The larger of the gaps of true and of false positive rates. */
  readonly equalizedOdds?: Interval
  /** Of precisions. */
  readonly predictiveParity?: Interval
}

export interface GapOptions {
  readonly seed?: number
  readonly resamples?: number
  /** A group is left out of a rate that it has fewer people for: one positive is no true positive rate. */
  readonly minimumBase?: number
}

/** A rate in one group. */
interface Share {
  readonly hits: number
  readonly base: number
}

type ShareOf = (counts: GroupCounts) => Share

const selectionRate: ShareOf = ({ truePositives, falsePositives, falseNegatives, trueNegatives }) => ({
  hits: truePositives + falsePositives,
  base: truePositives + falsePositives + falseNegatives + trueNegatives,
})
const truePositiveRate: ShareOf = ({ truePositives, falseNegatives }) => ({
  hits: truePositives,
  base: truePositives + falseNegatives,
})
const falsePositiveRate: ShareOf = ({ falsePositives, trueNegatives }) => ({
  hits: falsePositives,
  base: falsePositives + trueNegatives,
})
const precision: ShareOf = ({ truePositives, falsePositives }) => ({
  hits: truePositives,
  base: truePositives + falsePositives,
})

/** A gap is the largest of the gaps of its rates. */
const gapRates: Readonly<Record<keyof FairnessGaps, readonly ShareOf[]>> = {
  demographicParity: [selectionRate],
  equalOpportunity: [truePositiveRate],
  equalizedOdds: [truePositiveRate, falsePositiveRate],
  predictiveParity: [precision],
}

/**
 * The largest gaps between groups. The interval is gap ± the 95 % point of the largest difference
 * between two groups' errors, from a bootstrap that resamples people within each group: as in
 * Tukey's range test it holds for whichever two groups lie furthest apart, and for two groups it is the
 * usual interval of a difference. (Percentiles of resampled gaps would not do: a largest gap is
 * biased upwards.) Give it groups large enough to judge only. An interval that reaches 0 shows no gap.
 */
export function fairnessGaps(groups: readonly GroupCounts[], options: GapOptions = {}): FairnessGaps {
  const { seed = 1, resamples = 2000, minimumBase = 10 } = options
  const gaps = Object.entries(gapRates).flatMap(([name, rates]) => {
    const sharesByRate = rates.map((shareOf) =>
      groups.map(shareOf).filter(({ base }) => base >= Math.max(1, minimumBase)),
    )
    if (sharesByRate.some(({ length }) => length < 2)) return []
    return [[name, gapInterval(sharesByRate, { seed: deriveSeed(seed, 'gap', name), resamples })] as const]
  })
  return Object.fromEntries(gaps)
}

/**
 * The mean of the largest gaps of true and of false positive rates ("average odds"), with an interval in the manner of
 * `fairnessGaps`; absent where fewer than two groups have both outcomes.
 */
export function averageOddsGap(
  groups: readonly GroupCounts[],
  options: GapOptions = {},
): Interval | undefined {
  const { seed = 1, resamples = 2000, minimumBase = 10 } = options
  const sharesByRate = gapRates.equalizedOdds.map((shareOf) =>
    groups.map(shareOf).filter(({ base }) => base >= Math.max(1, minimumBase)),
  )
  if (sharesByRate.some(({ length }) => length < 2)) return undefined
  const parts = sharesByRate.map((shares, rate) =>
    gapInterval([shares], { seed: deriveSeed(seed, 'average odds', rate), resamples }),
  )
  const value = parts.reduce((sum, part) => sum + part.value, 0) / parts.length
  // The two rates are of different people: their errors are independent.
  const reach =
    Math.sqrt(parts.reduce((sum, part) => sum + (part.value - reachLow(part)) ** 2, 0)) / parts.length
  return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach) }
}

/** Where the interval would begin were gaps able to be negative. */
function reachLow({ value, high }: Interval): number {
  return value - (high - value)
}

function gapInterval(
  sharesByRate: readonly (readonly Share[])[],
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
): Interval {
  const value = Math.max(
    ...sharesByRate.map((shares) => spreadOf(shares.map(({ hits, base }) => hits / base))),
  )
  const random = createRandom(seed)
  const reaches = new Float64Array(resamples)
  for (let resample = 0; resample < resamples; resample++) {
    for (const shares of sharesByRate) {
      const errors = shares.map(({ hits, base }) => {
        // Half a person on each side: a share of 0 or 1 is no certainty.
        const share = (hits + 0.5) / (base + 1)
        return drawBinomial(base, share, random) / base - share
      })
      reaches[resample] = Math.max(reaches[resample]!, spreadOf(errors))
    }
  }
  const reach = quantileOfSorted(reaches.sort(), 0.95)
  return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach) }
}

function spreadOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}
