import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import { holds } from '../../facts/holds.ts'
import type { LakeColumn, LakeRow } from '../lake-column.ts'
import type { FactColumn } from './fact-columns.ts'
import { pages, withoutSql } from './read-facts.ts'
import type { Enter } from './read-facts.ts'

const columns: readonly FactColumn[] = [
  { name: 'person_id', type: 'text', meaning: 'the person', role: 'subject', sql: 'p.id' },
  { name: 'is_synthetic', type: 'boolean', meaning: 'whether the person is made up', sql: 'p.is_synthetic' },
  text('employment_type', 'kind of contract; unknown for who is not employed on the day', 'e.type'),
  date('hired_on', 'first day of the present spell of employment', 'lower(e.valid)::text'),
  date('leaves_on', 'first day after the present spell, where it is known', 'upper(e.valid)::text'),
  date('original_hire_date', 'first hire ever, where it was before this spell', 'e.original_hire_date'),
  {
    name: 'is_fixed_term',
    type: 'boolean',
    meaning: 'whether the contract has an end',
    sql: 'e.is_fixed_term',
  },
  number('fte', 'share of full time', 'w.fte'),
  number('weekly_hours', 'contracted hours', 'w.weekly_hours'),
  number('remote_share', 'share of time worked away from the office', 'w.remote_share'),
  text('job_id', 'the job', 'a.job_id'),
  text('title', 'job title as printed', 'a.title'),
  text('department_id', 'the department', 'a.department_id'),
  text('location_id', 'the place of work', 'a.location_id'),
  text('country', 'country of the place of work', 'l.country'),
  text('legal_entity_id', 'the employer', 'coalesce(e.legal_entity_id, a.legal_entity_id)'),
  text('grade_id', 'the grade held', 'a.grade_id'),
  date('assigned_on', 'first day of the main assignment', 'lower(a.valid)::text'),
  { ...text('manager_id', 'whom the person reports to', 'm.manager_id'), role: 'reference' },
  { name: 'base_pay_minor', type: 'integer', meaning: 'base pay, in minor units', sql: 'b.amount_minor' },
  text('base_pay_currency', 'currency of base pay', 'b.amount_currency'),
  text('base_pay_period', 'what base pay is paid for', 'b.period'),
]

export const peopleShape: { readonly columns: readonly LakeColumn[]; readonly key: readonly string[] } = {
  columns: columns.map(withoutSql),
  key: ['person_id'],
}

interface KnownMoment {
  readonly asOf: CivilDate
  /** A moment before which nothing can change any more. */
  readonly knownAt: string
}

/** One row for each person on a day, as known at a moment: contract, position, manager and base pay. */
export function readPeopleTable(enter: Enter, moment: KnownMoment): AsyncGenerator<LakeRow[]> {
  return pages(
    enter,
    { columns, key: 'person_id' },
    (after) =>
      sql`records.person p
      left join records.employment e on e.person_id = p.id and ${holds('e', moment)}
      left join records.work_terms w on w.person_id = p.id and ${holds('w', moment)}
      left join records.job_assignment a on a.person_id = p.id and a.is_primary and ${holds('a', moment)}
      left join records.location l on l.id = a.location_id and ${holds('l', moment)}
      left join records.manager_line m on m.person_id = p.id and m.kind = 'line' and ${holds('m', moment)}
      left join records.pay b on b.person_id = p.id and b.component = 'base' and ${holds('b', moment)}
      where p.id > ${after ?? ''} collate "C" and ${holds('p', moment)} order by p.id collate "C"`,
  )
}

function text(name: string, meaning: string, expression: string): FactColumn {
  return { name, type: 'text', meaning, sql: expression }
}
function date(name: string, meaning: string, expression: string): FactColumn {
  return { name, type: 'date', meaning, sql: expression }
}
function number(name: string, meaning: string, expression: string): FactColumn {
  return { name, type: 'number', meaning, sql: expression }
}
