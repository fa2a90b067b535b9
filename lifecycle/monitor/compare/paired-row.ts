import type { CivilDate } from '@cadre/core'

/** What one version says about a person on a day. */
export interface Side {
  /** `null` where it abstained. */
  readonly score: number | null
  readonly band: 'usual' | 'raised' | 'high' | null
}

/** What two versions say about one person on one day. */
export interface PairedRow {
  readonly subjectId: string
  readonly day: CivilDate
  readonly champion: Side
  readonly challenger: Side
  /** As the model counts it; `null` while it is not known. */
  readonly outcome: number | null
}

/** Whether a version asks somebody to look at the person. */
export const isPointedOut = ({ band }: Side): boolean => band === 'high' || band === 'raised'
