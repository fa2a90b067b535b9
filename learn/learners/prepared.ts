import type { Estimator, Fitted, FittedJson } from '../estimator.ts'
import { createFittedPipeline, createPipeline, readPipeline } from '../pipeline.ts'
import { resampled } from '../resample/index.ts'
import type { ResampleMethod } from '../resample/index.ts'
import type { Table } from '../table/table.ts'
import type { FittedTransformer } from '../transformer.ts'
import { stepNamed, steps } from './steps.ts'

const name = 'prepared'

/** What happens to training rows before any learner sees them. */
export interface Preparation {
  /** Steps by name, in their order, at their defaults. */
  readonly steps?: readonly string[] | undefined
  /** How classes are made equally common, after the steps; probabilities are as common as they were. */
  readonly resample?: ResampleMethod | undefined
}

/** The estimator with the preparation before it: steps learn from the rows given to `fit`, and only those are resampled. */
export function prepared(estimator: Estimator, preparation: Preparation | undefined): Estimator {
  const { steps: before = [], resample } = preparation ?? {}
  const learner = resample ? resampled(estimator, { method: resample }) : estimator
  const definitions = before.map(stepNamed)
  if (definitions.length === 0) return learner
  return createPipeline(name, () => definitions.map((definition) => definition.create()), learner)
}

/** A model of what a fitted step gives of a table, as one of that table; the step must be one of `steps`. */
export function behindStep(fitted: Fitted, step: FittedTransformer, table: Table): Fitted {
  const columns = table.columns.map(({ name: column, kind }) => ({ name: column, kind }))
  return createFittedPipeline({ definition: name, columns, steps: [step], learner: fitted })
}

/** True for the JSON of a model with steps put before its learner. */
export function isPrepared(json: FittedJson): boolean {
  return json.kind === 'pipeline' && json['definition'] === name
}

/** Reads such a model back; `readMember` reads the learner in it. Throws `invalid-model`. */
export function readPrepared(json: FittedJson, readMember: (json: FittedJson) => Fitted): Fitted {
  return readPipeline(json, name, { stepDefinitions: steps, readLearner: readMember })
}
