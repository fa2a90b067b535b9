import type { Month } from '../world/calendar.ts'
import { marketMiddle, roundPay, yearlyMarketGrowth } from '../world/pay-scale.ts'
import { logCompaRatio } from './live-month.ts'
import type { UnitLife, Worker } from './unit-life.ts'
import { managerOn } from './unit-life.ts'

/** Where the scale underneath is cut into ratings 1 to 5. */
const ratingCuts = [-1.75, -1.0, 0.6, 1.5] as const

/** In January: rates the year before, for whoever was there for four months of it. */
export function rateYear(life: UnitLife, worker: Worker, month: Month): void {
  const { yearSum, yearMonths, person } = worker
  worker.yearSum = 0
  worker.yearMonths = 0
  const noise = person.chance.normal()
  const kindness = person.chance.next()
  if (yearMonths < 4 || managerOn(life, worker, month.start + 19) === undefined) return
  const { effects, switches } = life.plan
  const bias = person.traits.gender === 'female' ? effects.ratingBiasGender : 0
  const points = 0.9 * (yearSum / yearMonths) + 0.05 + bias + (switches.noise ? 0.5 * noise : 0)
  const proposed = ratingOf(points + (switches.noise ? 0.25 : 0))
  person.ratings.push({
    year: month.year - 1,
    rating: kindness < 0.85 ? ratingOf(points) : proposed,
    proposed,
  })
}

/** In March: pay follows the market, the rating, and what was left behind. */
export function raisePay(life: UnitLife, worker: Worker, month: Month): void {
  const { person, spell } = worker
  const luck = person.chance.normal()
  if (month.start - spell.hired < 150 || month.start <= spell.pays.at(-1)!.from) return
  const rating = person.ratings.at(-1)?.rating ?? 3
  const behind = logCompaRatio(life, worker, month)
  const raise = yearlyMarketGrowth - 0.002 + 0.012 * (rating - 3) - 0.1 * behind + 0.01 * luck
  const amount = roundPay(worker.pay * (1 + Math.max(0, raise)))
  if (amount === worker.pay) return
  worker.pay = amount
  spell.pays.push({ from: month.start, amount, reason: 'merit' })
}

/** In January and July: some who do well move up a level in their position. */
export function considerPromotion(life: UnitLife, worker: Worker, month: Month): void {
  const { person, level, isLead, seatLevel } = worker
  const draw = person.chance.next()
  const years = (month.start - worker.levelSince) / 365.25
  if (isLead || level >= 3 || years < 1.4) return
  const logOdds = -1.7 + 0.9 * worker.performance + (level < seatLevel ? 0.8 : -0.8)
  if (draw < 1 / (1 + Math.exp(-logOdds))) promote(life, worker, { on: month.start, level: level + 1 })
}

/** Moves somebody to a higher level, with the pay that goes with it. */
export function promote(
  life: UnitLife,
  worker: Worker,
  step: { readonly on: number; readonly level: number; readonly team?: number; readonly isLead?: boolean },
): void {
  const { on, level, team = worker.team, isLead = worker.isLead } = step
  const { spell } = worker
  spell.stints.at(-1)!.to = on
  spell.stints.push({ from: on, to: undefined, team, level, isLead, reason: 'promotion' })
  const year = new Date(on * 86_400_000).getUTCFullYear()
  const before = Math.log(worker.pay / marketMiddle(worker.level, { ...life.unit, year }))
  const middle = marketMiddle(level, { ...life.unit, year })
  worker.pay = roundPay(Math.max(worker.pay * 1.05, middle * Math.exp(0.6 * before - 0.03)))
  if (spell.pays.at(-1)!.from === on) spell.pays.pop()
  spell.pays.push({ from: on, amount: worker.pay, reason: 'promotion' })
  Object.assign(worker, { team, level, isLead, levelSince: on })
}

/** Now and then somebody changes to another team of the unit. */
export function considerMove(life: UnitLife, worker: Worker, month: Month): void {
  const { person, spell, isLead, team, level } = worker
  const teams = life.unit.teams.length
  const draw = person.chance.next()
  if (isLead || team === 0 || teams < 2 || draw > 0.004 || month.start - spell.stints.at(-1)!.from < 180)
    return
  const other = 1 + ((team + Math.floor((draw / 0.004) * (teams - 1))) % teams)
  if (other === team) return
  spell.stints.at(-1)!.to = month.start
  spell.stints.push({
    from: month.start,
    to: undefined,
    team: other,
    level,
    isLead: false,
    reason: 'transfer',
  })
  worker.team = other
}

function ratingOf(points: number): number {
  return 1 + ratingCuts.filter((cut) => points > cut).length
}
