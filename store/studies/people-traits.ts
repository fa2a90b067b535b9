import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Trx } from '../database/database.ts'

/** What tells people apart, of everybody employed on some day until `asOf`; their last spell and place in it. */
export interface PersonTraits {
  readonly personId: string
  readonly department: string | null
  readonly country: string | null
  readonly jobFamily: string | null
  readonly gradeRank: number | null
  readonly employmentType: string | null
  readonly hired: CivilDate
  readonly left: CivilDate | null
}

/** Reads them for everybody; only for whoever may see everybody. */
export async function readTraits(trx: Trx, asOf: CivilDate): Promise<PersonTraits[]> {
  const { rows } = await sql<PersonTraits>`
    with spell as (
      select e.person_id, e.id, min(lower(e.valid)) as hired,
        case when bool_or(upper_inf(e.valid)) then null else max(upper(e.valid)) end as ended
      from records.employment e where upper_inf(e.recorded) group by e.person_id, e.id),
    latest as (
      select distinct on (s.person_id) s.*, least(coalesce(s.ended - 1, ${asOf}::date), ${asOf}::date) as day
      from spell s where s.hired <= ${asOf}::date order by s.person_id, s.hired desc)
    select u.person_id as "personId", u.hired, case when u.ended <= ${asOf}::date then u.ended end as "left",
      a.department_id as department, l.country, j.family_id as "jobFamily", g.rank::int as "gradeRank",
      e.type as "employmentType"
    from latest u
    left join records.employment e on e.id = u.id and e.valid @> u.day and upper_inf(e.recorded)
    left join records.job_assignment a on a.person_id = u.person_id and a.is_primary and a.valid @> u.day and upper_inf(a.recorded)
    left join records.location l on l.id = a.location_id and l.valid @> u.day and upper_inf(l.recorded)
    left join records.job j on j.id = a.job_id and j.valid @> u.day and upper_inf(j.recorded)
    left join records.grade g on g.id = a.grade_id and g.valid @> u.day and upper_inf(g.recorded)
    order by u.person_id`.execute(trx)
  return rows
}
