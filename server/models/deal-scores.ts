import type { NewScore } from '@cadre/store'

/** What one version says about everybody. */
interface Said {
  readonly versionId: string
  readonly scores: readonly NewScore[]
}

/** Scores of one version that are shown, or kept without being shown. */
export interface DealtScores extends Said {
  readonly isShown: boolean
}

/**
 * Says whose score is shown: the champion's, but during a split the challenger's for people in its arm. Only whom both versions
 * score is split; about everybody else the champion speaks. The challenger's are entered first.
 */
export function dealScores(
  champion: Said,
  challenger: Said | undefined,
  isInChallengerArm: ((personId: string) => boolean) | undefined,
): DealtScores[] {
  if (!challenger) return [{ ...champion, isShown: true }]
  const scoredBy = ({ scores }: Said): Set<string> =>
    new Set(scores.flatMap(({ personId, status }) => (status === 'scored' ? [personId] : [])))
  const [byChampion, byChallenger] = [scoredBy(champion), scoredBy(challenger)]
  const isSplit = ({ personId }: NewScore): boolean =>
    byChampion.has(personId) && byChallenger.has(personId) && isInChallengerArm?.(personId) === true
  const part = ({ versionId, scores }: Said, isShown: boolean, ofChallenger: boolean): DealtScores => ({
    versionId,
    isShown,
    scores: scores.filter((score) => isSplit(score) === ofChallenger),
  })
  return [
    part(challenger, true, true),
    part(champion, false, true),
    part(challenger, false, false),
    part(champion, true, false),
  ]
}
