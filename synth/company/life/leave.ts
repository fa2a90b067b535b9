import { dateOf } from '../world/calendar.ts'
import type { Day, Month } from '../world/calendar.ts'
import type { PersonMonth, Witness } from '../witness.ts'
import { isReason, leavingDriversOf, leavingLogOdds, mainReason, reasonTexts } from './leaving.ts'
import { gainOf, lastingOvertime, logCompaRatio, stillLearning } from './live-month.ts'
import type { Surroundings } from './live-month.ts'
import type { LeavingKind } from './person.ts'
import type { UnitLife, Worker } from './unit-life.ts'

/** Somebody who leaves, and when. */
export interface Departure {
  readonly worker: Worker
  readonly on: Day
}

/** Draws whether somebody leaves in the month, by own wish or not, and writes it down. */
export function drawDeparture(
  life: UnitLife,
  worker: Worker,
  { surroundings, witness }: { readonly surroundings: Surroundings; readonly witness: Witness },
): Departure | undefined {
  const { person, spell } = worker
  const { month } = surroundings
  const { effects } = life.plan
  const draws = { own: person.chance.next(), other: person.chance.next(), day: person.chance.next() }
  const said = person.chance.next()
  if (spell.hired >= month.start) return undefined
  const drivers = driversOf(life, worker, surroundings)
  const hazard = 1 / (1 + Math.exp(-leavingLogOdds(effects, drivers)))
  const own = draws.own < hazard
  const kind: LeavingKind | undefined = own ? 'voluntary' : otherKind(worker, month, draws.other)
  const isLeaving = kind !== undefined && month.end - month.start > 2
  witness.personMonth?.(monthOf(worker, { surroundings, drivers, hazard, hasLeft: own && isLeaving }))
  if (!isLeaving) return undefined
  const on = month.start + 1 + Math.floor(draws.day * (month.end - month.start - 1))
  const reason = kind === 'voluntary' ? mainReason(effects, drivers) : undefined
  spell.left = on
  spell.leavingKind = kind
  spell.leavingReason = saidReason(kind, reason, said)
  spell.stints.at(-1)!.to = on
  witness.leaver?.({ personId: person.id, leftOn: dateOf(on), kind, mainReason: reason, hazard })
  return { worker, on }
}

function driversOf(life: UnitLife, worker: Worker, { month, managerQuality }: Surroundings) {
  const { person, spell } = worker
  return leavingDriversOf({
    tenureDays: month.start - spell.hired,
    logCompaRatio: logCompaRatio(life, worker, month),
    managerQuality,
    overtime: lastingOvertime(worker),
    yearsInLevel: (month.start - worker.levelSince) / 365.25,
    isLead: worker.isLead,
    commuteKm: person.traits.commuteKm,
    remoteShare: person.traits.remoteShare,
    month: month.month,
    engagement: worker.engagement,
    yearsOfHistory: month.index / 12,
  })
}

interface Drawn extends Pick<PersonMonth, 'drivers' | 'hazard' | 'hasLeft'> {
  readonly surroundings: Surroundings
}

function monthOf(worker: Worker, { surroundings, ...drawn }: Drawn): PersonMonth {
  const { person, spell, overtime } = worker
  const { month, managerQuality } = surroundings
  const before = person.engagement[month.index - 3] ?? NaN
  return {
    ...drawn,
    personId: person.id,
    month: dateOf(month.start),
    gender: person.traits.gender,
    ability: person.traits.ability,
    managerQuality,
    overtime: overtime[0],
    engagementBefore: Number.isNaN(before) ? worker.engagement : before,
    performance: worker.performance,
    courseGain: gainOf(worker, month),
    stillLearning: stillLearning(spell.hired, spell.onboarding?.rampDays ?? 120, month),
  }
}

/** Retirement by age, the end of a fixed term, dismissal where performance stays poor. */
function otherKind({ person, spell, performance }: Worker, month: Month, draw: number) {
  const age = (month.start - person.traits.bornOn) / 365.25
  const retires = age < 60 ? 0 : age < 64 ? 0.008 : age < 66 ? 0.06 : 0.25
  if (draw < retires) return 'retirement'
  const months = (month.start - spell.hired) / 30.44
  if (spell.isFixedTerm && months > 12 && months < 13.1 && draw < 0.5) return 'end of contract'
  const dismissal = performance < -1.1 ? 0.012 : 0.0016
  return draw > 1 - dismissal ? 'involuntary' : undefined
}

/** Not everybody says why, and some say something else. */
function saidReason(kind: LeavingKind, reason: string | undefined, draw: number): string | undefined {
  if (kind !== 'voluntary') return kind === 'involuntary' ? 'performance' : undefined
  if (draw < 0.2) return undefined
  if (draw < 0.45 || !isReason(reason)) return 'personal reasons'
  return reasonTexts[reason]
}
