import { endAlertsOfPast, listTrainedOn, raiseErased } from '@cadre/store'
import type { Session } from '@cadre/store'
import { erasedAt } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'

interface Looking {
  readonly lake: LakeStorage
  readonly inSession: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
}

/** Raises which versions in use learned from rows that somebody was erased from since, and ends it for those that are in use no more. Returns how many. */
export async function raiseErasedFrom({ lake, inSession }: Looking): Promise<number> {
  await inSession(endAlertsOfPast)
  let raised = 0
  for (const version of await inSession(listTrainedOn)) {
    const at = await erasedAt(lake, version.dataHash)
    if (at !== null && (await inSession((session) => raiseErased(session, version, at)))) raised++
  }
  return raised
}
