import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** What the accounts are called that trained, asked, judged or decided, by id; whoever sees that it was done may know who did it. */
export async function nameAccounts(
  { trx }: Session,
  ids: Iterable<string | null>,
): Promise<Readonly<Record<string, string>>> {
  const asked = [...new Set(ids)].filter((id) => id !== null)
  if (asked.length === 0) return {}
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from model.account_names(${asked}::text[])`.execute(trx)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
