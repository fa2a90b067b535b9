import type { CivilDate } from '@cadre/core'
import type { DimensionName, MeasureName } from '@cadre/people'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'
import type { RawCell } from './read-cells.ts'

interface RequisitionQuestion {
  readonly measure: Extract<MeasureName, 'open_requisitions' | 'time_to_fill'>
  readonly by: readonly DimensionName[]
  readonly lastDay: CivilDate
}

const expressions: Readonly<Partial<Record<DimensionName, string>>> = {
  department: 'r.department_id',
  location: 'r.location_id',
  country: 'l.country',
  job_family: 'j.family_id',
}

/** Requisitions that the account may see, counted: they are about nobody, so nothing is hidden. */
export async function readRequisitionCells(
  session: Session,
  { measure, by, lastDay }: RequisitionQuestion,
): Promise<RawCell[]> {
  const [a = 'null::text', b = 'null::text'] = by.map((name) => `coalesce(${expressions[name]}, 'none')`)
  const counted = measure === 'open_requisitions' ? open(lastDay) : filled(lastDay)
  const sets = ['(a, b)', '(a, b), (b)', '(a, b), (a), (b), ()'][by.length]!
  const level = ['3', '1 + 2 * grouping(a)', 'grouping(a, b)'][by.length]!
  const { rows } = await sql<RawCell>`
    with counted as (${counted}),
    placed as (select ${sql.raw(a)} as a, ${sql.raw(b)} as b, r.x from counted r
      left join records.location l on l.id = r.location_id and l.valid @> ${lastDay}::date and upper_inf(l.recorded)
      left join records.job j on j.id = r.job_id and j.valid @> ${lastDay}::date and upper_inf(j.recorded))
    select a, b, ${sql.raw(level)} as level, count(*)::int as base, count(*)::int as people, sum(x)::float8 as total,
      null as low, null as middle, null as high, false as "isDominated", 0 as "setKey"
    from placed group by grouping sets (${sql.raw(sets)}) order by 3, 1, 2`.execute(session.trx)
  return rows
}

function open(lastDay: CivilDate): RawBuilder<unknown> {
  return sql`select r.id, r.department_id, r.location_id, r.job_id, 1 as x from records.requisition r
    where r.status = 'open' and r.valid @> ${lastDay}::date and upper_inf(r.recorded)`
}

function filled(lastDay: CivilDate): RawBuilder<unknown> {
  return sql`select f.id, f.department_id, f.location_id, f.job_id, lower(f.valid) - o.opened as x
    from records.requisition f
    join (select id, min(lower(valid)) as opened from records.requisition
      where status = 'open' and upper_inf(recorded) group by id) o on o.id = f.id
    where f.status = 'filled' and upper_inf(f.recorded)
      and lower(f.valid) > ${lastDay}::date - interval '12 months' and lower(f.valid) <= ${lastDay}::date`
}
