import { AppError } from '@cadre/core'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { findStanding } from '@cadre/store'
import type { Session } from '@cadre/store'
import { openVersion } from './opened-versions.ts'

/** Whether scores of two versions mean the same: a probability of the same class of the same target. */
export function answerAlike({ model: a }: OpenedBundle, { model: b }: OpenedBundle): boolean {
  return a.task === b.task && a.target === b.target && a.positive === b.positive
}

/** Throws `record-conflict` where the version that is tried gives the probability of another class than the one that answers. */
export async function refuseUnlike(session: Session, modelName: string): Promise<void> {
  const champion = await findStanding(session, modelName, 'champion')
  const challenger = await findStanding(session, modelName, 'shadow')
  if (!champion || !challenger) return
  const [a, b] = [await openVersion(session, champion.id), await openVersion(session, challenger.id)]
  if (!answerAlike(a, b))
    throw new AppError(
      'record-conflict',
      'The two versions give the probability of different outcomes, so their scores cannot be compared.',
    )
}
