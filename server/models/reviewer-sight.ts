import { listOpenQuestions } from '@cadre/store'
import type { ModelScore, Session } from '@cadre/store'
import type { MarkedScore } from './mark-corrected.ts'

/** A score as somebody may see it who may still have to decide on it. */
export interface SeenScore extends Omit<MarkedScore, 'versionId'> {
  readonly versionId: string | null
}

/** What is said about one person by one model. */
type Said = Pick<ModelScore, 'personId' | 'modelName'>

interface Decided {
  readonly personId: string
  readonly decidedBy: string
}

export interface ReviewerSight {
  /** Whether the account has still to decide on what a model says about somebody. */
  readonly hasToDecide: (said: Said) => boolean
  /** Whether it decides on that without seeing it. */
  readonly isHidden: (said: Said) => boolean
  readonly seen: (score: MarkedScore) => SeenScore
  /** The decisions that it may know: of others none about somebody on whom it decides blind. */
  readonly known: <Decision extends Decided>(decisions: readonly Decision[]) => readonly Decision[]
}

/**
 * What an account with open cases about people may see of what is said about them, wherever it looks: of a blind case neither
 * score nor reasons nor what others decided, and of versions that are compared not which of them said it.
 */
export async function reviewerSight(session: Session, personIds: readonly string[]): Promise<ReviewerSight> {
  const open = await listOpenQuestions(session, personIds)
  const questions = (said: Said) =>
    open.filter(({ personId, modelName }) => personId === said.personId && modelName === said.modelName)
  const hasToDecide = (said: Said): boolean => questions(said).length > 0
  const isHidden = (said: Said): boolean => questions(said).some(({ isBlind }) => isBlind)
  const blindly = new Set(open.flatMap(({ personId, isBlind }) => (isBlind ? [personId] : [])))
  return {
    hasToDecide,
    isHidden,
    seen: (score) => ({
      ...score,
      ...(hasToDecide(score) && score.trial !== null && { trial: 'compared', versionId: null }),
      ...(isHidden(score) && { score: null, band: null, because: null, reasons: [], likely: null }),
    }),
    known: (decisions) =>
      decisions.filter(
        ({ personId, decidedBy }) => decidedBy === session.caller.accountId || !blindly.has(personId),
      ),
  }
}
