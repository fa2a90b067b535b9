import type pg from 'pg'

/** Names of the migrations that a database has taken, in order; none for an empty one. */
export async function appliedMigrations(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const { rows: found } = await client.query<{ is_there: boolean }>(
    "select to_regclass('public.kysely_migration') is not null as is_there",
  )
  if (found[0]?.is_there !== true) return []
  const { rows } = await client.query<{ name: string }>(
    'select name from public.kysely_migration order by name collate "C"',
  )
  return rows.map(({ name }) => name)
}
