import type { FeatureLine } from './feature-queries.ts'

/** What features are about, as the first part of their name says it, in the order in which people think of it. */
const groupOrder = ['emp', 'pay', 'work', 'team', 'learn', 'survey', 'other'] as const

export interface FeatureGroup {
  readonly name: (typeof groupOrder)[number]
  readonly features: readonly FeatureLine[]
}

/** Features by what they are about; those of no known group come last. */
export function groupFeatures(features: readonly FeatureLine[]): FeatureGroup[] {
  const grouped = Map.groupBy(
    features,
    ({ name }) => groupOrder.find((one) => name.startsWith(`${one}_`)) ?? 'other',
  )
  return groupOrder.flatMap((name) => {
    const own = grouped.get(name)
    return own ? [{ name, features: own }] : []
  })
}

/** Where more people than this have no value, a feature says little of most. */
const sparseFrom = 0.5

/** Of how many features the values have changed so that somebody should look, and how many have no value for most people. */
export function groupStanding(features: readonly FeatureLine[]): { changed: number; sparse: number } {
  return {
    changed: features.filter(({ newest }) => newest?.drift === 'watch' || newest?.drift === 'act').length,
    sparse: features.filter(({ newest }) => newest !== null && newest.missing > sparseFrom).length,
  }
}
