import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { JobRun } from './run-journal.ts'

export interface RunToStop {
  readonly id: string
  readonly why: 'cancel' | 'taken over'
}

/** Which of these runs should stop: whose cancelling was asked for, and whose job another worker has. */
export async function runsToStop({ trx }: Session, runs: readonly JobRun[]): Promise<RunToStop[]> {
  const { rows } = await sql<{ id: string; attempt: number; state: string; isCancelAsked: boolean }>`
    select id, attempt, state, cancel_asked_at is not null as "isCancelAsked"
    from jobs.job where id = any (${runs.map(({ id }) => id)})`.execute(trx)
  return runs.flatMap(({ id, attempt }): RunToStop[] => {
    const now = rows.find((row) => row.id === id)
    if (!now || now.attempt !== attempt || now.state !== 'running') return [{ id, why: 'taken over' }]
    return now.isCancelAsked ? [{ id, why: 'cancel' }] : []
  })
}

/** Fails the job of a ticket that too many workers were lost with. */
export async function giveUpLost({ trx }: Session, ticket: string): Promise<void> {
  await sql`update jobs.job set state = 'failed', error_code = 'worker-lost', ended_at = clock_timestamp(),
      error_message = 'Every worker that took it up stopped before it was done.'
    where ticket = ${ticket}::uuid and state in ('waiting', 'running')`.execute(trx)
}

/**
 * Lets jobs wait again whose worker is gone for certain: at the start of the one process that may use an
 * embedded database. Returns how many.
 */
export async function handBackOrphans({ trx }: Session): Promise<number> {
  const { numAffectedRows } =
    await sql`update jobs.job set state = 'waiting', start_after = clock_timestamp() where state = 'running'`.execute(
      trx,
    )
  return Number(numAffectedRows ?? 0)
}

/** Whether a request has entered a job of a kind before. */
export async function hasEnteredJob({ trx, errand }: Session, kind: string): Promise<boolean> {
  const { rows } =
    await sql`select from jobs.job where kind = ${kind} and request_id = ${errand.requestId} limit 1`.execute(
      trx,
    )
  return rows.length > 0
}
