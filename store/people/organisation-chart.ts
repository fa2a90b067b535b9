import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { holds } from '../facts/holds.ts'
import type { Moment } from '../facts/holds.ts'

export interface ChartNode {
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly departmentId: string | null
  readonly managerId: string | null
}

/** Everybody with a main assignment on a day, with the manager of that day: the whole chart in one list. */
export async function organisationChart(session: Session, moment: Moment): Promise<ChartNode[]> {
  const { rows } = await sql<ChartNode>`
    select p.id, concat_ws(' ', coalesce(p.preferred_name, p.first_name), p.last_name) as name,
      a.title, a.department_id as "departmentId", m.manager_id as "managerId"
    from records.job_assignment a
    join records.person p on p.id = a.person_id and ${holds('p', moment)}
    left join records.manager_line m on m.person_id = a.person_id and m.kind = 'line' and ${holds('m', moment)}
    where a.is_primary and ${holds('a', moment)}`.execute(session.trx)
  return rows
}
