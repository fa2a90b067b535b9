import { dateOf } from './calendar.ts'
import type { Country } from './countries.ts'
import { families, levelCount } from './families.ts'
import type { Family } from './families.ts'
import { marketMiddle, roundPay, yearlyMarketGrowth } from './pay-scale.ts'
import type { Plan } from './plan.ts'
import { streamOf } from './streams.ts'

/** Pay at the parts of a survey beside its median. */
const spread = {
  percentile10: 0.8,
  percentile25: 0.9,
  median: 1,
  percentile75: 1.12,
  percentile90: 1.27,
} as const

/** Heads of families are too few for a survey. */
export const surveyedLevels = levelCount - 1

/** How much the market of a family in a country moves in a year: 2 to 4 per cent, about the mean of all. */
export function yearlyGrowth(seed: number, family: Family, country: Country): number {
  return yearlyMarketGrowth + 0.02 * (streamOf(seed, 'market', family.code, country.code).next() - 0.5)
}

/** What a survey of the autumn before says of each family, level and country in a year, by places of families and levels. */
export interface Surveyed {
  readonly family: number
  readonly level: number
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * The market that pay bands follow, as a survey finds it: each family moves at its own pace around that of the bands, which are
 * right in the middle of the history.
 */
export function marketSurvey(plan: Plan, year: number): Surveyed[] {
  const years = plan.months.map((month) => month.year)
  const middleYear = (Math.min(...years) + Math.max(...years)) / 2
  return plan.countries.flatMap((country) =>
    families.flatMap((family, place) => {
      const pace = (1 + yearlyGrowth(plan.seed, family, country)) / (1 + yearlyMarketGrowth)
      return Array.from({ length: surveyedLevels }, (_, level) => {
        const median = marketMiddle(level, { family, country, year }) * pace ** (year - middleYear)
        const amounts = Object.entries(spread).map(([name, share]) => [
          name,
          { minor: roundPay(median * share) * 100, currency: country.currency },
        ])
        return {
          family: place,
          level,
          values: {
            country: country.code,
            source: 'Made-up pay survey',
            surveyedOn: dateOf(Date.UTC(year - 1, 9, 1) / 86_400_000),
            ...Object.fromEntries(amounts),
          },
        }
      })
    }),
  )
}
