import type { RecordVersion } from '@cadre/contract/client'

/** How a goal goes, by the last that was said of it. */
export type Standing = 'badly' | 'well' | 'unsaid'
export const standings: readonly Standing[] = ['badly', 'well', 'unsaid']

/** The newest check-in of each goal, of check-ins newest first. */
export function newestByGoal(checkIns: readonly RecordVersion[]): ReadonlyMap<string, RecordVersion> {
  const newest = new Map<string, RecordVersion>()
  for (const checkIn of checkIns) {
    const id = String(checkIn.values['goalId'])
    if (!newest.has(id)) newest.set(id, checkIn)
  }
  return newest
}

export function standingOf(checkIn: RecordVersion | undefined): Standing {
  const confidence = checkIn?.values['confidence']
  if (confidence === 'on track') return 'well'
  return confidence === 'at risk' || confidence === 'off track' ? 'badly' : 'unsaid'
}

/** How far from start to target; nothing where the goal is not counted. */
export function shareOf(now: unknown, start: unknown, target: unknown): number | undefined {
  if (typeof now !== 'number' || typeof target !== 'number') return undefined
  const from = typeof start === 'number' ? start : 0
  if (target === from) return undefined
  return Math.max(0, Math.min(1, (now - from) / (target - from)))
}
