import { featureNamed } from '@cadre/people/features'

/** What is said of a feature beside its values. */
export interface ToldFeature {
  readonly meaning: string
  readonly unit: string
}

/** What the features among some names mean and are counted in; names of nothing declared are left out. */
export function toldFeatures(names: Iterable<string>): Record<string, ToldFeature> {
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const feature = featureNamed(name)
      return feature ? [[name, { meaning: feature.meaning, unit: feature.unit }]] : []
    }),
  )
}
