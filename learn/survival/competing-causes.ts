import type { FittedJson } from '../estimator.ts'
import { exponential } from '../kernels/exponential.ts'
import { LearnError } from '../learn-error.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'
import type { FittedSurvival, SurvivalEstimator, SurvivalFitOptions, Window } from './survival-estimator.ts'
import { ofCause } from './survival-target.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** One model of the hazard of each cause. */
export interface FittedCauses {
  readonly causes: readonly string[]
  /** In the order of the causes. */
  readonly models: readonly FittedSurvival[]
  /**
   * rows × causes: probability that each happens within the horizon, before any of the others does. What the models
   * say one by one is more: each speaks of a world in which nothing else can happen.
   */
  predictIncidence(table: Table, window: Window): Float64Array
  toJSON(): FittedJson
}

const kind = 'competing-causes'

/**
 * Fits the hazard of each cause, the others counting as lost from sight (Prentice et al. 1978). Throws what the learner
 * throws: `one-class` for a cause that no row has.
 */
export async function fitCauses(
  estimator: SurvivalEstimator,
  data: {
    readonly table: Table
    readonly target: SurvivalTarget
    readonly weights?: Float64Array | undefined
  },
  options: SurvivalFitOptions = {},
): Promise<FittedCauses> {
  if (options.validation)
    throw new LearnError(
      'invalid-param',
      'Rows kept apart would be of all causes; fit the causes one by one.',
    )
  const { causes } = data.target
  const models: FittedSurvival[] = []
  for (const [index, cause] of causes.entries()) {
    const { onProgress } = options
    models.push(
      await estimator.fit(data.table, ofCause(data.target, cause), data.weights, {
        ...options,
        ...(onProgress && { onProgress: (done: number) => onProgress((index + done) / causes.length) }),
      }),
    )
  }
  return combineCauses(causes, models)
}

/** Reads models of causes back, each by `readModelOf`. Throws `invalid-model`. */
export function readCauses(
  json: FittedJson,
  readModelOf: (json: FittedJson) => FittedSurvival,
): FittedCauses {
  const reader = readModel(json, 'The models of causes')
  if (reader.string('kind') !== kind) reader.fail(`is of kind "${reader.string('kind')}".`)
  const causes = reader.strings('causes')
  const models = reader.objects('models').map((model) => readModelOf(model.whole() as FittedJson))
  if (models.length !== causes.length)
    reader.fail(`holds ${models.length} models of ${causes.length} causes.`)
  return combineCauses(causes, models)
}

function combineCauses(causes: readonly string[], models: readonly FittedSurvival[]): FittedCauses {
  return {
    causes,
    models,
    predictIncidence: (table, window) => incidences(models, table, window),
    toJSON: () => ({ kind, causes, models: models.map((model) => model.toJSON()) }),
  }
}

/** Parts that a horizon is cut into; in each the causes share what happens by their hazards there. */
const parts = 24

function incidences(
  models: readonly FittedSurvival[],
  table: Table,
  { from, horizon }: Window,
): Float64Array {
  const horizons = Float64Array.from({ length: parts }, (_, part) => (horizon * (part + 1)) / parts)
  const hazards = models.map((model) => model.cumulativeHazard(table, { from, horizons }))
  const shares = new Float64Array(table.rowCount * models.length)
  for (let row = 0; row < table.rowCount; row++) {
    let survival = 1
    for (let part = 0; part < parts; part++) {
      const cell = row * parts + part
      const added = hazards.map((own) => own[cell]! - (part === 0 ? 0 : own[cell - 1]!))
      const all = added.reduce((sum, hazard) => sum + hazard, 0)
      if (all <= 0) continue
      const happens = survival * (1 - exponential(-all))
      added.forEach((hazard, cause) => (shares[row * models.length + cause]! += (happens * hazard) / all))
      survival -= happens
    }
  }
  return shares
}
