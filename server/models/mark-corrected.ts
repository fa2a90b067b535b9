import { correctedSince, withSystemReach } from '@cadre/store'
import type { ModelScore, Session } from '@cadre/store'

/** A score with whether records that it was made from were corrected since. */
export type MarkedScore = ModelScore & { readonly isCorrected: boolean }

/** Marks scores whose records say something else meanwhile: they are worked out anew the next night. In a session with the reach of the system. */
export async function markCorrected(
  session: Session,
  scores: readonly ModelScore[],
): Promise<readonly MarkedScore[]> {
  const corrected = new Set(await withSystemReach(session, (system) => correctedSince(system, scores)))
  return scores.map((score) => ({ ...score, isCorrected: corrected.has(score) }))
}
