import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { holds } from '../facts/holds.ts'
import type { Values } from '../facts/record.ts'

/**
 * Everybody within reach whom a wave asks today: of its department with all below it, at its place, or all. Nobody while the
 * wave is not open.
 */
export async function peopleAsked({ trx, errand }: Session, values: Values): Promise<string[]> {
  const { today } = errand
  const { opensOn, closesOn, departmentId = null, locationId = null } = values
  if (today < (opensOn as CivilDate) || today > (closesOn as CivilDate)) return []
  const now = { asOf: today }
  const { rows } = await sql<{ personId: string }>`
    with recursive unit(id) as (select ${departmentId as string | null}::text
      union select d.id from records.department d join unit on unit.id = d.parent_id where ${holds('d', now)})
    select a.person_id as "personId" from records.job_assignment a
    where a.is_primary and ${holds('a', now)}
      and (${departmentId as string | null}::text is null or a.department_id in (select id from unit))
      and (${locationId as string | null}::text is null or a.location_id = ${locationId as string | null})`.execute(
    trx,
  )
  return rows.map(({ personId }) => personId)
}
