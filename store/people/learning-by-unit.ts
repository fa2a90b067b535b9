import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { holds } from '../facts/holds.ts'
import type { Moment } from '../facts/holds.ts'

/** People of a unit whose main job asks for a skill, and how many of them have it as well as it asks. */
export interface SkillInUnit {
  readonly skillId: string
  readonly asked: number
  readonly held: number
  /** Those of whom nobody says how well they do it. */
  readonly unknown: number
}

export interface UnitLearning {
  readonly unitId: string
  readonly people: number
  /** Courses completed in the twelve months up to the day. */
  readonly completions: number
  readonly hours: number
  /** The skills that most people lack first. */
  readonly skills: readonly SkillInUnit[]
}

export interface LearningByUnitQuery {
  readonly by: 'team' | 'department'
  readonly moment: Moment
  readonly limit: number
}

const reached = (dataClass: 'skills' | 'learning') => sql`
  ((select access.reaches_all(${sql.lit(dataClass)}, 'read'))
    or a.person_id in (select access.reached_people(${sql.lit(dataClass)}, 'read')))`

/**
 * What was learned in each team or department and what its jobs ask for beyond that, where most is lacking first. Only
 * people whose skills and courses the reader may see are counted: others would look as if they had none.
 */
export async function learningByUnit(
  { trx }: Session,
  { by, moment, limit }: LearningByUnitQuery,
): Promise<UnitLearning[]> {
  const members =
    by === 'department'
      ? sql`select s.person_id, s.job_id, s.department_id as unit_id from seen s where s.department_id is not null`
      : sql`select s.person_id, s.job_id, t.team_id as unit_id from seen s
          join records.team_membership t on t.person_id = s.person_id and ${holds('t', moment)}`
  const { rows } = await sql<UnitLearning>`
    with seen as materialized (select a.person_id, a.job_id, a.department_id from records.job_assignment a
      where a.is_primary and ${holds('a', moment)} and ${reached('skills')} and ${reached('learning')}),
    member as materialized (${members}),
    best as materialized (select k.person_id, k.skill_id, max(k.level) as level from records.person_skill k
      where ${holds('k', moment)} group by k.person_id, k.skill_id),
    skill as (select m.unit_id, j.skill_id, count(*)::int as asked,
        count(*) filter (where b.level >= j.level)::int as held,
        count(*) filter (where b.level is null)::int as unknown
      from member m
      join records.job_skill j on j.job_id = m.job_id and ${holds('j', moment)}
      left join best b on b.person_id = m.person_id and b.skill_id = j.skill_id
      group by m.unit_id, j.skill_id),
    skills as (select unit_id, sum(asked - held) as missing, json_agg(json_build_object('skillId', skill_id,
        'asked', asked, 'held', held, 'unknown', unknown) order by asked - held desc, skill_id) as list
      from skill group by unit_id),
    taken as materialized (select n.person_id, count(*) as completions, sum(n.hours) as hours
      from records.enrolment n
      where n.status = 'completed' and n.completed_on > ${moment.asOf}::date - interval '12 months'
        and n.completed_on <= ${moment.asOf}::date and ${holds('n', moment)}
      group by n.person_id)
    select m.unit_id as "unitId", count(*)::int as people, coalesce(sum(t.completions), 0)::int as completions,
      coalesce(sum(t.hours), 0)::float8 as hours, coalesce(min(s.list::text)::json, '[]'::json) as skills
    from member m
    left join taken t on t.person_id = m.person_id
    left join skills s on s.unit_id = m.unit_id
    group by m.unit_id order by coalesce(min(s.missing), 0) desc, m.unit_id limit ${limit}`.execute(trx)
  return rows
}
