import type { Effects } from '../effects/resolve-effects.ts'
import type { EffectName } from '../effects/planted-effects.ts'

/** Log-odds of leaving by own wish in a month for somebody to whom nothing applies. */
export const leavingIntercept = -5.42

/** What leaving depends on, in the order in which it is written down. */
export const leavingEffects = [
  'leaveInFirstHalfYear',
  'leaveInEarlyYears',
  'leaveWhenSettled',
  'leaveAsVeteran',
  'leaveOverPay',
  'leaveOverManager',
  'leaveOverOvertime',
  'leaveOverPromotion',
  'leaveOverCommute',
  'leaveWithSeason',
  'leaveDisengaged',
  'leaveWithTheMarket',
] as const satisfies readonly EffectName[]

export type LeavingEffect = (typeof leavingEffects)[number]

/** What leaving depends on in a month, as the effects take it: capped, centred and scaled. */
export type LeavingDrivers = Readonly<Record<LeavingEffect, number>>

/** January to December, about nought on average. */
const seasons = [0.8, 0.2, 0, 0.1, 0.2, 0.6, 0.7, 0.5, 0.3, -0.4, -1.2, -1.8] as const

interface Situation {
  readonly tenureDays: number
  readonly logCompaRatio: number
  readonly managerQuality: number
  /** Hours a month, mean of three months. */
  readonly overtime: number
  readonly yearsInLevel: number
  readonly isLead: boolean
  readonly commuteKm: number
  readonly remoteShare: number
  readonly month: number
  readonly engagement: number
  readonly yearsOfHistory: number
}

export function leavingDriversOf(situation: Situation): LeavingDrivers {
  const { tenureDays, yearsInLevel, isLead, commuteKm, remoteShare } = situation
  const within = (from: number, to: number): number =>
    Number(tenureDays >= from * 365.25 && tenureDays < to * 365.25)
  return {
    leaveInFirstHalfYear: within(0, 0.5),
    leaveInEarlyYears: within(0.5, 2),
    leaveWhenSettled: within(5, 10),
    leaveAsVeteran: within(10, 100),
    leaveOverPay: Math.max(-0.4, Math.min(0.4, situation.logCompaRatio)),
    leaveOverManager: situation.managerQuality,
    leaveOverOvertime: Math.min(4, situation.overtime / 10),
    leaveOverPromotion: isLead ? 0 : Math.max(0, Math.min(3, yearsInLevel - 2)),
    leaveOverCommute: remoteShare > 0.5 ? 0 : Math.max(0, Math.min(5, (commuteKm - 10) / 10)),
    leaveWithSeason: seasons[situation.month]!,
    leaveDisengaged: situation.engagement,
    leaveWithTheMarket: situation.yearsOfHistory,
  }
}

/** The log-odds that the effects add up to. */
export function leavingLogOdds(effects: Effects, drivers: LeavingDrivers): number {
  let logOdds = leavingIntercept
  for (const name of leavingEffects) logOdds += effects[name] * drivers[name]
  return logOdds
}

/** What pushed most; `undefined` when nothing pushed. */
export function mainReason(effects: Effects, drivers: LeavingDrivers): LeavingEffect | undefined {
  let most = 0.05
  let main: LeavingEffect | undefined
  for (const name of reasons) {
    const push = effects[name] * drivers[name]
    if (push > most) [most, main] = [push, name]
  }
  return main
}

/** Tenure, season and the market say when, not why. */
const reasons = [
  'leaveOverPay',
  'leaveOverManager',
  'leaveOverOvertime',
  'leaveOverPromotion',
  'leaveOverCommute',
  'leaveDisengaged',
] as const satisfies readonly LeavingEffect[]

/** What people say of a reason when they say it. */
export const reasonTexts: Readonly<Record<(typeof reasons)[number], string>> = {
  leaveOverPay: 'better pay elsewhere',
  leaveOverManager: 'the manager',
  leaveOverOvertime: 'too much work',
  leaveOverPromotion: 'no way up',
  leaveOverCommute: 'the way to work',
  leaveDisengaged: 'the work did not suit',
}

export function isReason(name: string | undefined): name is (typeof reasons)[number] {
  return name !== undefined && (reasons as readonly string[]).includes(name)
}
