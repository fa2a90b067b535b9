import { readBlend, readCalibratedMargin, readLogMargin, readStack, readVote } from '../blend/index.ts'
import type { EstimatorDefinition, Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { readKeyedMixture } from '../mitigation/keyed-mixture.ts'
import { readModel } from '../model-json.ts'
import { readPriorCorrected } from '../resample/correct-prior.ts'
import { isPrepared, readPrepared } from './prepared.ts'

/** Learners found by their names, and models read back whichever of them made these. */
export interface Registry {
  readonly learners: readonly EstimatorDefinition[]
  /** The learner of that name. Throws `invalid-param` listing the names there are. */
  readonly learnerNamed: (name: string) => EstimatorDefinition
  /** Reads any stored model back, models within models too. Throws `invalid-model`. */
  readonly fittedFromJson: (json: FittedJson) => Fitted
}

/**
 * A registry of these learners. A layer above that has learners of its own makes one of all it knows; a module that
 * exports its three parts by their names can be given to the work of `selection` as `registryUrl`.
 */
export function createRegistry(learners: readonly EstimatorDefinition[]): Registry {
  function fittedFromJson(json: FittedJson): Fitted {
    const reader = readModel(json, 'The model')
    const kind = reader.string('kind')
    if (kind === 'blend') return readBlend(json, fittedFromJson)
    if (kind === 'vote') return readVote(json, fittedFromJson)
    if (kind === 'stack') return readStack(json, fittedFromJson)
    if (kind === 'log-margin') return readLogMargin(json, fittedFromJson)
    if (kind === 'calibrated-margin') return readCalibratedMargin(json, fittedFromJson)
    if (kind === 'keyed-mixture') return readKeyedMixture(json, fittedFromJson)
    if (kind === 'prior-corrected') return readPriorCorrected(json, fittedFromJson)
    if (isPrepared(json)) return readPrepared(json, fittedFromJson)
    const name = kind === 'pipeline' ? reader.string('definition') : kind
    const definition = learners.find((learner) => learner.name === name)
    return definition
      ? definition.fromJson(json)
      : reader.fail(`was made by a learner "${name}" that is not known here.`)
  }

  function learnerNamed(name: string): EstimatorDefinition {
    const found = learners.find((learner) => learner.name === name)
    if (found) return found
    const known = learners.map((learner) => learner.name)
    throw new LearnError('invalid-param', `There is no learner "${name}"; there are ${known.join(', ')}.`, {
      name,
      known,
    })
  }

  return { learners, learnerNamed, fittedFromJson }
}
