import { listCases, readScore } from '@cadre/store'
import type { ModelScore, Session } from '@cadre/store'

/** A score as somebody may see it who may still have to decide on it. */
export interface SeenScore extends Omit<ModelScore, 'versionId'> {
  readonly versionId: string | null
}

export interface ReviewerSight {
  /** Whether the account decides on a score of this model without seeing it. */
  readonly isHidden: (score: ModelScore) => boolean
  readonly seen: (score: ModelScore) => SeenScore
}

/**
 * What an account with open cases about a person may see of the scores about them, wherever it looks: of a blind case neither
 * score nor reasons, and of versions that are compared not which of them said it.
 */
export async function reviewerSight(session: Session, personId: string): Promise<ReviewerSight> {
  const decides = new Map<string, boolean>()
  for (const { scoreId, isBlind } of await listCases(session, { state: 'open', isOwn: true, personId })) {
    const { modelName } = await readScore(session, scoreId)
    decides.set(modelName, isBlind || (decides.get(modelName) ?? false))
  }
  const isHidden = ({ modelName }: ModelScore): boolean => decides.get(modelName) ?? false
  return {
    isHidden,
    seen: (score) => ({
      ...score,
      ...(decides.has(score.modelName) && score.trial !== null && { trial: 'compared', versionId: null }),
      ...(isHidden(score) && { score: null, band: null, because: null, reasons: [] }),
    }),
  }
}
