import { generateFeatures } from '../feature-generation/index.ts'
import { dropCorrelated, selectByPermutation, selectInformative } from '../feature-selection/index.ts'
import { LearnError } from '../learn-error.ts'
import {
  dateCycles,
  frequencyEncode,
  impute,
  iterativeImpute,
  oneHot,
  outliers,
  polynomial,
  principalComponents,
  scale,
  targetEncode,
} from '../preprocess/index.ts'
import type { TransformerDefinition } from '../transformer.ts'

/** Every step that can be put before any learner; each takes any table. */
export const steps: readonly TransformerDefinition[] = [
  impute,
  iterativeImpute,
  outliers,
  scale,
  dateCycles,
  frequencyEncode,
  targetEncode,
  oneHot,
  polynomial,
  principalComponents,
  dropCorrelated,
  selectInformative,
  selectByPermutation,
  generateFeatures,
]

/** The step of that name. Throws `invalid-param` listing the names there are. */
export function stepNamed(name: string): TransformerDefinition {
  const found = steps.find((step) => step.name === name)
  if (found) return found
  const known = steps.map((step) => step.name)
  throw new LearnError('invalid-param', `There is no step "${name}"; there are ${known.join(', ')}.`, {
    name,
    known,
  })
}
