import { mixtureBoundary } from './mixture-boundary.ts'

/** Steps in the order in which they came, each with what was guessed of it from those before alone. */
export interface Steps {
  readonly values: Float64Array
  readonly guesses: Float64Array
  /** No value lies further from its guess than this. */
  readonly reach: number
}

export interface SequenceOptions {
  readonly alpha?: number
  /** Counts of steps at which it is told; the last one when left out. */
  readonly at?: readonly number[]
}

/** What is known after so many steps. */
export interface SequencePoint {
  readonly count: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/**
 * An interval for the mean that holds at every count of steps at once with a chance of 1 − alpha, however often it is looked
 * at and whenever one stops. Steps need not be alike: what is covered is the mean of what was to be expected of each. The
 * empirical-Bernstein sequence of Howard and others (2021), Theorem 4; it is tightest after about as many steps as have
 * squares of 25 times the squared reach.
 */
export function confidenceSequence(
  { values, guesses, reach }: Steps,
  { alpha = 0.05, at = [values.length] }: SequenceOptions = {},
): SequencePoint[] {
  const boundary = mixtureBoundary({ alpha: alpha / 2, reach, tightAt: 25 * reach * reach })
  const wanted = new Set(at)
  const points: SequencePoint[] = []
  let sum = 0
  let squares = 0
  for (let step = 0; step < values.length; step++) {
    sum += values[step]!
    squares += (values[step]! - guesses[step]!) ** 2
    const count = step + 1
    if (!wanted.has(count)) continue
    const [mean, half] = [sum / count, boundary.at(squares) / count]
    points.push({ count, mean, low: mean - half, high: mean + half })
  }
  return points
}

/** Steps of one stream, each guessed as the mean of those before. Values lie between `low` and `high`. */
export function meanSteps(
  values: ArrayLike<number>,
  { low, high }: { readonly low: number; readonly high: number },
): Steps {
  const kept = Float64Array.from(values)
  const guesses = new Float64Array(kept.length)
  let sum = 0
  for (let step = 0; step < kept.length; step++) {
    guesses[step] = (sum + (low + high) / 2) / (step + 1)
    sum += kept[step]!
  }
  return { values: kept, guesses, reach: high - low }
}
