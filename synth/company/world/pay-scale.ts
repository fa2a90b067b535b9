import type { Country } from './countries.ts'
import type { Family } from './families.ts'

/** Middle yearly pay of each level in the first country, in euros; a step of about three tenths. */
const middles = [22_000, 28_500, 37_000, 47_000, 58_000, 76_000, 102_000, 190_000] as const

/** How much the market moves in a year. */
export const yearlyMarketGrowth = 0.03

/** Which year the middles are of. */
const baseYear = 2024

/** Middle yearly pay of a level on the market, in whole units of the country's currency. */
export function marketMiddle(
  level: number,
  { family, country, year }: { readonly family: Family; readonly country: Country; readonly year: number },
): number {
  const growth = (1 + yearlyMarketGrowth) ** (year - baseYear)
  return roundPay(middles[level]! * family.payFactor * country.payFactor * growth)
}

/** Pay is agreed on in hundreds. */
export function roundPay(amount: number): number {
  return Math.max(1000, Math.round(amount / 100) * 100)
}
