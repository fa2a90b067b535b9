import { AppError, isCivilDate } from '@cadre/core'
import { broughtInBefore } from '@cadre/store/features'
import type { KnownPast } from '@cadre/store/features'
import type { LakeStorage } from '@cadre/store/lake'

interface Asked {
  /** What `--history` says. */
  readonly history: string | undefined
  readonly now: Date
  readonly tell: (what: string) => void
}

export const historyMeaning =
  'what counts as known of a past day: "recorded" by its end, as it "happened" though it was recorded later, or happened before a date (YYYY-MM-DD) and recorded from it on; default: the day after the first record of the lake'

/** What is taken as known of past days. Throws `AppError` `usage`. */
export async function readPast(lake: LakeStorage, { history, now, tell }: Asked): Promise<KnownPast> {
  const knownAt = now.toISOString()
  if (history === 'recorded') return {}
  if (history === 'happened') return { knownAt }
  if (history !== undefined && ![history].every(isCivilDate))
    throw new AppError(
      'usage',
      `--history is "${history}". Write recorded, happened, or the date before which the past was brought in later.`,
    )
  const before = history ?? (await broughtInBefore(lake, knownAt))
  if (before === undefined) return {}
  tell(`days before ${before} are seen as they happened: their past was brought in later`)
  return { knownAt, before }
}
