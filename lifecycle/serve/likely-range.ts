import { calibrationBandAt } from '@cadre/learn/calibration'
import type { ReferenceStatistics } from '../register/reference-statistics.ts'

/** How sure a score is: what such a score has stood for, of rows that the model had not learned from. */
export interface LikelyRange {
  /** Of so many people. */
  readonly people: number
  /** Of probabilities: to what share it has happened. */
  readonly share: number | null
  /** Of probabilities where that share lies, with a confidence of 95 %; of amounts between what and what four of five lay. */
  readonly low: number
  readonly high: number
}

/** Nothing of a model that was not judged on rows of enough people, or at another time ahead. */
export function likelyRange(
  { sureness }: Pick<ReferenceStatistics, 'sureness'>,
  score: number,
): LikelyRange | undefined {
  if (!sureness) return undefined
  if (sureness.kind === 'probability') {
    const { value, low, high } = calibrationBandAt(sureness, score)
    return { people: sureness.people, share: value, low, high }
  }
  const bin = sureness.bins[sureness.cuts.findLastIndex((cut) => score >= cut) + 1]
  return bin && { people: bin.people, share: null, low: score + bin.low, high: score + bin.high }
}
