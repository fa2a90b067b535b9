import { leadLevel } from '../world/families.ts'
import type { Day } from '../world/calendar.ts'
import { yearOf } from '../world/calendar.ts'
import { marketMiddle, roundPay } from '../world/pay-scale.ts'
import { pickWeighted } from '../world/streams.ts'
import { drawPerson } from './draw-person.ts'
import type { Onboarding, Person, Spell } from './person.ts'
import { drawTenureDays } from './tenure.ts'
import type { UnitLife } from './unit-life.ts'

export interface Position {
  readonly team: number
  readonly isLead: boolean
  readonly level: number
}

const daysPerYear = 365.25

/** Puts somebody in a position who was there before the history begins. */
export function placeAtStart(life: UnitLife, position: Position): void {
  const { plan, unit } = life
  const ordinal = life.people.length + 1
  const tenureDays = Math.max(30, drawTenureDays(life.chance))
  const hired = plan.firstDay - tenureDays
  const person = drawPerson(plan, unit, { ordinal, hired })
  // Nobody works on for long after sixty-five: who would be older came later.
  const latest = person.traits.bornOn + Math.round(63 * daysPerYear)
  const begun =
    latest < plan.firstDay ? Math.min(plan.firstDay - 30, hired + (plan.firstDay - latest)) : hired
  const inLevel = Math.min(
    plan.firstDay - begun,
    Math.round(-Math.log(1 - person.chance.next()) * 2.2 * daysPerYear),
  )
  const isPromoted = !position.isLead && position.level > 0 && inLevel < plan.firstDay - begun - 60
  const levelSince = isPromoted ? plan.firstDay - inLevel : begun
  const spell = newSpell(person, begun, undefined)
  const stint = { team: position.team, isLead: position.isLead }
  if (isPromoted) {
    spell.stints.push(
      { ...stint, from: begun, to: levelSince, level: position.level - 1, reason: 'hire' },
      { ...stint, from: levelSince, to: undefined, level: position.level, reason: 'promotion' },
    )
  } else {
    spell.stints.push({ ...stint, from: begun, to: undefined, level: position.level, reason: 'hire' })
  }
  begin(life, person, spell, { ...position, levelSince, paidFrom: plan.firstDay, payWidth: 0.09 })
}

/** Hires somebody into a position: somebody new, or somebody who comes back. */
export function hire(life: UnitLife, position: Position, on: Day, back?: Person): Person {
  const { plan, unit } = life
  const person = back ?? drawPerson(plan, unit, { ordinal: life.people.length + 1, hired: on })
  // Some are hired a level below what the position is meant for.
  const isBelow = !position.isLead && position.level > 0 && person.chance.next() < 0.4
  const level = isBelow ? position.level - 1 : position.level
  const spell = newSpell(person, on, position.isLead ? undefined : drawOnboarding(life, person))
  spell.stints.push({
    from: on,
    to: undefined,
    team: position.team,
    level,
    isLead: position.isLead,
    reason: 'hire',
  })
  begin(life, person, spell, {
    ...position,
    level,
    seatLevel: position.level,
    levelSince: on,
    paidFrom: on,
    payWidth: 0.075,
  })
  return person
}

/** What leads a team or unit is on the level that goes with it. */
export function levelOfLead(life: UnitLife, team: number): number {
  return team === 0 ? life.unit.headLevel : leadLevel.team
}

interface Beginning extends Position {
  readonly seatLevel?: number
  readonly levelSince: Day
  readonly paidFrom: Day
  /** Spread of the log of pay about the market. */
  readonly payWidth: number
}

function begin(life: UnitLife, person: Person, spell: Spell, beginning: Beginning): void {
  const { plan, unit } = life
  const { team, isLead, level, seatLevel = level, levelSince, paidFrom, payWidth } = beginning
  const { traits, chance } = person
  const middle = marketMiddle(level, { ...unit, year: yearOf(paidFrom) })
  const bias = traits.gender === 'female' ? plan.effects.payBiasGender : 0
  const pay = roundPay(middle * Math.exp(-0.01 + payWidth * chance.normal() + 0.02 * traits.ability + bias))
  spell.pays.push({ from: paidFrom, amount: pay, reason: 'hire' })
  person.spells.push(spell)
  if (!life.people.includes(person)) life.people.push(person)
  life.workers.push({
    person,
    spell,
    team,
    level,
    isLead,
    seatLevel,
    levelSince,
    pay,
    engagement: 0.6 * traits.drive,
    performance: plan.effects.performByAbility * traits.ability,
    performanceNoise: 0.3 * chance.normal(),
    overtime: [5, 5, 5],
    yearSum: 0,
    yearMonths: 0,
    gains: [],
  })
  if (isLead) {
    life.leads[team]!.push({
      from: Math.max(plan.firstDay, spell.hired),
      to: undefined,
      personId: person.id,
      quality: traits.managerQuality,
      isSlow: traits.isSlowInterviewer,
    })
  }
}

function newSpell({ chance }: Person, hired: Day, onboarding: Onboarding | undefined): Spell {
  return {
    hired,
    left: undefined,
    leavingKind: undefined,
    leavingReason: undefined,
    fte: chance.next() < 0.88 ? 1 : pickWeighted(chance, [0.5, 0.6, 0.8], [2, 1, 3]),
    isFixedTerm: onboarding !== undefined && chance.next() < 0.06,
    source: pickWeighted(
      chance,
      ['job board', 'referral', 'career page', 'agency', 'campus'],
      [4, 2, 3, 1, 1],
    ),
    onboarding,
    stints: [],
    pays: [],
  }
}

function drawOnboarding({ plan }: UnitLife, { chance }: Person): Onboarding {
  const { effects, switches } = plan
  const hasBuddy = chance.next() < 0.55
  const tasksOnTime = Math.round(8 * Math.sqrt(chance.next())) / 8
  const rest = chance.normal()
  const days =
    150 +
    (hasBuddy ? effects.onboardingBuddy : 0) +
    effects.onboardingTasks * tasksOnTime +
    (switches.noise ? 15 * rest : 0)
  return { hasBuddy, tasksOnTime, rampDays: Math.max(20, Math.round(days)) }
}
