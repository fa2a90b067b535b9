import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Band } from '../schema/outlook-tables.ts'

interface Followed {
  readonly modelName: string
  /** What was done. */
  readonly kind: string
  /** How long an outcome takes to be known. */
  readonly horizonDays: number
}

/** A score of a model, with what was begun after it. */
interface ScoreWithAct {
  readonly subjectId: string
  readonly day: CivilDate
  /** Version and day. */
  readonly set: string
  /** Department on the day of the score. */
  readonly unit: string | null
  readonly score: number
  readonly band: Band | null
  readonly begunOn: CivilDate | null
  /** The first day after the last employment; null for who is employed. */
  readonly goneOn: CivilDate | null
}

/** What was done counts after a score of at most so long before: later it says little of that day. */
const freshDays = 92

/**
 * For each person for whom something of a kind was done the last score before it first began, and the scores of the same versions
 * and days of everybody for whom nothing at all was begun within the horizon before or after. For the system alone: it goes over everybody.
 */
export async function followedScores(
  { trx }: Session,
  { modelName, kind, horizonDays }: Followed,
): Promise<ScoreWithAct[]> {
  const { rows } = await sql<ScoreWithAct>`
    with scored as (
      select s.person_id, s.version_id, s.as_of, s.score, s.band, s.scored_at from outlook.score s
      join model.version v on v.id = s.version_id
      where v.model_name = ${modelName} and v.task = 'binary' and s.status = 'scored' and s.corrected_by is null
    ), treated as (
      select distinct on (i.person_id) i.person_id, i.begun_on, s.version_id, s.as_of
      from outlook.intervention i join scored s on s.person_id = i.person_id
        and s.as_of <= i.begun_on and s.as_of >= i.begun_on - ${freshDays}::int
      where i.kind = ${kind} and i.withdrawn_at is null
      order by i.person_id, i.begun_on, s.as_of desc, s.scored_at desc
    ), followed as (
      select s.person_id, s.version_id, s.as_of, s.score, s.band, t.begun_on from scored s
      join treated t using (person_id, version_id, as_of)
      union all
      select s.person_id, s.version_id, s.as_of, s.score, s.band, null from scored s
      where (s.version_id, s.as_of) in (select version_id, as_of from treated)
        and not exists (select from outlook.intervention i where i.person_id = s.person_id and i.withdrawn_at is null
          and i.begun_on between s.as_of - ${horizonDays}::int and s.as_of + ${horizonDays}::int)
    )
    select f.person_id as "subjectId", f.as_of::text as day, f.version_id || ' ' || f.as_of as set,
      (select a.department_id from records.job_assignment a
        where a.person_id = f.person_id and a.is_primary and upper_inf(a.recorded) and a.valid @> f.as_of limit 1) as unit,
      f.score, f.band, f.begun_on::text as "begunOn",
      (select case when bool_or(upper_inf(e.valid)) then null else max(upper(e.valid)) end::text from records.employment e
        where e.person_id = f.person_id and upper_inf(e.recorded)) as "goneOn"
    from followed f order by f.as_of, f.version_id, f.person_id`.execute(trx)
  return rows
}
