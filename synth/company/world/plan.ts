import { AppError, isCivilDate } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { resolveEffects, defaultSwitches } from '../effects/resolve-effects.ts'
import type { Effects, Switches } from '../effects/resolve-effects.ts'
import { plantedEffects } from '../effects/planted-effects.ts'
import type { EffectName } from '../effects/planted-effects.ts'
import { dayOf, monthsUpTo } from './calendar.ts'
import type { Day, Month } from './calendar.ts'
import { countries, countryCodes } from './countries.ts'
import type { Country, CountryCode } from './countries.ts'

export interface CompanyOptions {
  /** Positions on the last day, 10 to 1,000,000; a few of them stand empty. */
  readonly people: number
  /** The last day of the history. */
  readonly today: CivilDate
  readonly seed?: number
  /** Years of history, 1 to 10. */
  readonly years?: number
  readonly countries?: readonly CountryCode[]
  readonly switches?: Partial<Switches>
  /** Effects that are not planted. */
  readonly without?: readonly EffectName[]
  /** How many months before the last day monthly figures and applications are kept for; all unless said. */
  readonly seriesMonths?: number
  /** Only every `of`-th unit, from the `index`-th on: all parts together are the whole company. */
  readonly part?: { readonly index: number; readonly of: number }
}

/** What all parts of the generator go by. */
export interface Plan {
  readonly people: number
  readonly seed: number
  readonly years: number
  readonly months: readonly Month[]
  readonly firstDay: Day
  readonly lastDay: Day
  /** First day of which monthly figures and applications are kept. */
  readonly seriesFrom: Day
  readonly countries: readonly Country[]
  readonly switches: Switches
  readonly without: readonly EffectName[]
  readonly effects: Effects
  readonly part: { readonly index: number; readonly of: number }
}

/** Checks options and fills in what was not said. Throws `AppError` `usage`. */
export function planCompany(options: CompanyOptions): Plan {
  const { people, today, seed = 1, years = 3, countries: codes = ['ES', 'PE'], without = [] } = options
  const part = options.part ?? { index: 0, of: 1 }
  const seriesMonths = options.seriesMonths ?? years * 12
  const sayings: readonly (readonly [boolean, string])[] = [
    [isWhole(people, 10, 1_000_000), 'A company has 10 to 1,000,000 people.'],
    [isWhole(years, 1, 10), 'A company has 1 to 10 years of history.'],
    [isWhole(seed, 0, 2 ** 31), 'A seed is a whole number from 0 to 2147483648.'],
    [isWhole(seriesMonths, 0, 120), 'Monthly figures are kept for 0 to 120 months.'],
    [isCivilDate(today) && today > '1950', `The last day "${today}" is no date. Write it as YYYY-MM-DD.`],
    [part.of >= 1 && part.index >= 0 && part.index < part.of, 'A part is numbered from 0.'],
    [
      codes.length > 0 && codes.every((code) => countryCodes.includes(code)),
      `Countries are ${countryCodes.join(', ')}.`,
    ],
    [
      without.every((name) => name in plantedEffects),
      `Effects are ${Object.keys(plantedEffects).join(', ')}.`,
    ],
  ]
  for (const [isSound, message] of sayings) if (!isSound) throw new AppError('usage', message)
  const months = monthsUpTo(today, years)
  const switches = { ...defaultSwitches, ...options.switches }
  return {
    people,
    seed,
    years,
    months,
    firstDay: months[0]!.start,
    lastDay: dayOf(today),
    seriesFrom: months[months.length - Math.min(seriesMonths, months.length)]?.start ?? dayOf(today) + 1,
    countries: [...new Set(codes)].map((code) => countries[code]),
    switches,
    without,
    effects: resolveEffects(switches, without),
    part,
  }
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to
}
