import type { Steps } from './confidence-sequence.ts'

/** Cases in the order in which they came, dealt to two arms by chance. */
export interface DealtCases {
  /** What was measured, between 0 and 1. */
  readonly values: ArrayLike<number>
  /** 1 for the arm that is tried. */
  readonly isTried: ArrayLike<number>
  /** The chance of being dealt to it. */
  readonly share: number
}

/**
 * Steps whose mean is by how much the arm that is tried lies above the other: each case counts as often as its chance says,
 * less what was guessed of both arms from the cases before (Howard and others 2021, section 4.2). Throws a plain error on a
 * value outside 0 to 1.
 */
export function differenceSteps({ values, isTried, share }: DealtCases): Steps {
  const steps = new Float64Array(values.length)
  const guesses = new Float64Array(values.length)
  const sums = [0.5, 0.5]
  const counts = [1, 1]
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if (!(value >= 0 && value <= 1)) throw new Error(`a value of ${value} is not between 0 and 1`)
    const arm = isTried[at] === 1 ? 1 : 0
    const guess = guessDifference(sums, counts)
    const weight = arm === 1 ? 1 / share : -1 / (1 - share)
    guesses[at] = guess
    steps[at] = guess + weight * (value - sums[arm]! / counts[arm]!)
    sums[arm]! += value
    counts[arm]! += 1
  }
  return { values: steps, guesses, reach: 1 / Math.min(share, 1 - share) }
}

function guessDifference(sums: readonly number[], counts: readonly number[]): number {
  return sums[1]! / counts[1]! - sums[0]! / counts[0]!
}
