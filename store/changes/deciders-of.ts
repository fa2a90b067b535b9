import type { DataClass } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** Accounts that may decide on changes of a person's records of a class. */
export async function decidersOf(
  session: Session,
  dataClass: DataClass,
  subjectId: string,
): Promise<string[]> {
  const proof = session.prove(`deciders|${dataClass}|${subjectId}`)
  const { rows } = await sql<{
    id: string
  }>`select id from access.deciders_of(${dataClass}, ${subjectId}, ${proof}) d(id)`.execute(session.trx)
  return rows.map(({ id }) => id)
}
