import type { FeatureLine } from './feature-queries.ts'

export interface Narrowing {
  readonly q?: string | undefined
  readonly source?: string | undefined
  readonly use?: string | undefined
  readonly class?: string | undefined
}

/** Features that fit what is asked for; `said` is how a reader reads the meaning. */
export function narrowFeatures(
  features: readonly FeatureLine[],
  { q = '', source, use, class: dataClass }: Narrowing,
  said: (feature: FeatureLine) => string,
): FeatureLine[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return features.filter((feature) => {
    const text = `${feature.name} ${said(feature)} ${feature.meaning} ${feature.owner}`.toLowerCase()
    return (
      words.every((word) => text.includes(word)) &&
      (source === undefined || feature.sources.includes(source)) &&
      (use === undefined || feature.purposes.includes(use)) &&
      (dataClass === undefined || feature.sensitivity.includes(dataClass))
    )
  })
}

/** Every value that features have of something, once and sorted. */
export const valuesOf = (
  features: readonly FeatureLine[],
  of: (feature: FeatureLine) => readonly string[],
): string[] => [...new Set(features.flatMap(of))].toSorted()
