import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import type { ModelTables, RunState } from '../schema/model-tables.ts'
import { readModel } from './models.ts'

export interface NewRun {
  /** Made before, so that the job can be told. */
  readonly id: string
  readonly modelName: string
  readonly jobId: string
  readonly dataSet: string
  readonly options: unknown
}

export interface RunLine {
  readonly id: string
  readonly modelName: string
  readonly jobId: string
  readonly dataSet: string
  /** Which of the data set's versions, and the hash of its rows, once it was opened. */
  readonly dataSequence: string | null
  readonly dataHash: string | null
  readonly options: unknown
  readonly state: RunState
  readonly problem: string | null
  readonly startedBy: string
  readonly startedAt: string
  readonly endedAt: string | null
}

export interface RunResult {
  readonly state: Exclude<RunState, 'waiting'>
  readonly dataSequence?: string
  readonly dataHash?: string
  /** Figures; no row of the data. */
  readonly result?: unknown
  readonly problem?: string
}

/** Notes that a training of a model begins. Throws `AppError('record-missing')` without such a model. */
export async function startRun(session: Session, run: NewRun): Promise<void> {
  const { trx, caller, errand } = session
  await readModel(session, run.modelName)
  await trx
    .insertInto('model.run')
    .values({
      id: run.id,
      model_name: run.modelName,
      job_id: run.jobId,
      data_set: run.dataSet,
      data_sequence: null,
      data_hash: null,
      options: JSON.stringify(run.options),
      state: 'waiting',
      problem: null,
      started_by: caller.accountId,
      started_at: errand.now,
      ended_at: null,
    })
    .execute()
  const detail = { id: run.id, model: run.modelName, dataSet: run.dataSet }
  session.note({ act: 'train model', entity: 'model', subjects: [], detail })
}

/** Notes how a training ended; what ended before stays as it is. */
export async function finishRun({ trx, errand }: Session, id: string, outcome: RunResult): Promise<void> {
  await trx
    .updateTable('model.run')
    .set({
      state: outcome.state,
      ...(outcome.dataSequence !== undefined && { data_sequence: outcome.dataSequence }),
      ...(outcome.dataHash !== undefined && { data_hash: outcome.dataHash }),
      ...(outcome.result !== undefined && { result: JSON.stringify(outcome.result) }),
      problem: outcome.problem ?? null,
      ended_at: errand.now,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

const columns = [
  'id',
  'model_name',
  'job_id',
  'data_set',
  'data_sequence',
  'data_hash',
  'options',
  'state',
  'problem',
  'started_by',
  'started_at',
  'ended_at',
] as const

const jobState = sql<string | null>`model.state_of_job(job_id)`.as('job_state')

/** The trainings of a model, newest first. */
export async function listRuns({ trx }: Session, modelName: string): Promise<RunLine[]> {
  const rows = await trx
    .selectFrom('model.run')
    .select(columns)
    .select(jobState)
    .where('model_name', '=', modelName)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(lineOf)
}

export interface RunNote {
  readonly words: string
  readonly writtenBy: string
  readonly writtenAt: string
}

/** Keeps how quality grew with the rows of a training; what was drawn before stays. */
export async function keepLearningCurve(
  { trx, caller, errand }: Session,
  runId: string,
  curve: unknown,
): Promise<void> {
  await trx
    .insertInto('model.learning_curve')
    .values({
      run_id: runId,
      result: JSON.stringify(curve),
      drawn_by: caller.accountId,
      drawn_at: errand.now,
    })
    .onConflict((conflict) => conflict.column('run_id').doNothing())
    .execute()
}

/** A training with what came of it and what people wrote about it. Throws `AppError('record-missing')`. */
export async function readRun(
  { trx }: Session,
  id: string,
): Promise<
  RunLine & { readonly result: unknown; readonly learningCurve: unknown; readonly notes: readonly RunNote[] }
> {
  const row = await trx
    .selectFrom('model.run')
    .select([...columns, 'result'])
    .select(jobState)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such training.', { id })
  const notes = await trx
    .selectFrom('model.run_note')
    .select(['words', 'written_by', 'written_at'])
    .where('run_id', '=', id)
    .orderBy('id')
    .execute()
  const curve = await trx
    .selectFrom('model.learning_curve')
    .select('result')
    .where('run_id', '=', id)
    .executeTakeFirst()
  return {
    ...lineOf(row),
    result: row.result,
    learningCurve: curve?.result ?? null,
    notes: notes.map(({ words, written_by: writtenBy, written_at: writtenAt }) => ({
      words,
      writtenBy,
      writtenAt: writtenAt.toISOString(),
    })),
  }
}

/** Keeps what somebody wrote about a training. */
export async function noteOnRun(session: Session, id: string, words: string): Promise<void> {
  await readRun(session, id)
  const { trx, caller, errand } = session
  await trx
    .insertInto('model.run_note')
    .values({ run_id: id, words, written_by: caller.accountId, written_at: errand.now })
    .execute()
}

type RunRow = Pick<Selectable<ModelTables['model.run']>, (typeof columns)[number]> & {
  readonly job_state: string | null
}

function lineOf(row: RunRow): RunLine {
  return {
    id: row.id,
    modelName: row.model_name,
    jobId: row.job_id,
    dataSet: row.data_set,
    dataSequence: row.data_sequence,
    dataHash: row.data_hash,
    options: row.options,
    state: stateOf(row),
    problem: row.problem,
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

/** Whoever stops a job, and a machine that fails, leave the training as it was. */
function stateOf({ state, job_state: job }: RunRow): RunState {
  if (state !== 'waiting') return state
  return job === 'cancelled' || job === 'failed' ? job : 'waiting'
}
