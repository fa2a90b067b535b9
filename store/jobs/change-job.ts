import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { assertRoom } from './enter-job.ts'
import { readJob } from './read-jobs.ts'
import type { Job } from './job.ts'

/**
 * Cancels a job: at once while it waits, within seconds while it runs. Throws `AppError`
 * `record-missing`, or `record-conflict` when it has ended.
 */
export async function cancelJob(session: Session, id: string): Promise<Job> {
  const { numAffectedRows } =
    await sql`update jobs.job set cancel_asked_at = coalesce(cancel_asked_at, clock_timestamp()),
      state = case state when 'waiting' then 'cancelled' else state end,
      ended_at = case state when 'waiting' then clock_timestamp() end
    where id = ${id} and state in ('waiting', 'running')`.execute(session.trx)
  const job = await readJob(session, id)
  if (numAffectedRows === 0n) throw new AppError('record-conflict', `The job is ${job.state} already.`)
  session.note({ act: 'cancel job', entity: 'job', subjects: [], detail: { id, kind: job.kind } })
  return job
}

/**
 * Lets a job that failed or was cancelled go on from its last finished step. Throws `AppError`
 * `record-missing`, `record-conflict` when it did neither, `queue-full`.
 */
export async function retryJob(session: Session, id: string): Promise<Job> {
  await assertRoom(session)
  const { numAffectedRows } =
    await sql`update jobs.job set state = 'waiting', start_after = clock_timestamp(),
      failures = 0, ended_at = null, cancel_asked_at = null, error_code = null, error_message = null
    where id = ${id} and state in ('failed', 'cancelled')`.execute(session.trx)
  const job = await readJob(session, id)
  if (numAffectedRows === 0n)
    throw new AppError(
      'record-conflict',
      `The job is ${job.state}: only what failed or was cancelled is tried again.`,
    )
  session.note({ act: 'retry job', entity: 'job', subjects: [], detail: { id, kind: job.kind } })
  return job
}
