import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { ReplacementCosts } from '@cadre/lifecycle/survival'
import { costFeatures } from '@cadre/people/features'
import { computeFeatures } from '@cadre/store/features'
import type { LakeStorage } from '@cadre/store/lake'

interface Present {
  readonly personIds: readonly string[]
  readonly day: CivilDate
}

/** What replacing each person would cost: a share of their base pay of a year, in whole units of its currency. */
export async function readReplacementCosts(
  lake: LakeStorage,
  { personIds, day }: Present,
  share: number,
): Promise<ReplacementCosts> {
  const points = personIds.map((personId) => ({ personId, asOf: day, knownAt: `${day}T23:59:59.999999Z` }))
  const values = await computeFeatures(lake, [costFeatures.yearlyPay, costFeatures.currency], points)
  const currency = values.map(([, code]) => (typeof code === 'string' ? code : undefined))
  return {
    currency,
    amount: Float64Array.from(values, ([pay], row) =>
      typeof pay === 'number' ? (share * pay) / minorUnits(currency[row]) : Number.NaN,
    ),
  }
}

/** How many of the smallest units make one of the currency (ISO 4217). */
function minorUnits(currency: string | undefined): number {
  if (currency === undefined) return Number.NaN
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
}

/** A share of 0.5 is half a year of pay. Throws `usage` below 0. */
export function refuseNegative(share: number): void {
  if (share >= 0) return
  throw new AppError(
    'usage',
    `Replacing somebody cannot cost ${share} years of pay. Say a share such as 0.5.`,
  )
}
