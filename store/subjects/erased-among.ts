import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** Which of some ids were of somebody who was erased: old files may still hold them. */
export async function erasedAmong({ trx }: Session, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{
    id: string
  }>`select id from app.erased_among(${[...ids]}::text[]) id`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}
