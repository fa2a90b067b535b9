import type { Unit } from '../organisation/units.ts'
import { leadLevel } from '../world/families.ts'
import type { Month } from '../world/calendar.ts'
import type { Plan } from '../world/plan.ts'
import { pickWeighted, streamOf } from '../world/streams.ts'
import type { Witness } from '../witness.ts'
import { placeAtStart } from './enter.ts'
import type { Position } from './enter.ts'
import { drawOpening, openPosition, passOn, startNewcomers } from './fill-positions.ts'
import { drawDeparture } from './leave.ts'
import { liveMonth } from './live-month.ts'
import type { Surroundings } from './live-month.ts'
import { considerMove, considerPromotion, raisePay, rateYear } from './reward.ts'
import { managerOn } from './unit-life.ts'
import type { LeadTerm, UnitLife, Worker } from './unit-life.ts'

/** How much smaller the company was a year before. */
const yearlyGrowth = 0.04

/** Takes a unit through all months; what happened is in the people, vacancies and leads of the result. */
export function simulateUnit(
  plan: Plan,
  unit: Unit,
  { above, witness }: { readonly above: readonly LeadTerm[]; readonly witness: Witness },
): UnitLife {
  const life: UnitLife = {
    plan,
    unit,
    chance: streamOf(plan.seed, 'unit life', unit.number),
    people: [],
    workers: [],
    vacancies: [],
    leads: Array.from({ length: unit.teams.length + 1 }, () => []),
    above,
    loads: Array.from({ length: unit.teams.length + 1 }, () => 0),
  }
  settle(life)
  for (const month of plan.months) liveThrough(life, month, witness)
  return life
}

/** Fills the positions there were at the beginning; the others open later. */
function settle(life: UnitLife): void {
  const { plan, unit, chance } = life
  const shareOfNew = 1 - (1 + yearlyGrowth) ** -plan.years
  for (const position of positionsOf(life)) {
    const isNew = !position.isLead && chance.next() < shareOfNew
    if (isNew) openPosition(life, position, { on: drawOpening(life) })
    else placeAtStart(life, position)
  }
  // Every company seeks somebody at any time; the smallest here too.
  if (unit.number === 2)
    openPosition(
      life,
      { team: 0, level: 1, isLead: false },
      { on: Math.max(plan.firstDay, plan.lastDay - 60), isNeverFilled: true },
    )
}

function positionsOf({ unit, chance }: UnitLife): Position[] {
  const member = (team: number): Position => ({
    team,
    isLead: false,
    level: pickWeighted(chance, [0, 1, 2, 3], [28, 36, 24, 12]),
  })
  const members = (team: number, count: number) => Array.from({ length: count }, () => member(team))
  return [
    { team: 0, isLead: true, level: unit.headLevel },
    ...members(0, unit.staff),
    ...unit.teams.flatMap((size, index) => [
      { team: index + 1, isLead: true, level: leadLevel.team },
      ...members(index + 1, size - 1),
    ]),
  ]
}

function liveThrough(life: UnitLife, month: Month, witness: Witness): void {
  startNewcomers(life, month)
  const around = surroundingsOf(life, month)
  // Whoever begins later in the month lives from the next on.
  const present = life.workers.filter(({ spell }) => spell.hired <= month.start)
  for (const worker of present) reward(life, worker, month)
  for (const worker of present) liveMonth(life, worker, around(worker))
  const departures = present
    .filter(({ level }) => level < leadLevel.company)
    .flatMap((worker) => drawDeparture(life, worker, { surroundings: around(worker), witness }) ?? [])
    .sort((a, b) => a.on - b.on || a.worker.person.ordinal - b.worker.person.ordinal)
  for (const departure of departures) passOn(life, departure)
}

function reward(life: UnitLife, worker: Worker, month: Month): void {
  if (month.month === 0) rateYear(life, worker, month)
  if (month.month === 2) raisePay(life, worker, month)
  if (month.month === 0 || month.month === 6) considerPromotion(life, worker, month)
  else considerMove(life, worker, month)
}

/** What is the same for all of a team in a month. */
function surroundingsOf(life: UnitLife, month: Month): (worker: Worker) => Surroundings {
  const { unit, loads, chance, workers } = life
  const teams = loads.map((load, team) => {
    loads[team] = 0.85 * load + 0.5 * chance.normal()
    const size = team === 0 ? unit.staff + 1 : unit.teams[team - 1]!
    const present = workers.filter((worker) => worker.team === team).length
    return { load: loads[team]!, emptyShare: Math.max(0, Math.min(0.5, 1 - present / size)) }
  })
  return (worker) => ({
    month,
    managerQuality: managerOn(life, worker, month.start)?.quality ?? 0,
    ...teams[worker.team]!,
  })
}
