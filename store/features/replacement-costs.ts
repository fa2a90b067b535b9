import type { CivilDate } from '@cadre/core'
import { costFeatures } from '@cadre/people/features'
import { computeFeatures } from './compute-features.ts'
import { knownOn } from './known-past.ts'
import type { KnownPast } from './known-past.ts'
import type { LakeStorage } from '../lake/index.ts'

/** Row by row of the people; NaN and undefined where pay is not known. */
interface ReplacementCosts {
  readonly amount: Float64Array
  readonly currency: readonly (string | undefined)[]
}

interface Present extends KnownPast {
  readonly personIds: readonly string[]
  readonly day: CivilDate
}

/** What replacing each person would cost: a share of their base pay of a year, in whole units of its currency. */
export async function readReplacementCosts(
  lake: LakeStorage,
  { personIds, day, ...past }: Present,
  share: number,
): Promise<ReplacementCosts> {
  const knownAt = knownOn(past, day)
  const points = personIds.map((personId) => ({ personId, asOf: day, knownAt }))
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
export function minorUnits(currency: string | undefined): number {
  if (currency === undefined) return Number.NaN
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
}
