import type { Random } from '@cadre/learn'
import type { Unit } from '../organisation/units.ts'
import type { Day } from '../world/calendar.ts'
import type { Plan } from '../world/plan.ts'
import type { HiringDays } from './hiring-days.ts'
import type { Person, Spell, Stint } from './person.ts'

/** Somebody at work, as the months change them. */
export interface Worker {
  readonly person: Person
  readonly spell: Spell
  team: number
  level: number
  isLead: boolean
  /** The level that the position is meant for. */
  readonly seatLevel: number
  /** Hired or promoted. */
  levelSince: Day
  pay: number
  engagement: number
  performance: number
  performanceNoise: number
  overtime: readonly [number, number, number]
  /** Sum and number of months of the year. */
  yearSum: number
  yearMonths: number
  gains: readonly { readonly from: Day; readonly until: Day; readonly gain: number }[]
}

/** Who leads over a stretch of days; the quality that those below feel. */
export interface LeadTerm {
  readonly from: Day
  to: Day | undefined
  readonly personId: string
  readonly quality: number
  readonly isSlow: boolean
}

/** A position that is to be filled, and how far that went. */
export interface Vacancy {
  readonly number: number
  readonly team: number
  readonly level: number
  readonly isLead: boolean
  readonly openedOn: Day
  readonly days: HiringDays
  /** First day of whoever is hired; after the end of the history when nobody is yet. */
  readonly startsOn: Day
  filledBy: Person | undefined
}

/** A unit while it is simulated, and after that its whole history. */
export interface UnitLife {
  readonly plan: Plan
  readonly unit: Unit
  readonly chance: Random
  readonly people: Person[]
  readonly workers: Worker[]
  readonly vacancies: Vacancy[]
  /** By team; the head of the unit at 0. */
  readonly leads: readonly LeadTerm[][]
  /** Who the head reports to, without gaps; empty for the top. */
  readonly above: readonly LeadTerm[]
  /** How busy each team is, about nought. */
  readonly loads: number[]
}

/** Who leads on a day, if anybody does. */
export function leadOn(terms: readonly LeadTerm[], day: Day): LeadTerm | undefined {
  for (let index = terms.length - 1; index >= 0; index--) {
    const term = terms[index]!
    if (term.from <= day && (term.to === undefined || term.to > day)) return term
  }
  return undefined
}

/** Who somebody in a stint reports to on a day: the next above who is there. */
export function managerOn(
  { leads, above }: UnitLife,
  { team, isLead }: Pick<Stint, 'team' | 'isLead'>,
  day: Day,
): LeadTerm | undefined {
  const ofTeam = team > 0 && !isLead ? leadOn(leads[team]!, day) : undefined
  const ofUnit = team === 0 && isLead ? undefined : leadOn(leads[0]!, day)
  return ofTeam ?? ofUnit ?? leadOn(above, day)
}

/** The line of heads without gaps, as the units below see it. */
export function lineOf({ leads, above, plan }: UnitLife): LeadTerm[] {
  const heads = leads[0]!
  const line: LeadTerm[] = []
  let day = plan.firstDay
  for (const head of [...heads, undefined]) {
    const gapEnd = head?.from
    if (gapEnd === undefined || gapEnd > day) line.push(...stretch(above, day, gapEnd))
    if (!head) break
    line.push(head)
    if (head.to === undefined) break
    day = head.to
  }
  return line
}

function stretch(terms: readonly LeadTerm[], from: Day, to: Day | undefined): LeadTerm[] {
  return terms
    .filter((term) => (to === undefined || term.from < to) && (term.to === undefined || term.to > from))
    .map((term) => ({ ...term, from: Math.max(from, term.from), to: earlier(term.to, to) }))
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return Math.min(a, b)
}
