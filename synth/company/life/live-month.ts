import { coursePlans } from '../world/courses.ts'
import type { Month } from '../world/calendar.ts'
import { yearOf } from '../world/calendar.ts'
import { marketMiddle } from '../world/pay-scale.ts'
import type { UnitLife, Worker } from './unit-life.ts'

/** Hours of overtime that the season adds: stock-taking, year end. */
const busyMonths = [2, -1, 1, 0, 0, 0, -2, -3, 0, 1, 2, 3] as const

/** What surrounds somebody in a month. */
export interface Surroundings {
  readonly month: Month
  readonly managerQuality: number
  readonly load: number
  /** Empty positions in the team, as a share of it. */
  readonly emptyShare: number
}

/** Takes somebody through a month: overtime, engagement, courses and performance, each from what came before. */
export function liveMonth(life: UnitLife, worker: Worker, surroundings: Surroundings): void {
  const { person } = worker
  const { index } = surroundings.month
  person.overtime[index] = workLonger(life, worker, surroundings)
  person.engagement[index] = engage(life, worker, surroundings)
  person.performance[index] = perform(life, worker, surroundings)
  takeCourse(life, worker, surroundings.month)
}

/** The log of pay over the middle of the market. */
export function logCompaRatio({ unit }: UnitLife, { pay, level }: Worker, { start }: Month): number {
  return Math.log(pay / marketMiddle(level, { ...unit, year: yearOf(start) }))
}

/** Hours of overtime a month, mean of three months. */
export function lastingOvertime({ overtime }: Worker): number {
  return (overtime[0] + overtime[1] + overtime[2]) / 3
}

function workLonger(life: UnitLife, worker: Worker, surroundings: Surroundings): number {
  const { traits, chance } = worker.person
  const { load, emptyShare, month } = surroundings
  const season = life.plan.switches.seasonality ? busyMonths[month.month]! : 0
  const hours = 5 + 5 * traits.overtimeLean + 4 * load + 20 * emptyShare + season + 3 * chance.normal()
  const worked = Math.max(0, Math.min(60, Math.round(hours)))
  worker.overtime = [worked, worker.overtime[0], worker.overtime[1]]
  return worked
}

function engage(life: UnitLife, worker: Worker, { month, managerQuality }: Surroundings): number {
  const { effects } = life.plan
  const { traits, chance } = worker.person
  const aim =
    0.7 * traits.drive +
    effects.engageByManager * managerQuality +
    effects.engageByPay * logCompaRatio(life, worker, month) +
    effects.tireByOvertime * (worker.overtime[0] / 10 - 0.6)
  worker.engagement = 0.8 * worker.engagement + 0.2 * aim + 0.25 * chance.normal()
  return worker.engagement
}

function perform(life: UnitLife, worker: Worker, { month, managerQuality }: Surroundings): number {
  const { effects } = life.plan
  const { person, spell } = worker
  worker.performanceNoise = 0.6 * worker.performanceNoise + 0.3 * person.chance.normal()
  const before = person.engagement[month.index - 3]
  const engagementBefore = before === undefined || Number.isNaN(before) ? worker.engagement : before
  worker.performance =
    effects.performByAbility * person.traits.ability +
    effects.performByEngagement * engagementBefore +
    effects.performByManager * managerQuality +
    effects.performTired * Math.max(0, worker.overtime[0] / 10 - 1.5) +
    effects.trainingGain * gainOf(worker, month) -
    stillLearning(spell.hired, spell.onboarding?.rampDays ?? 120, month) +
    worker.performanceNoise
  worker.yearSum += worker.performance
  worker.yearMonths++
  return worker.performance
}

/** What courses of the last year add. */
export function gainOf({ gains }: Worker, { start }: Month): number {
  let sum = 0
  for (const { from, until, gain } of gains) if (from <= start && until > start) sum += gain
  return sum
}

/** How far below their later performance somebody new is. */
export function stillLearning(hired: number, rampDays: number, { start, end }: Month): number {
  const days = (start + end) / 2 - hired
  return 1.2 * Math.max(0, 1 - days / rampDays)
}

function takeCourse({ plan }: UnitLife, worker: Worker, { start, end, index }: Month): void {
  const { person } = worker
  const { chance, traits } = person
  const before = [index - 1, index - 2, index - 3].map((at) => person.performance[at] ?? NaN)
  const lately = before.some(Number.isNaN) ? worker.performance : (before[0]! + before[1]! + before[2]!) / 3
  const logOdds = -3.2 + plan.effects.trainingSelection * lately + 0.2 * traits.drive
  const draws = [chance.next(), chance.next(), chance.next(), chance.next()] as const
  if (draws[0] > 1 / (1 + Math.exp(-logOdds))) return
  const course = Math.floor(draws[1] * coursePlans.length)
  const from = Math.max(start, worker.spell.hired) + Math.floor(draws[2] * 5)
  const completedOn = draws[3] < 0.86 && from + 20 < end ? from + 20 : undefined
  const isKept = from < end
  if (!isKept) return
  const score = Math.round(100 * Math.min(1, Math.max(0.3, 0.75 + 0.12 * traits.ability))) / 100
  person.trainings.push({ course, from, completedOn, score })
  const { gain } = coursePlans[course]!
  if (completedOn !== undefined && gain !== 0)
    worker.gains = [...worker.gains, { from: completedOn, until: completedOn + 365, gain }]
}
