import type { Random } from '@cadre/learn'
import { drawConditions, feltIn } from '../life/draw-conditions.ts'
import type { ConditionsDrawer } from '../life/draw-conditions.ts'
import type { Person, Spell } from '../life/person.ts'
import { coursePlans } from '../world/courses.ts'
import type { Month } from '../world/calendar.ts'
import { streamOf } from '../world/streams.ts'
import { writeOf } from './pen.ts'
import type { Pen } from './pen.ts'

/** How much the log of a figure moves with a standard deviation of performance. */
export const figureSpread = 0.16

/** Share of sick leave that falls on a month beside others; winter is worse. */
const sickSeason = [1.6, 1.5, 1.2, 1, 0.8, 0.7, 0.6, 0.6, 0.8, 1, 1.2, 1.4] as const
const holidaySeason = [0.4, 0.4, 0.6, 0.9, 0.7, 1, 2, 3, 0.8, 0.5, 0.4, 1.6] as const

/** Month by month: figures, hours, absence. */
export function writeWork(pen: Pen, person: Person): void {
  const { plan, unit } = pen.life
  const random = streamOf(plan.seed, 'work', unit.number, person.ordinal)
  const conditions = drawConditions(plan, { unit: unit.number, ordinal: person.ordinal })
  for (const month of plan.months) {
    const spell = person.spells.find(
      ({ hired, left }) => hired <= month.start && (left === undefined || left > month.start),
    )
    if (!spell || Number.isNaN(person.performance[month.index]!)) continue
    const to = Math.min(month.end, spell.left ?? Infinity)
    const isWhole = to === month.end && month.end - month.start > 27
    const isKept = month.start >= plan.seriesFrom
    const stretch = { month, spell, to, random, conditions }
    if (isWhole && isKept) writeFigures(pen, person, stretch)
    writeAbsence(pen, person, stretch)
  }
}

interface Stretch {
  readonly month: Month
  readonly spell: Spell
  readonly to: number
  readonly random: Random
  readonly conditions: ConditionsDrawer
}

function writeFigures(pen: Pen, person: Person, { month, spell, random, conditions }: Stretch): void {
  const { plan, unit } = pen.life
  const { measure } = unit.family
  const noise = random.normal()
  const season = plan.switches.seasonality
    ? measure.swing * Math.cos((2 * Math.PI * (month.month - measure.peak)) / 12)
    : 0
  const direction = measure.direction === 'higher' ? 1 : -1
  const overtimeHours = person.overtime[month.index]!
  const worked = conditions(overtimeHours)
  const felt = feltIn(worked, plan.effects)
  const done = person.performance[month.index]! + felt + (plan.switches.noise ? 0.4 * noise : 0)
  const value = measure.middle * Math.exp(figureSpread * direction * done + season)
  writeOf(pen, person, {
    entity: 'measure_value',
    prefix: 'mvl',
    period: { from: month.start },
    values: {
      measureId: pen.structure.measures[unit.familyIndex],
      value: Math.round(value * 100) / 100,
      target: measure.middle,
      periodDays: month.end - month.start,
    },
  })
  writeOf(pen, person, {
    entity: 'workload',
    prefix: 'wkl',
    period: { from: month.start, to: month.end },
    values: {
      hours: Math.round(160 * spell.fte) + overtimeHours,
      overtimeHours,
      meetingsHours: 10 + random.integer(25),
      afterHoursShare: Math.round(100 * Math.min(1, 0.03 + overtimeHours / 180)) / 100,
      ...worked,
    },
  })
}

function writeAbsence(pen: Pen, person: Person, { month, to, random }: Stretch): void {
  const { plan } = pen.life
  const draws = [random.next(), random.next(), random.next(), random.next(), random.next()] as const
  const engagement = person.engagement[month.index]!
  const tired = person.overtime[month.index]! / 20
  const season = (by: readonly number[]): number => (plan.switches.seasonality ? by[month.month]! : 1)
  const length = to - month.start
  const sick = 0.09 * season(sickSeason) * Math.exp(0.35 * tired - 0.2 * engagement)
  if (draws[0] < sick && length > 7)
    absent(pen, person, {
      kind: 'sick',
      from: month.start + Math.floor(draws[1] * (length - 6)),
      days: 1 + Math.floor(5 * draws[4] * draws[4]),
    })
  else if (draws[2] < 0.22 * season(holidaySeason) && length > 13)
    absent(pen, person, {
      kind: draws[4] < 0.93 ? 'vacation' : 'personal',
      from: month.start + Math.floor(draws[3] * (length - 13)),
      days: 3 + Math.floor(7 * draws[4]),
    })
}

function absent(
  pen: Pen,
  person: Person,
  { kind, from, days }: { readonly kind: string; readonly from: number; readonly days: number },
): void {
  // Five days of work are seven of the calendar.
  const to = from + days + 2 * Math.floor((days - 1) / 5)
  writeOf(pen, person, {
    entity: 'absence',
    prefix: 'abs',
    period: { from, to },
    values: { kind, status: 'approved', days },
  })
}

/** The courses that help, as the truth lists them. */
export function courseGains(): readonly { readonly course: string; readonly gain: number }[] {
  return coursePlans.map(({ name, gain }) => ({ course: name, gain }))
}
