import type { CivilDate } from '@cadre/core'

/** Where scores stand among those that were given together, the highest first. */
export const scoreBands = ['high', 'raised', 'usual'] as const
export type ScoreBand = (typeof scoreBands)[number]

/** A score that somebody was given, with what was done for them afterwards and what came of it. */
export interface FollowedScore {
  readonly subjectId: string
  /** Scores of one set were given by one version on one day; nobody is compared across sets. */
  readonly set: string
  /** Where they worked, to be compared with people of the same unit where there are any; null when it is not known. */
  readonly unit: string | null
  /** Probability of leaving within the horizon. */
  readonly score: number
  /** Where the score stands among those of its set; null where it is not known. */
  readonly band: ScoreBand | null
  /** When what is judged was begun; null for people of whom nothing was noted within the horizon. */
  readonly begunOn: CivilDate | null
  /** The day from which on they were no longer there; null for who stayed. */
  readonly goneOn: CivilDate | null
  /** 1 for who left within the horizon, 0 for who did not, null while it is not known. */
  readonly outcome: number | null
}

/** A score whose outcome is known. */
export type KnownScore = FollowedScore & { readonly outcome: number }

/** The log-odds of a score, kept finite. */
export function logOddsOf({ score }: Pick<FollowedScore, 'score'>): number {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, score))
  return Math.log(p / (1 - p))
}
