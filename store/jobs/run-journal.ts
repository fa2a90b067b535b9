import { AppError } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Json } from './job.ts'

/** A job that a worker has taken up; `attempt` tells it from another worker that took it up later. */
export interface JobRun {
  readonly id: string
  readonly attempt: number
  readonly kind: string
  readonly accountId: string
  readonly purpose: Purpose
  readonly scopes: readonly string[] | null
  readonly requestId: string
  readonly failures: number
  readonly input: Json
}

/** What the journal says of a step: its output when it is finished, else how far it got. */
export interface JournalEntry {
  readonly name: string
  readonly output: Json
  readonly isFinished: boolean
}

/**
 * Takes up the job that a ticket is for. `undefined` when it has ended, or waits for another ticket. A
 * job that runs is taken over: the queue gives a ticket out again only when its worker is gone.
 */
export async function takeUpJob(
  { trx }: Session,
  { jobId, ticket }: { readonly jobId: string; readonly ticket: string },
): Promise<JobRun | undefined> {
  const { rows } = await sql<JobRun>`with taken as (
      update jobs.job set state = 'running', attempt = attempt + 1,
        started_at = coalesce(started_at, clock_timestamp())
      where id = ${jobId} and ticket = ${ticket}::uuid and state in ('waiting', 'running')
      returning *)
    select j.id, j.attempt, j.kind, j.account_id as "accountId", j.purpose, j.scopes, j.request_id as "requestId",
      j.failures, c.input
    from taken j join jobs.content c on c.job_id = j.id`.execute(trx)
  return rows[0]
}

export async function readJournal({ trx }: Session, { id }: JobRun): Promise<JournalEntry[]> {
  const { rows } = await sql<JournalEntry>`select name, output, is_finished as "isFinished"
    from jobs.step where job_id = ${id}`.execute(trx)
  return rows
}

/**
 * Enters a step in the journal, in the transaction of what it did if that is the session's. Throws
 * `AppError('cancelled')` when another worker has the job meanwhile: then nothing of the transaction stays.
 */
export async function keepStep({ trx }: Session, run: JobRun, entry: JournalEntry): Promise<void> {
  const held = await sql`select from jobs.job
    where id = ${run.id} and attempt = ${run.attempt} and state = 'running' for update`.execute(trx)
  if (held.rows.length === 0) throw takenOver()
  await sql`insert into jobs.step (job_id, name, output, is_finished)
    values (${run.id}, ${entry.name}, ${JSON.stringify(entry.output)}::jsonb, ${entry.isFinished})
    on conflict (job_id, name) do update
    set output = excluded.output, is_finished = excluded.is_finished, at = clock_timestamp()`.execute(trx)
}

export interface JobProgress {
  readonly stage: string
  /** From 0 to 1. */
  readonly shareDone: number
  readonly message: string
}

/** Tells how far a job is. Throws `AppError('cancelled')` when another worker has it. */
export async function tellProgress({ trx }: Session, run: JobRun, progress: JobProgress): Promise<void> {
  const { stage, shareDone, message } = progress
  const { numAffectedRows } = await sql`update jobs.job
    set stage = ${stage}, share_done = ${Math.min(1, Math.max(0, shareDone))}, message = ${message}
    where id = ${run.id} and attempt = ${run.attempt} and state = 'running'`.execute(trx)
  if (numAffectedRows === 0n) throw takenOver()
}

/** Adds a line to the log of a job. */
export async function logJob(
  { trx }: Session,
  { id }: JobRun,
  {
    message,
    facts,
  }: { readonly message: string; readonly facts: Readonly<Record<string, number | boolean>> },
): Promise<void> {
  await sql`insert into jobs.log (job_id, message, facts) values (${id}, ${message}, ${JSON.stringify(facts)}::jsonb)`.execute(
    trx,
  )
}

/** How a run ended. `handed back`: another worker goes on; `again`: it failed and is tried once more, later. */
export type RunEnd =
  | {
      readonly state: 'done'
      readonly result: Json
      readonly keepSeconds: number
      /** What came of it, in words that hold nothing about a person; empty where there is nothing to say. */
      readonly message: string
    }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly code: string; readonly message: string }
  | {
      readonly state: 'again'
      readonly code: string
      readonly message: string
      readonly delaySeconds: number
    }
  | { readonly state: 'handed back' }

/** Ends a run; does nothing when another worker has the job. */
export async function endRun({ trx }: Session, run: JobRun, end: RunEnd): Promise<void> {
  const { numAffectedRows } = await sql`update jobs.job set ${changes(end)}
    where id = ${run.id} and attempt = ${run.attempt} and state = 'running'`.execute(trx)
  if (numAffectedRows === 0n || end.state !== 'done') return
  await sql`update jobs.content set input = '{}', result = ${JSON.stringify(end.result)}::jsonb,
    result_expires_at = clock_timestamp() + make_interval(secs => ${end.keepSeconds}) where job_id = ${run.id}`.execute(
    trx,
  )
  await sql`delete from jobs.step where job_id = ${run.id}`.execute(trx)
}

function changes(end: RunEnd) {
  switch (end.state) {
    case 'done':
      return sql`state = 'done', share_done = 1, stage = '', message = ${end.message}, error_code = null, error_message = null,
        ended_at = clock_timestamp()`
    case 'cancelled':
      return sql`state = 'cancelled', ended_at = clock_timestamp()`
    case 'failed':
      return sql`state = 'failed', error_code = ${end.code}, error_message = ${end.message}, ended_at = clock_timestamp()`
    case 'again':
      return sql`state = 'waiting', failures = failures + 1, error_code = ${end.code}, error_message = ${end.message},
        start_after = clock_timestamp() + make_interval(secs => ${end.delaySeconds})`
    case 'handed back':
      return sql`state = 'waiting', start_after = clock_timestamp()`
  }
}

function takenOver(): AppError {
  return new AppError('cancelled', 'Another worker has taken the job over.')
}
