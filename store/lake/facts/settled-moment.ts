import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../../database/session.ts'

/** A moment of recorded time, and the transaction number below which all must have ended for it to be settled. */
export interface Moment {
  readonly knownAt: string
  readonly endOf: number
}

/**
 * Marks a moment, now unless one is said. It is settled, so that no change recorded before it can appear any
 * more, once `isSettled` says so. Throws `AppError('request-invalid')` for a moment that has not come yet.
 */
export async function markMoment({ trx }: Session, knownAt?: string): Promise<Moment> {
  // The moment is taken before the snapshot: who enters a change after the snapshot records it later.
  const { rows: clock } = await sql<{ now: string; hasCome: boolean }>`
    select to_char(coalesce(${knownAt ?? null}::timestamptz, clock_timestamp()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now,
      coalesce(${knownAt ?? null}::timestamptz <= clock_timestamp(), true) as "hasCome"`.execute(trx)
  if (!clock[0]!.hasCome)
    throw new AppError('request-invalid', 'What will be known at a later moment cannot be said yet.')
  const { rows } = await sql<{ endOf: number }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as "endOf"`.execute(trx)
  return { knownAt: clock[0]!.now, endOf: rows[0]!.endOf }
}

/** Whether every transaction that could record a change before the moment has ended. */
export async function isSettled({ trx }: Session, { endOf }: Moment): Promise<boolean> {
  const { rows } = await sql<{ isSettled: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= ${endOf} as "isSettled"`.execute(trx)
  return rows[0]!.isSettled
}
