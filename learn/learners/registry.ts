import { readBlend, readCalibratedMargin, readLogMargin } from '../blend/index.ts'
import type { EstimatorDefinition, Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { readModel } from '../model-json.ts'
import { readPriorCorrected } from '../resample/correct-prior.ts'
import { textLogistic } from '../text/text-logistic.ts'
import { baseline } from './baseline.ts'
import { elasticNet, logisticRegression, ridge } from './linear-recipes.ts'
import {
  adaBoost,
  additive,
  decisionTree,
  extraTrees,
  gradientBoosting,
  randomForest,
} from './tree-recipes.ts'

/** Every learner, simplest first; each takes any table. */
export const learners: readonly EstimatorDefinition[] = [
  baseline,
  logisticRegression,
  ridge,
  elasticNet,
  textLogistic,
  decisionTree,
  additive,
  randomForest,
  extraTrees,
  adaBoost,
  gradientBoosting,
]

/** The learner of that name. Throws `invalid-param` listing the names there are. */
export function learnerNamed(name: string): EstimatorDefinition {
  const found = learners.find((learner) => learner.name === name)
  if (found) return found
  const known = learners.map((learner) => learner.name)
  throw new LearnError('invalid-param', `There is no learner "${name}"; there are ${known.join(', ')}.`, {
    name,
    known,
  })
}

/** Reads any stored model back, whichever learner made it, models within models too. Throws `invalid-model`. */
export function fittedFromJson(json: FittedJson): Fitted {
  const reader = readModel(json, 'The model')
  const kind = reader.string('kind')
  if (kind === 'blend') return readBlend(json, fittedFromJson)
  if (kind === 'log-margin') return readLogMargin(json, fittedFromJson)
  if (kind === 'calibrated-margin') return readCalibratedMargin(json, fittedFromJson)
  if (kind === 'prior-corrected') return readPriorCorrected(json, fittedFromJson)
  const name = kind === 'pipeline' ? reader.string('definition') : kind
  const definition = learners.find((learner) => learner.name === name)
  return definition
    ? definition.fromJson(json)
    : reader.fail(`was made by a learner "${name}" that is not known here.`)
}
