import type { EstimatorDefinition, Fitted, FittedJson, Link, Target } from '../estimator.ts'
import { prepared } from '../learners/prepared.ts'
import type { Preparation } from '../learners/prepared.ts'
import { inverseLink } from '../link.ts'
import { defineTask } from '../parallel/task.ts'
import type { TaskContext } from '../parallel/task.ts'
import { takeTarget } from '../take-target.ts'
import { takeRows } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { createPreparedTables } from '../prepared-tables.ts'
import type { Fold } from './fold.ts'
import { lossOf } from './loss.ts'
import type { LossName } from './loss.ts'
import { takeOnce } from './take-once.ts'

/** What is learned from: features, and apart from them what is learned. */
export interface LearningData {
  readonly table: Table
  readonly target: Target
  readonly weights?: Float64Array | undefined
  /** Rows with the same number belong together; given to the learner for its own cross-fitting. */
  readonly groups?: Int32Array | undefined
  /** What each fit does with its training rows before the learner sees them. */
  readonly preparation?: Preparation | undefined
}

/** A learner of a registry by its name. */
export interface LearnerChoice {
  readonly name: string
  readonly params?: Readonly<Record<string, number | string | boolean>> | undefined
}

/** What the module of a registry exports. */
export interface LearnerRegistry {
  readonly learnerNamed: (name: string) => EstimatorDefinition
  readonly fittedFromJson: (json: FittedJson) => Fitted
}

export const learnersUrl = new URL('../learners/index.ts', import.meta.url).href

export interface FitRowsInput {
  readonly data: LearningData
  readonly fold: Fold
  readonly learner: LearnerChoice
  readonly registryUrl: string
  readonly seed: number
  readonly loss: LossName
}

export interface FitRowsOutput {
  /** Test rows × outputs. */
  readonly predictions: Float64Array
  readonly margins: Float64Array
  /** Test rows × periods, of a model that knows when: probability by the end of each. */
  readonly byPeriod?: Float64Array | undefined
  readonly outputs: number
  /** How the margins become predictions. */
  readonly link: Link
  /** On the test rows. */
  readonly loss: number
  readonly fitMs: number
}

/** Of this thread: a fold is prepared once for all configurations of a learner, as long as it is small. */
const preparedTables = createPreparedTables(1 << 22)

/**
 * Fits a learner on the training rows of a fold and judges it on the test rows. The learner is
 * given a table and a target of the training rows only, so nothing it does can reach the others.
 */
export async function fitRows(
  { data, fold, learner, registryUrl, seed, loss }: FitRowsInput,
  { signal }: TaskContext,
): Promise<FitRowsOutput> {
  const { learnerNamed } = await loadRegistry(registryUrl)
  const estimator = prepared(learnerNamed(learner.name).create(learner.params), data.preparation)
  const train = takeOnce(data, fold.train, takeData)
  const startedAt = performance.now()
  const fitted = await estimator.fit(train.table, train.target, train.weights, {
    seed,
    signal,
    groups: train.groups,
    preparedTables,
  })
  const fitMs = performance.now() - startedAt
  const { table: features } = takeOnce(data, fold.test, takeData)
  const margins = fitted.predictMargin(features)
  const predictions = inverseLink(fitted.link, margins, fitted.outputs)
  const { values: truth, queries } = takeTarget(data.target, fold.test)
  const weights = data.weights && takeValues(data.weights, fold.test)
  const byPeriod = fitted.overTime?.predictBy(features)
  return {
    ...(byPeriod && { byPeriod }),
    predictions,
    margins,
    outputs: fitted.outputs,
    link: fitted.link,
    loss: lossOf(loss, { truth, predictions, queries }, weights),
    fitMs,
  }
}

export const fitRowsTask = defineTask<typeof fitRows>(import.meta.url, 'fitRows')

/** The module of a registry. */
export async function loadRegistry(url: string): Promise<LearnerRegistry> {
  return (await import(url)) as LearnerRegistry
}

/** The data at these rows. */
export function takeData(data: LearningData, rows: Int32Array): LearningData {
  return {
    table: takeRows(data.table, rows),
    target: takeTarget(data.target, rows),
    weights: data.weights && takeValues(data.weights, rows),
    groups: data.groups && Int32Array.from(rows, (row) => data.groups![row]!),
  }
}

function takeValues(values: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!)
}
