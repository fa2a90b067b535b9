import type { CivilDate } from '@cadre/core'
import type { SequencePoint } from '@cadre/learn/sequential'

/** What was said of a split before it began. */
export interface DeclaredSplit {
  /** Share of people of whom the challenger's score is shown. */
  readonly share: number
  readonly endsBy: CivilDate
  readonly smallestDifference: number
  readonly guards: readonly DeclaredGuard[]
}

export interface DeclaredGuard {
  readonly about: 'quality' | 'pointed out'
  readonly limit: number
}

/** Somebody whose outcome was counted, in the order in which outcomes came. */
export interface CountedPerson {
  readonly isChallenger: boolean
  /** Between 0 and 1; more is better. */
  readonly value: number
  /** Group by protected attribute; used to guard groups and for nothing else. */
  readonly groups: Readonly<Record<string, string>>
}

/** Somebody who was dealt to an arm and scored by both versions, in the order in which they were scored. */
export interface DealtPerson {
  readonly isChallenger: boolean
  /** Whether each version points the person out, whichever is shown. */
  readonly byChampion: boolean
  readonly byChallenger: boolean
  readonly groups: Readonly<Record<string, string>>
}

/** One guard of one group: the challenger's figure less the champion's. */
export interface GuardedGroup {
  readonly about: DeclaredGuard['about']
  readonly attribute: string
  readonly group: string
  readonly people: number
  readonly difference: Omit<SequencePoint, 'count'>
  readonly limit: number
  readonly verdict: 'well' | 'breached' | 'unknown'
}

export interface SplitArm {
  readonly arm: 'champion' | 'challenger'
  readonly people: number
  /** People whose outcome is counted. */
  readonly counted: number
  /** Mean of what is measured; nothing where fewer than five are counted. */
  readonly mean: number | null
}

export type SplitEnding =
  | 'challenger better'
  | 'champion better'
  | 'no difference of interest'
  | 'time over'
  | 'guard breached'
  | 'arms unbalanced'

export interface SplitResult {
  readonly arms: readonly [SplitArm, SplitArm]
  /** Share that was dealt to the challenger, with an interval that holds however often one looks; nothing for fewer than thirty. */
  readonly balance: (Omit<SequencePoint, 'count'> & { readonly isKept: boolean }) | null
  /** Challenger less champion as it was known after so many people; empty for fewer than thirty in an arm. */
  readonly path: readonly SequencePoint[]
  readonly guards: readonly GuardedGroup[]
  /** What the rules say: end for a reason, or go on. */
  readonly ending: { readonly ending: SplitEnding; readonly words: string } | null
}
