import type { Fitted, FittedJson } from '../estimator.ts'
import { prepared } from '../learners/prepared.ts'
import { defineTask } from '../parallel/task.ts'
import type { TaskContext } from '../parallel/task.ts'
import type { Pool, RunOptions } from '../parallel/pool.ts'
import { checkData } from './check-data.ts'
import { learnersUrl, loadRegistry } from './fit-rows.ts'
import type { LearnerChoice, LearningData } from './fit-rows.ts'

interface FitLearnerInput {
  readonly data: LearningData
  readonly learner: LearnerChoice
  readonly registryUrl: string
  readonly seed: number
}

/** Fits on all rows it is given; the model crosses threads as JSON. */
export async function fitLearnerHere(
  { data, learner, registryUrl, seed }: FitLearnerInput,
  { signal, onProgress }: TaskContext,
): Promise<FittedJson> {
  const { learnerNamed } = await loadRegistry(registryUrl)
  const { table, target, weights, groups } = data
  const fitted = await prepared(learnerNamed(learner.name).create(learner.params), data.preparation).fit(
    table,
    target,
    weights,
    { seed, signal, onProgress, groups },
  )
  return fitted.toJSON()
}

const fitLearnerTask = defineTask<typeof fitLearnerHere>(import.meta.url, 'fitLearnerHere')

/** Fits one learner on all rows on a thread of the pool: the last fit, after folds have judged it. */
export async function fitLearner(
  {
    learner,
    seed,
    pool,
    registryUrl = learnersUrl,
    ...data
  }: LearningData & {
    readonly learner: LearnerChoice
    readonly seed: number
    readonly pool: Pool
    readonly registryUrl?: string
  },
  options: RunOptions = {},
): Promise<Fitted> {
  checkData(data, [])
  const { table, target, weights, groups, preparation } = data
  using shared = pool.share<LearningData>({ table, target, weights, groups, preparation })
  const json = await pool.run(fitLearnerTask, { data: shared, learner, registryUrl, seed }, options)
  return (await loadRegistry(registryUrl)).fittedFromJson(json)
}
