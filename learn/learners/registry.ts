import type { EstimatorDefinition, Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { readModel } from '../model-json.ts'
import { baseline } from './baseline.ts'
import { logisticRegression, ridge } from './linear-recipes.ts'

/** Every learner, simplest first; each takes any table. */
export const learners: readonly EstimatorDefinition[] = [baseline, logisticRegression, ridge]

/** The learner of that name. Throws `invalid-param` listing the names there are. */
export function learnerNamed(name: string): EstimatorDefinition {
  const found = learners.find((learner) => learner.name === name)
  if (!found) {
    const known = learners.map((learner) => learner.name)
    throw new LearnError('invalid-param', `There is no learner "${name}"; there are ${known.join(', ')}.`, {
      name,
      known,
    })
  }
  return found
}

/** Reads any stored model back, whichever learner made it. Throws `invalid-model`. */
export function fittedFromJson(json: FittedJson): Fitted {
  const reader = readModel(json, 'The model')
  const kind = reader.string('kind')
  const name = kind === 'pipeline' ? reader.string('definition') : kind
  const definition = learners.find((learner) => learner.name === name)
  if (!definition) return reader.fail(`was made by a learner "${name}" that is not known here.`)
  return definition.fromJson(json)
}
