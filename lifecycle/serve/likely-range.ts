import type { ReferenceStatistics } from '../register/reference-statistics.ts'

/** How sure a score is: what came of those with one alike, when the model was judged on rows that it had not seen. */
export interface LikelyRange {
  /** Of so many people. */
  readonly people: number
  /** Of probabilities: the share to whom it happened. */
  readonly share: number | null
  /** Of probabilities where that share lies, with a confidence of 95 %; of amounts between what and what four of five lay. */
  readonly low: number
  readonly high: number
}

/** Nothing of a model that was not judged on rows of enough people, or at another time ahead. */
export function likelyRange(
  { alike }: Pick<ReferenceStatistics, 'alike'>,
  score: number,
): LikelyRange | undefined {
  if (!alike) return undefined
  const bin = alike.bins[alike.cuts.findLastIndex((cut) => score >= cut) + 1]
  if (!bin) return undefined
  const { people, share = null, low, high } = bin
  return alike.kind === 'share'
    ? { people, share, low, high }
    : { people, share, low: score + low, high: score + high }
}
