import type { DataClass } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** The classes of data that the account reaches of a person; an author reaches single records besides. */
export async function reachedClasses(session: Session, personId: string): Promise<ReadonlySet<DataClass>> {
  const { rows } = await sql<{
    name: DataClass
  }>`select access.classes_reached(${personId}) as name`.execute(session.trx)
  return new Set(rows.map(({ name }) => name))
}
