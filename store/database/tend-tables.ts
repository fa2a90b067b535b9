import type { Database } from './database.ts'

/**
 * Gathers statistics and frees space in tables that have changed much, which a server does by itself and
 * the embedded database does not: without them its planner takes ten times as long a way. Returns how
 * many tables it tended.
 */
export async function tendTables({ kind, pool }: Database): Promise<number> {
  if (kind !== 'embedded') return 0
  await pool.query('select pg_stat_force_next_flush()')
  const { rows } = await pool.query<{ name: string }>(`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where n_mod_since_analyze > 50 + 0.1 * n_live_tup`)
  // One at a time, so that requests come in between.
  for (const { name } of rows) await pool.query(`vacuum analyze ${name}`)
  return rows.length
}

const everyMs = 60_000

/** Tends the tables once a minute, for as long as a process serves. */
export function keepTended(
  database: Database,
  onError: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  let round: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    round = round.then(() => tendTables(database)).catch(onError)
  }, everyMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}
