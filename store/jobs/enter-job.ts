import { AppError, newId } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Json } from './job.ts'

export interface NewJob {
  readonly kind: string
  readonly input: Json
  readonly timeLimitSeconds: number
  /** No two open jobs share it. */
  readonly singletonKey?: string
  /** Whose it is, where the system enters it for somebody who asked for it long before. */
  readonly forAccount?: string
  /** What it is done for, where that is another purpose than of the work that enters it. */
  readonly purpose?: Purpose
}

/** How many jobs may wait or run: of one account, and of all together. */
export const jobLimits = { openPerAccount: 5, open: 500 } as const

/**
 * Enters a job of the session's account; a worker takes it up once the transaction is committed.
 * Throws `AppError` `queue-full` when too many are open, `record-conflict` when the same is under way.
 */
export async function enterJob(session: Session, job: NewJob): Promise<string> {
  const { kind, input, timeLimitSeconds, singletonKey = null, forAccount } = job
  if ((forAccount !== undefined || job.purpose !== undefined) && session.caller.kind !== 'system')
    throw new Error('only the system enters jobs of others, or for another purpose')
  await assertRoom(session)
  await refuseSecond(session, singletonKey)
  const id = newId('tsk')
  const { caller, errand } = session
  await sql`insert into jobs.job (id, kind, account_id, purpose, scopes, request_id, singleton_key, time_limit_seconds)
    values (${id}, ${kind}, ${forAccount ?? caller.accountId}, ${job.purpose ?? errand.purpose}, ${caller.scopes}, ${errand.requestId},
      ${singletonKey}, ${timeLimitSeconds})`.execute(session.trx)
  await sql`insert into jobs.content (job_id, input) values (${id}, ${JSON.stringify(input)}::jsonb)`.execute(
    session.trx,
  )
  session.note({ act: 'start job', entity: 'job', subjects: [], detail: { id, kind } })
  return id
}

/** Throws `AppError('queue-full')` when the account, or everybody together, has too many open jobs. */
export async function assertRoom({ trx, caller }: Session): Promise<void> {
  // Two requests of one account count one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended('jobs ' || ${caller.accountId}, 0))`.execute(trx)
  const { rows } = await sql<{
    own: number
    total: number
  }>`select own, total from jobs.open_jobs(${caller.accountId})`.execute(trx)
  const { own = 0, total = 0 } = rows[0] ?? {}
  if (caller.kind !== 'system' && own >= jobLimits.openPerAccount) {
    throw new AppError(
      'queue-full',
      `${own} of your jobs wait or run already. Wait for one to end, or cancel one.`,
    )
  }
  if (total >= jobLimits.open)
    throw new AppError('queue-full', 'Too many jobs are waiting at the moment. Try again later.')
}

async function refuseSecond({ trx }: Session, singletonKey: string | null): Promise<void> {
  if (singletonKey === null) return
  await sql`select pg_advisory_xact_lock(hashtextextended('jobs of ' || ${singletonKey}, 0))`.execute(trx)
  const { rows } = await sql`select from jobs.job
    where singleton_key = ${singletonKey} and state in ('waiting', 'running')`.execute(trx)
  if (rows.length > 0) throw new AppError('record-conflict', 'The same job is already waiting or running.')
}
