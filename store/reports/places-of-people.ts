import { sql } from 'kysely'
import type { Moment } from '../facts/holds.ts'
import { holds } from '../facts/holds.ts'
import type { Session } from '../database/session.ts'

/** Where somebody works on a day, and who leads them, directly or not. */
export interface PlaceOfPerson {
  readonly personId: string
  readonly departmentId: string | null
  readonly legalEntityId: string | null
  readonly country: string | null
  readonly leaderIds: readonly string[]
}

/** The places of everybody with a main assignment on a day. */
export async function placesOfPeople({ trx }: Session, moment: Moment): Promise<PlaceOfPerson[]> {
  const { rows } = await sql<PlaceOfPerson>`
    with recursive line as (
      select l.person_id, l.manager_id from records.manager_line l where l.kind = 'line' and ${holds('l', moment)}
    ), above as (
      select person_id, manager_id from line
      union
      select a.person_id, l.manager_id from above a join line l on l.person_id = a.manager_id
    ), led as (
      select person_id, array_agg(distinct manager_id) as leaders from above where manager_id <> person_id group by person_id
    )
    select a.person_id as "personId", a.department_id as "departmentId", a.legal_entity_id as "legalEntityId",
      p.country, coalesce(led.leaders, '{}') as "leaderIds"
    from records.job_assignment a
    left join records.location p on p.id = a.location_id and ${holds('p', moment)}
    left join led on led.person_id = a.person_id
    where a.is_primary and ${holds('a', moment)}
    order by a.person_id`.execute(trx)
  return rows
}
