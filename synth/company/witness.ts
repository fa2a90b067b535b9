import type { LeavingDrivers, LeavingEffect } from './life/leaving.ts'
import type { LeavingKind } from './life/person.ts'

/** What is true of one person in one month, as the generator reckoned with it. */
export interface PersonMonth {
  readonly personId: string
  /** First day of the month. */
  readonly month: string
  readonly drivers: LeavingDrivers
  /** Probability of leaving by own wish in the month. */
  readonly hazard: number
  readonly hasLeft: boolean
  readonly gender: 'female' | 'male' | 'other'
  readonly ability: number
  readonly managerQuality: number
  /** Hours. */
  readonly overtime: number
  readonly engagementBefore: number
  readonly performance: number
  readonly courseGain: number
  readonly stillLearning: number
}

/** Who left, and what the generator knows of why. */
export interface Leaver {
  readonly personId: string
  /** First day on which they were no longer employed. */
  readonly leftOn: string
  readonly kind: LeavingKind
  /** The effect that pushed most; nothing for who did not leave by own wish, or when nothing pushed. */
  readonly mainReason: LeavingEffect | undefined
  readonly hazard: number
}

/** A screening decision with what it rested on. */
export interface Screening {
  readonly applicationId: string
  readonly candidateId: string
  readonly gender: 'female' | 'male' | 'other'
  /** Standard deviations. */
  readonly fit: number
  readonly hasGap: boolean
  readonly hasPassed: boolean
  /** Hired in the end: of these the screen was passed whatever spoke against it. */
  readonly isHired: boolean
}

/** Told what is true while records are made; whoever does not ask pays nothing. */
export interface Witness {
  readonly personMonth?: (month: PersonMonth) => void
  readonly leaver?: (leaver: Leaver) => void
  readonly screening?: (screening: Screening) => void
  /** A manager who takes long to interview. */
  readonly slowInterviewer?: (personId: string) => void
}
