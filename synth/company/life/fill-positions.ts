import type { Day, Month } from '../world/calendar.ts'
import { hire, levelOfLead } from './enter.ts'
import type { Position } from './enter.ts'
import { drawHiringDays, totalDays } from './hiring-days.ts'
import type { Departure } from './leave.ts'
import type { Person } from './person.ts'
import { promote } from './reward.ts'
import { managerOn } from './unit-life.ts'
import type { UnitLife, Vacancy, Worker } from './unit-life.ts'

/** When positions that are new are opened: much in January and September, little before holidays. */
const hiringSeason = [5, 4, 3, 3, 3, 2, 1, 1, 5, 3, 1, 0.5] as const

/** Opens a position: from then on somebody is sought. */
export function openPosition(
  life: UnitLife,
  position: Position,
  { on, isNeverFilled = false }: { readonly on: Day; readonly isNeverFilled?: boolean },
): void {
  const { plan, unit, chance } = life
  const manager = managerOn(life, position, Math.min(on, plan.lastDay))
  const days = drawHiringDays(chance, plan, {
    isEngineering: unit.family.code === 'ENG',
    isSlowInterviewer: manager?.isSlow ?? false,
  })
  const start = on + 6 + totalDays(days) + 14 + chance.integer(28)
  life.vacancies.push({
    ...position,
    number: life.vacancies.length,
    openedOn: on,
    days,
    startsOn: isNeverFilled ? Infinity : workday(start),
    filledBy: undefined,
  })
}

/** A day of the history on which a new position is opened. */
export function drawOpening({ plan, chance }: UnitLife): Day {
  const weights = plan.months.map(({ month }) => (plan.switches.seasonality ? hiringSeason[month]! : 1))
  let rest = chance.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex((weight) => (rest -= weight) < 0)
  const month = plan.months[Math.max(0, index)]!
  return month.start + chance.integer(month.end - month.start)
}

/** Lets whoever begins in the month begin. */
export function startNewcomers(life: UnitLife, month: Month): void {
  for (const vacancy of life.vacancies) {
    if (vacancy.filledBy || vacancy.startsOn < month.start || vacancy.startsOn >= month.end) continue
    vacancy.filledBy = hire(life, vacancy, vacancy.startsOn, drawReturn(life, vacancy))
  }
}

/** What a departure leaves open is taken over by somebody of the unit, or somebody is sought. */
export function passOn(life: UnitLife, { worker, on }: Departure): void {
  const { plan, workers, chance } = life
  workers.splice(workers.indexOf(worker), 1)
  if (!worker.isLead) {
    openAfter(life, { team: worker.team, level: worker.seatLevel, isLead: false }, on)
    return
  }
  const { team } = worker
  life.leads[team]!.at(-1)!.to = on
  const successor = chance.next() < 0.6 ? chooseSuccessor(life, team, on) : undefined
  if (!successor || on >= plan.lastDay) {
    openAfter(life, { team, level: levelOfLead(life, team), isLead: true }, on)
    return
  }
  const left = { team: successor.team, level: successor.seatLevel, isLead: successor.isLead }
  if (successor.isLead) life.leads[successor.team]!.at(-1)!.to = on
  promote(life, successor, { on, level: levelOfLead(life, team), team, isLead: true })
  const { id, traits } = successor.person
  life.leads[team]!.push({
    from: on,
    to: undefined,
    personId: id,
    quality: traits.managerQuality,
    isSlow: traits.isSlowInterviewer,
  })
  openAfter(life, left, on)
}

/** The best of those who could: for a team somebody of some level in the unit, for the unit a lead of a team. */
function chooseSuccessor({ workers, unit }: UnitLife, team: number, on: Day): Worker | undefined {
  const able = workers.filter(
    ({ spell, isLead, level }) =>
      spell.left === undefined &&
      spell.stints.at(-1)!.from < on - 300 &&
      (team === 0 ? isLead || (unit.teams.length === 0 && level >= 2) : !isLead && level >= 2),
  )
  return able.reduce<Worker | undefined>(
    (best, worker) => (best && best.performance >= worker.performance ? best : worker),
    undefined,
  )
}

function openAfter(life: UnitLife, position: Position, on: Day): void {
  const { plan, chance } = life
  const opened = plan.switches.seasonality
    ? afterHolidays(on + chance.integer(15), chance.integer(20))
    : on + chance.integer(15)
  if (opened <= plan.lastDay) openPosition(life, position, { on: opened })
}

/** In August and from the middle of November nobody begins to seek. */
function afterHolidays(day: Day, days: number): Day {
  const date = new Date(day * 86_400_000)
  const month = date.getUTCMonth()
  const year = date.getUTCFullYear()
  if (month === 7) return Date.UTC(year, 8, 1) / 86_400_000 + days
  if (month === 11 || (month === 10 && date.getUTCDate() > 15))
    return Date.UTC(year + 1, 0, 4) / 86_400_000 + days
  return day
}

/** Now and then somebody comes back who left half a year or more before. */
function drawReturn({ people, chance }: UnitLife, { isLead, startsOn }: Vacancy): Person | undefined {
  const draw = chance.next()
  if (isLead || draw > 0.08) return undefined
  return people.find(({ spells }) => {
    const last = spells.at(-1)!
    return spells.length === 1 && last.leavingKind === 'voluntary' && last.left! < startsOn - 180
  })
}

/** Nobody begins at a weekend. */
function workday(day: Day): Day {
  const weekday = (day + 4) % 7
  return weekday === 0 ? day + 1 : weekday === 6 ? day + 2 : day
}
