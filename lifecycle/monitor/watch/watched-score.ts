import type { CivilDate } from '@cadre/core'

/** A score that was given, with what came after. */
export interface WatchedScore {
  readonly subjectId: string
  readonly day: CivilDate
  /** `null` where the model abstained. */
  readonly score: number | null
  /** Whether it stands in a band that asks somebody to look. */
  readonly isPointedOut: boolean
  /** What a person decided on it; `null` while nobody has. */
  readonly decision: 'act' | 'watch' | 'no action' | null
  /** The outcome, as the model counts it: 1 for the class that is predicted, or the number; `null` while it is not known. */
  readonly outcome: number | null
  /** Group by protected attribute, where known; used to compare groups and for nothing else. */
  readonly groups: Readonly<Record<string, string>>
}

/** A row whose score and outcome are both known. */
export interface Outcome {
  readonly subjectId: string
  readonly day: CivilDate
  readonly score: number
  readonly outcome: number
}

/** The rows whose score and outcome are both known. */
export function withOutcome(rows: readonly WatchedScore[]): Outcome[] {
  return rows.flatMap(({ subjectId, day, score, outcome }) =>
    score === null || outcome === null ? [] : [{ subjectId, day, score, outcome }],
  )
}
