import { endAlertsOfPast, listTrainedOn, raiseErased, retireOverdue } from '@cadre/store'
import type { Session } from '@cadre/store'
import { erasedAt } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'

interface Looking {
  readonly lake: LakeStorage
  readonly inSession: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
}

/**
 * Marks which versions learned from rows that somebody was erased from since, raises it of those that answer or are tried, retires
 * those whose day is over, and ends what was raised once another answers. Returns how many were raised.
 */
export async function raiseErasedFrom({ lake, inSession }: Looking): Promise<number> {
  await inSession(endAlertsOfPast)
  let raised = 0
  for (const version of await inSession(listTrainedOn)) {
    const at = await erasedAt(lake, version.dataHash)
    if (at !== null && (await inSession((session) => raiseErased(session, version, at)))) raised++
  }
  await inSession(retireOverdue)
  return raised
}
