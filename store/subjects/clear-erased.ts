import { sql } from 'kysely'
import type { Database, Trx } from '../database/database.ts'
import { personalTables, recordTables } from './personal-tables.ts'

/**
 * Clears the places on the disk where erased values stood: deleted rows stay in their pages, samples of columns in
 * the planner's statistics, and both in the log of writes. Tables are written anew one after the other, each
 * under a short lock. On a server the log is its administrator's (docs/data-protection.md). May be repeated
 * after a kill. Returns how many erasures were waiting.
 */
export async function clearErased(database: Database): Promise<number> {
  const { kysely } = database
  const waiting = await inSystemRole(database, async (trx) => {
    const rows = await trx.selectFrom('app.erasure').select('id').where('cleared_at', 'is', null).execute()
    return rows.map(({ id }) => id)
  })
  if (waiting.length === 0) return 0
  const personal = personalTables.filter(({ onErasure }) => onErasure !== 'keep').map(({ table }) => table)
  for (const table of [...recordTables, ...personal, 'audit.value_salt']) {
    await sql.raw(`vacuum (full, analyze) ${table}`).execute(kysely)
  }
  if (database.kind === 'embedded') await clearLog(database)
  await inSystemRole(database, (trx) =>
    trx
      .updateTable('app.erasure')
      .set({ cleared_at: sql`clock_timestamp()` })
      .where('id', 'in', waiting)
      .execute(),
  )
  return waiting.length
}

/** Segments of the log that a checkpoint no longer needs are removed and not kept to be filled again. */
async function clearLog({ kysely }: Database): Promise<void> {
  await sql`vacuum full pg_catalog.pg_statistic`.execute(kysely)
  await sql`set wal_recycle = off`.execute(kysely)
  for (let round = 0; round < 2; round++) {
    await sql`select pg_switch_wal()`.execute(kysely)
    await sql`checkpoint`.execute(kysely)
  }
}

function inSystemRole<Result>({ kysely }: Database, run: (trx: Trx) => Promise<Result>): Promise<Result> {
  return kysely.transaction().execute(async (trx) => {
    await sql`select set_config('role', 'cadre_system', true)`.execute(trx)
    return run(trx)
  })
}
