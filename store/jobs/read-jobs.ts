import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Job, JobLogLine, JobState, Json } from './job.ts'

export interface JobsQuery {
  readonly limit: number
  readonly state?: JobState
  readonly kind?: string
  /** Go on after this job. */
  readonly after?: { readonly enteredAt: string; readonly id: string }
}

const columns = sql`id, kind, account_id as "accountId", state, stage, share_done as "shareDone", message, attempt,
  to_json(entered_at)#>>'{}' as "enteredAt", to_json(started_at)#>>'{}' as "startedAt",
  to_json(ended_at)#>>'{}' as "endedAt", cancel_asked_at is not null as "isCancelAsked",
  error_code as "errorCode", error_message as "errorMessage"`

/** Jobs that the account sees, newest first: its own, and everybody's for an administrator. */
export async function listJobs({ trx }: Session, { limit, state, kind, after }: JobsQuery): Promise<Job[]> {
  const conditions = [
    sql`true`,
    ...(state ? [sql`state = ${state}`] : []),
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(after ? [sql`(entered_at, id) < (${after.enteredAt}::timestamptz, ${after.id})`] : []),
  ]
  const { rows } = await sql<Job>`select ${columns} from jobs.job where ${sql.join(conditions, sql` and `)}
    order by entered_at desc, id desc limit ${limit}`.execute(trx)
  return rows
}

/** One job; throws `AppError('record-missing')` when it is not there or not the account's to see. */
export async function readJob({ trx }: Session, id: string): Promise<Job> {
  const { rows } = await sql<Job>`select ${columns} from jobs.job where id = ${id}`.execute(trx)
  if (rows[0]) return rows[0]
  throw new AppError('record-missing', 'There is no such job within reach.', { id })
}

/** The newest lines of a job's log, oldest first. */
export async function readJobLog({ trx }: Session, id: string): Promise<JobLogLine[]> {
  const { rows } = await sql<JobLogLine>`select at, message, facts from
    (select line, to_json(at)#>>'{}' as at, message, facts from jobs.log where job_id = ${id} order by line desc limit 200) l
    order by line`.execute(trx)
  return rows
}

/** What came of a job: only for the account that started it, and only until it expires. */
export async function readJobResult({ trx, errand }: Session, id: string): Promise<Json> {
  const { rows } = await sql<{ result: Json }>`select result from jobs.content
    where job_id = ${id} and result_expires_at > ${errand.now}`.execute(trx)
  return rows[0]?.result ?? null
}
