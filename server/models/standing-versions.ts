import { findRunning, findStanding, isInChallengerArm } from '@cadre/store'
import type { Experiment, Session, VersionLine } from '@cadre/store'

/** The version that answers, the one that is tried beside it, and the split that runs. */
export interface StandingVersions {
  readonly champion: VersionLine | undefined
  readonly challenger: VersionLine | undefined
  readonly split: Experiment | undefined
}

/** Which versions of a model stand where now. */
export async function findStandingVersions(session: Session, modelName: string): Promise<StandingVersions> {
  return {
    champion: await findStanding(session, modelName, 'champion'),
    challenger: await findStanding(session, modelName, 'shadow'),
    split: await findRunning(session, modelName),
  }
}

/** Of whom the challenger's score is shown while a split between these two versions runs; nobody, and `undefined`, while none does. */
export function challengerArm(
  { cipher }: Session,
  { champion, challenger, split }: StandingVersions,
): ((personId: string) => boolean) | undefined {
  if (!split || split.championId !== champion?.id || split.challengerId !== challenger?.id) return undefined
  return (personId) => isInChallengerArm(cipher, split, personId)
}
