import type { Feature } from '../define-feature.ts'
import { employmentFeatures } from './employment-features.ts'
import { learningFeatures } from './learning-features.ts'
import { payFeatures } from './pay-features.ts'
import { performanceFeatures } from './performance-features.ts'
import { surveyFeatures } from './survey-features.ts'
import { teamFeatures } from './team-features.ts'
import { workFeatures } from './work-features.ts'

/** Every feature that comes with Cadre. */
export const featureCatalogue: readonly Feature[] = [
  ...employmentFeatures,
  ...performanceFeatures,
  ...payFeatures,
  ...surveyFeatures,
  ...teamFeatures,
  ...learningFeatures,
  ...workFeatures,
]

const byName = new Map(featureCatalogue.map((feature) => [feature.name, feature]))
if (byName.size !== featureCatalogue.length) throw new Error('two features share a name')

/** The feature of a name; `undefined` when there is none. */
export function featureNamed(name: string): Feature | undefined {
  return byName.get(name)
}
