import type { CivilDate } from '@cadre/core'

/** What is taken as known of days that are past: what was recorded by the end of each, unless said otherwise. */
export interface KnownPast {
  /** What was known at this moment instead: for a past that was brought in later. */
  readonly knownAt?: string | undefined
  /** Only of days before this one; from it on, what was recorded by the end of each. */
  readonly before?: CivilDate | undefined
}

/** Whether a day is seen as it happened, though it was recorded later. */
export function isSeenAsItHappened({ knownAt, before }: KnownPast, day: CivilDate): boolean {
  return knownAt !== undefined && (before === undefined || day < before)
}

/** The moment whose knowledge of a day counts; of its own end, when all is known that is entered on it. */
export function knownOn(past: KnownPast, day: CivilDate): string {
  return isSeenAsItHappened(past, day) ? past.knownAt! : `${day}T23:59:59.999999Z`
}
