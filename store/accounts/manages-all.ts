import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** Whether the caller is an HR manager of everywhere. */
export async function managesAll({ trx }: Session): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`select access.manages_all() as "all"`.execute(trx)
  return rows[0]!.all
}
