import { logistic } from '@cadre/learn'
import { createAdam } from './adam.ts'

/** What groups must not differ in: how often they are selected, or how often of each outcome. */
export type AdversaryParity = 'demographic-parity' | 'equalized-odds'

export interface AdversaryRows {
  /** 0 or 1. */
  readonly values: ArrayLike<number>
  readonly weights: ArrayLike<number>
  /** Group of each row; −1 where it is not known, which nothing is learned from. */
  readonly codes: ArrayLike<number>
}

export interface AdversaryStep {
  readonly loss: number
  readonly slopes: Float32Array
}

/** Guesses the group from the score, and says how each margin helps it. */
export interface Adversary {
  /** One step of learning on a batch; gives its loss before and how it rises with each margin, or nothing without known groups. */
  step(margins: Float32Array, rows: AdversaryRows): AdversaryStep | undefined
}

/**
 * The adversary of Zhang, Lemoine and Mitchell (2018): a line through s = σ((1 + |c|) margin), then a softmax over the
 * groups; learned by Adam. For equalized odds there is a line for each outcome y, with an intercept of its own: an
 * adversary that knows y through s alone would punish the net for knowing y.
 */
export function createAdversary({
  parity,
  groups,
  learningRate,
}: {
  readonly parity: AdversaryParity
  readonly groups: number
  readonly learningRate: number
}): Adversary {
  const isByOutcome = parity === 'equalized-odds'
  // For each line a slope and an intercept by group; then c, which sharpens the score.
  const flat = new Float32Array((isByOutcome ? 4 : 2) * groups + 1)
  const guess = new Float64Array(groups)
  const adam = createAdam(flat.length, learningRate)
  const sharpness = flat.length - 1
  flat[sharpness] = 1
  return {
    step(margins, { values, weights, codes }) {
      const gradient = new Float32Array(flat.length)
      const slopes = new Float32Array(margins.length)
      const total = knownWeight(weights, codes)
      if (total === 0) return undefined
      let loss = 0
      const scale = 1 + Math.abs(flat[sharpness]!)
      for (let row = 0; row < margins.length; row++) {
        const code = codes[row]!
        if (code < 0) continue
        const margin = margins[row]!
        const s = logistic(scale * margin)
        const y = isByOutcome ? values[row]! : 1
        // Rows of another outcome go through a line of their own.
        const from = y === 1 ? 0 : 2 * groups
        guessInto(guess, flat, { from, s })
        loss -= (weights[row]! / total) * Math.log(guess[code]!)
        let slopeOfScore = 0
        for (let group = 0; group < groups; group++) {
          const error = ((guess[group]! - (group === code ? 1 : 0)) * weights[row]!) / total
          gradient[from + group]! += error * s
          gradient[from + groups + group]! += error
          slopeOfScore += error * flat[from + group]!
        }
        const rise = slopeOfScore * s * (1 - s)
        slopes[row] = rise * scale
        gradient[sharpness]! += rise * margin * Math.sign(flat[sharpness]!)
      }
      adam.step(flat, gradient)
      return { loss, slopes }
    },
  }
}

/** Chances of each group, by the line that begins at `from`. */
function guessInto(
  guess: Float64Array,
  flat: Float32Array,
  { from, s }: { readonly from: number; readonly s: number },
): void {
  const groups = guess.length
  let most = -Infinity
  for (let group = 0; group < groups; group++) {
    guess[group] = flat[from + group]! * s + flat[from + groups + group]!
    most = Math.max(most, guess[group]!)
  }
  let sum = 0
  for (let group = 0; group < groups; group++) sum += guess[group] = Math.exp(guess[group]! - most)
  for (let group = 0; group < groups; group++) guess[group]! /= sum
}

function knownWeight(weights: ArrayLike<number>, codes: ArrayLike<number>): number {
  let total = 0
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) total += weights[row]!
  return total
}

/**
 * The predictor's way down that does not help the adversary: g − proj_h(g) − α h, where g is its own gradient and h the
 * adversary's along the same weights.
 */
export function awayFromAdversary(own: Float32Array, adversary: Float32Array, alpha: number): Float32Array {
  let along = 0
  let length = 0
  for (let at = 0; at < own.length; at++) {
    along += own[at]! * adversary[at]!
    length += adversary[at]! * adversary[at]!
  }
  if (length === 0) return own
  const share = along / length + alpha
  return own.map((slope, at) => slope - share * adversary[at]!)
}
