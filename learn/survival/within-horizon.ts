import type { EstimatorDefinition, FitOptions, Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import type { Table } from '../table/table.ts'
import { checkTrainingInput } from '../trees/training-input.ts'
import { createFittedWithin, readFittedWithin } from './fitted-within.ts'
import { checkFollowed } from './followed-target.ts'
import type { FollowedTarget } from './followed-target.ts'
import type { PeriodHazards } from './period-hazards.ts'
import type { FittedSurvival, SurvivalDefinition, SurvivalFitOptions } from './survival-estimator.ts'

const tasks = ['binary'] as const

/** So many rows (or their weight) that something else ended are needed to learn when that happens. */
const fewestOthers = 5

/**
 * A learner of survival as one of whether something comes within the horizon, for rows that were followed from their day
 * (`Target.followed`). What else can end a row is learned beside it, so that the probability is of coming first.
 * Text is left out. Throws `invalid-target` for rows that were not followed.
 */
export function withinHorizon<P extends ParamDeclarations, F extends FittedSurvival>(
  definition: SurvivalDefinition<P, F>,
  hazardsOf: (model: F) => PeriodHazards,
): EstimatorDefinition<P> {
  const { name, label, params, complexity } = definition
  return {
    name,
    label,
    params,
    complexity,
    tasks,
    follows: true,
    create(given?: Partial<ParamValues<P>>) {
      const estimator = definition.create(given)
      return {
        name,
        params: estimator.params,
        async fit(table, target, weights, options = {}) {
          checkTrainingInput(table, target, { weights, tasks })
          const followed = followedOf(target, table)
          const isLearned = othersIn(followed, weights) >= fewestOthers
          const fitOne = async (isAsked: (event: number) => boolean, part: Part): Promise<F> =>
            estimator.fit(table, oneCause(followed, isAsked), weights, through(options, part))
          const share = isLearned ? 0.5 : 1
          const asked = await fitOne((event) => event === 1, { from: 0, share })
          const others = isLearned ? await fitOne((event) => event > 1, { from: 0.5, share }) : undefined
          return createFittedWithin({
            kind: name,
            classes: target.classes,
            horizon: followed.horizon,
            asked,
            others,
            hazardsOf,
          })
        },
      }
    },
    fromJson: (json) => readFittedWithin(json, { kind: name, read: definition.fromJson, hazardsOf }),
  }
}

function followedOf({ followed }: Target, table: Table): FollowedTarget {
  if (!followed)
    throw new LearnError(
      'invalid-target',
      'This learner needs to know how long each row was followed and what ended it.',
    )
  checkFollowed(followed, table.rowCount)
  return followed
}

function othersIn({ event }: FollowedTarget, weights: Float64Array | undefined): number {
  return event.reduce((sum, code, row) => (code > 1 ? sum + (weights?.[row] ?? 1) : sum), 0)
}

function oneCause(target: FollowedTarget, isAsked: (event: number) => boolean): FollowedTarget {
  return { ...target, event: target.event.map((event) => (isAsked(event) ? 1 : 0)), causes: ['event'] }
}

interface Part {
  readonly from: number
  readonly share: number
}

function through(
  { seed, signal, threads, onProgress }: FitOptions,
  { from, share }: Part,
): SurvivalFitOptions {
  return {
    ...(seed !== undefined && { seed }),
    ...(threads !== undefined && { threads }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress: (done: number) => onProgress(from + share * done) }),
  }
}
