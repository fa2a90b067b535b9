import { createRandom, deriveSeed } from '../random.ts'
import type { SampleDesign } from './estimate.ts'
import type { Interval } from './interval.ts'
import { normalCdf, normalQuantile } from './normal-distribution.ts'

type Statistic = (weights: Float64Array) => number

/**
 * Values of each statistic under resampled rows: `resamples` of them, all statistics on the same
 * resamples. Rows are drawn within strata (each keeps its number of rows), or whole groups are
 * drawn. A row drawn twice counts with twice its weight.
 */
export function bootstrap(
  statistics: readonly Statistic[],
  design: SampleDesign,
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
): Float64Array[] {
  const random = createRandom(deriveSeed(seed, 'bootstrap'))
  const { weights } = design
  const units = sampledUnits(design)
  const results = statistics.map(() => new Float64Array(resamples))
  const resampled = new Float64Array(weights.length)
  for (let resample = 0; resample < resamples; resample++) {
    resampled.fill(0)
    for (const { starts, rows } of units) {
      const count = starts.length - 1
      for (let draw = 0; draw < count; draw++) {
        const unit = random.integer(count)
        for (let at = starts[unit]!; at < starts[unit + 1]!; at++)
          resampled[rows[at]!]! += weights[rows[at]!]!
      }
    }
    for (let s = 0; s < statistics.length; s++) results[s]![resample] = statistics[s]!(resampled)
  }
  return results
}

/** Units of one stratum: unit u is the rows from starts[u] to starts[u + 1]. */
interface StratumUnits {
  readonly starts: Uint32Array
  readonly rows: Uint32Array
}

function sampledUnits({ weights, strata, groups }: SampleDesign): StratumUnits[] {
  if (groups) return [sortedInto(groups)]
  const byStratum = sortedInto(strata ?? new Int32Array(weights.length))
  return Array.from({ length: byStratum.starts.length - 1 }, (_, stratum) => {
    const rows = byStratum.rows.subarray(byStratum.starts[stratum]!, byStratum.starts[stratum + 1]!)
    return { starts: Uint32Array.from({ length: rows.length + 1 }, (_unused, unit) => unit), rows }
  })
}

/** Rows by their number, counting sort. */
function sortedInto(numbers: Int32Array): StratumUnits {
  const count = numbers.reduce((most, number) => Math.max(most, number), -1) + 1
  const starts = new Uint32Array(count + 1)
  for (const number of numbers) starts[number + 1]!++
  for (let number = 0; number < count; number++) starts[number + 1]! += starts[number]!
  const next = starts.slice()
  const rows = new Uint32Array(numbers.length)
  for (let row = 0; row < numbers.length; row++) rows[next[numbers[row]!]!++] = row
  return { starts, rows }
}

/**
 * Bias-corrected and accelerated interval (Efron 1987), of 95 % unless said. `acceleration` is a sixth of the
 * skewness of the influence values. Widened to hold the value itself, should the correction miss it.
 */
export function bcaInterval(
  value: number,
  draws: Float64Array,
  { acceleration = 0, level = 0.95 }: { readonly acceleration?: number; readonly level?: number } = {},
): Interval {
  const sorted = draws.filter((draw) => !Number.isNaN(draw)).sort()
  const count = sorted.length
  if (count === 0) return { value, low: value, high: value }
  let below = 0
  for (const draw of sorted) below += draw < value ? 1 : draw === value ? 0.5 : 0
  const shift = normalQuantile(Math.min(count - 0.5, Math.max(0.5, below)) / count)
  const at = (share: number): number => {
    const z = shift + normalQuantile(share)
    const slope = Math.max(0.1, 1 - acceleration * z)
    return quantileOfSorted(sorted, normalCdf(shift + z / slope))
  }
  return { value, low: Math.min(value, at((1 - level) / 2)), high: Math.max(value, at((1 + level) / 2)) }
}

/** A sixth of the skewness of weighted influence values, summed by group where there are groups. */
export function accelerationOf(influence: Float64Array, { weights, groups }: SampleDesign): number {
  const terms = groups
    ? new Float64Array(groups.reduce((most, group) => Math.max(most, group), 0) + 1)
    : new Float64Array(influence.length)
  for (let row = 0; row < influence.length; row++) {
    terms[groups ? groups[row]! : row]! += influence[row]! * weights[row]!
  }
  let squares = 0
  let cubes = 0
  for (const term of terms) {
    squares += term * term
    cubes += term * term * term
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0
}

/** The value at a share of a sorted list, linear in between. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const above = Math.min(sorted.length - 1, below + 1)
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!)
}
