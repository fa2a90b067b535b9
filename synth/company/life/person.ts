import type { Random } from '@cadre/learn'
import type { Day } from '../world/calendar.ts'
import type { Ids } from '../world/streams.ts'

/** What a person brings and keeps. */
export interface Traits {
  readonly gender: 'female' | 'male' | 'other'
  readonly firstName: string
  readonly lastName: string
  readonly bornOn: Day
  /** Standard normal: what performance rests on before anything at work changes it. */
  readonly ability: number
  /** How engaged somebody is by themselves, in standard deviations. */
  readonly drive: number
  /** How well they lead others, in standard deviations; matters once they do. */
  readonly managerQuality: number
  readonly isSlowInterviewer: boolean
  /** How readily they work longer. */
  readonly overtimeLean: number
  /** How kindly they rate others. */
  readonly leniency: number
  readonly commuteKm: number
  readonly remoteShare: number
  readonly locationIndex: number
}

export type LeavingKind = 'voluntary' | 'involuntary' | 'retirement' | 'end of contract'

/** A stretch in one position. */
export interface Stint {
  readonly from: Day
  to: Day | undefined
  readonly team: number
  readonly level: number
  readonly isLead: boolean
  readonly reason: 'hire' | 'promotion' | 'transfer'
}

export interface PayStep {
  readonly from: Day
  readonly amount: number
  readonly reason: 'hire' | 'merit' | 'promotion'
}

export interface Onboarding {
  readonly hasBuddy: boolean
  /** Share of tasks that are done on time. */
  readonly tasksOnTime: number
  readonly rampDays: number
}

/** From hire to leaving. */
export interface Spell {
  readonly hired: Day
  left: Day | undefined
  leavingKind: LeavingKind | undefined
  leavingReason: string | undefined
  readonly fte: number
  readonly isFixedTerm: boolean
  readonly source: string
  readonly onboarding: Onboarding | undefined
  readonly stints: Stint[]
  readonly pays: PayStep[]
}

export interface Training {
  readonly course: number
  readonly from: Day
  readonly completedOn: Day | undefined
  readonly score: number
}

export interface YearRating {
  readonly year: number
  readonly rating: number
  readonly proposed: number
}

/** Somebody of the company, with all that happened to them; filled while the months go by. */
export interface Person {
  /** Place in the unit, from 1. */
  readonly ordinal: number
  readonly id: string
  readonly ids: Ids
  readonly traits: Traits
  readonly spells: Spell[]
  readonly trainings: Training[]
  readonly ratings: YearRating[]
  /** By month of the history; NaN while not employed. */
  readonly engagement: Float32Array
  readonly performance: Float32Array
  readonly overtime: Float32Array
  /** For what is drawn month by month. */
  readonly chance: Random
}

/** The spell that holds on a day. */
export function spellOn(person: Person, day: Day): Spell | undefined {
  return person.spells.find(({ hired, left }) => hired <= day && (left === undefined || left > day))
}

/** The stint that holds on a day. */
export function stintOn(person: Person, day: Day): Stint | undefined {
  return spellOn(person, day)?.stints.find(({ from, to }) => from <= day && (to === undefined || to > day))
}
