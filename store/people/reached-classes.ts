import { dataClasses } from '@cadre/people'
import type { DataClass } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** The classes of data that the account reaches of a person; an author reaches single records besides. */
export async function reachedClasses(session: Session, personId: string): Promise<ReadonlySet<DataClass>> {
  const names = Object.keys(dataClasses)
  const { rows } = await sql<{ name: DataClass }>`select name from unnest(${names}::text[]) name
    where access.reaches_all(name, 'read') or ${personId} in (select access.reached_people(name, 'read'))`.execute(
    session.trx,
  )
  return new Set(rows.map(({ name }) => name))
}
