import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** What somebody is called in a list. */
export interface NamedPerson {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly employeeNumber: string | null
}

/** The names of those of some people that are within reach, in the order of their ids. */
export async function namePeople(session: Session, ids: readonly string[]): Promise<NamedPerson[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<NamedPerson>`select distinct on (id) id, first_name as "firstName", last_name as "lastName",
      employee_number as "employeeNumber"
    from records.person where id = any (${ids}) and upper_inf(recorded) order by id, lower(valid) desc`.execute(
      session.trx,
    )
  return rows
}
