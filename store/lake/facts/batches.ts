import { sql } from 'kysely'
import type { Session } from '../../database/session.ts'

/**
 * Cuts a batch: every change of transactions that ended before the oldest one still under way. A batch that
 * was cut and not finished comes back as it was. Returns its number, or `undefined` when nothing has changed and
 * `isNeeded` does not ask for one all the same.
 */
export async function cutBatch(
  { trx }: Session,
  { isNeeded }: { readonly isNeeded: boolean },
): Promise<number | undefined> {
  const { rows: open } = await sql<{
    number: number
  }>`select number from lake.batch where done_at is null`.execute(trx)
  if (open[0]) return open[0].number
  const { rows: waiting } = await sql`select from lake.change where ${isOver} limit 1`.execute(trx)
  if (waiting.length === 0 && !isNeeded) return undefined
  const { rows } = await sql<{
    number: number
  }>`insert into lake.batch default values returning number`.execute(trx)
  const { number } = rows[0]!
  await sql`update lake.change set batch = ${number} where ${isOver}`.execute(trx)
  return number
}

/**
 * Numbers at or above the newest come from before the database was restored into another cluster, whose
 * counting began anew: those transactions ended long ago.
 */
const isOver = sql`batch is null and (tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
  or tx >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)`

/** Until when the lake knows all that was entered: by the cut of its last finished batch, less what may have been under way then. */
export async function exportedUntil({ trx }: Session): Promise<Date | undefined> {
  const { rows } = await sql<{ until: Date | null }>`
    select max(cut_at) - interval '10 minutes' as until from lake.batch where done_at is not null`.execute(
    trx,
  )
  return rows[0]?.until ?? undefined
}

/** Kinds of record with changes in a batch. */
export async function entitiesInBatch({ trx }: Session, batch: number): Promise<string[]> {
  const { rows } = await sql<{ entity: string }>`
    select distinct entity from lake.change where batch = ${batch} order by entity`.execute(trx)
  return rows.map(({ entity }) => entity)
}

/** Forgets the changes of a batch whose files are written. Returns how many. */
export async function finishBatch({ trx }: Session, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from lake.change where batch = ${batch}`.execute(trx)
  await sql`update lake.batch set done_at = clock_timestamp() where number = ${batch} and done_at is null`.execute(
    trx,
  )
  return Number(numAffectedRows ?? 0)
}
