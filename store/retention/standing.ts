import { addMonths } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { retentionRuleFor, retentionRules } from '@cadre/people'
import type { DataClass, RetentionRule } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** From which day, and by the rules of which place, the times of somebody's data are counted. */
export interface Standing {
  readonly subjectId: string
  readonly subject: 'person' | 'candidate'
  /** `null` while the person is employed: nothing is counted yet. */
  readonly from: CivilDate | null
  readonly place: string | null
}

/** The standing of people and candidates, in a session with system reach. */
export async function standingsOf(
  { trx }: Session,
  ids: readonly string[] | 'everybody',
): Promise<Standing[]> {
  const only = (column: string) =>
    ids === 'everybody' ? sql`true` : sql`${sql.ref(column)} = any (${[...ids]}::text[])`
  const { rows } = await sql<Standing>`
    with employed as (
      select e.person_id, bool_or(upper_inf(e.valid)) as is_open, max(upper(e.valid)) as ended
      from records.employment e where upper_inf(e.recorded) and ${only('e.person_id')} group by 1
    ), sought as (
      select a.candidate_id, max(greatest(lower(a.valid), lower(a.recorded)::date, i.last)) as contact
      from records.application a
      left join lateral (select max(n.starts_at::date) as last from records.interview n
                         where n.application_id = a.id and upper_inf(n.recorded)) i on true
      where upper_inf(a.recorded) and ${only('a.candidate_id')} group by 1
    ), places as (select subject_id, place from app.places_of(${ids === 'everybody' ? null : [...ids]}::text[]))
    select e.person_id as "subjectId", 'person' as subject,
      case when e.is_open then null else e.ended::text end as "from", p.place
    from employed e left join places p on p.subject_id = e.person_id
    union all
    select c.id, 'candidate', coalesce(s.contact, lower(c.recorded)::date)::text, p.place
    from (select distinct on (id) * from records.candidate c where upper_inf(c.recorded) and ${only('c.id')}
          order by id, lower(c.recorded) desc) c
    left join sought s on s.candidate_id = c.id left join places p on p.subject_id = c.id`.execute(trx)
  return rows
}

/** The rules in force: an organisation's own before the defaults. */
export async function readRetentionRules({ trx }: Session): Promise<RetentionRule[]> {
  const { rows } = await sql<RetentionRule>`select place, subject, data_class as "dataClass",
      case subject when 'person' then 'end of employment' else 'last contact' end as "from",
      keep_months as "keepMonths", erase_after_months as "eraseAfterMonths", disposal, basis, true as "isLookedUp"
    from app.retention_rule`.execute(trx)
  const isReplaced = (rule: RetentionRule): boolean =>
    rows.some(
      (own) => own.place === rule.place && own.subject === rule.subject && own.dataClass === rule.dataClass,
    )
  return [...rows, ...retentionRules.filter((rule) => !isReplaced(rule))]
}

/** Until when a law keeps a class of somebody's data; `null` when none does, or no longer. */
export function keptByLaw(
  rules: readonly RetentionRule[],
  { subject, from, place }: Standing,
  { dataClass, today }: { readonly dataClass: DataClass; readonly today: CivilDate },
): { readonly until: CivilDate; readonly rule: RetentionRule } | null {
  const rule = retentionRuleFor(rules, { place, subject, dataClass })
  if (!rule || rule.keepMonths === 0) return null
  const until = addMonths(from ?? today, rule.keepMonths)
  return until > today ? { until, rule } : null
}

export type NewRetentionRule = Omit<RetentionRule, 'from' | 'isLookedUp'>

/** Enters an organisation's own rule for a class in a place, in place of the one before. */
export async function replaceRetentionRule(
  session: Session,
  rule: NewRetentionRule,
): Promise<RetentionRule[]> {
  const { place, subject, dataClass, keepMonths, eraseAfterMonths, disposal, basis } = rule
  await sql`insert into app.retention_rule
      (place, subject, data_class, keep_months, erase_after_months, disposal, basis, entered_by)
    values (${place}, ${subject}, ${dataClass}, ${keepMonths}, ${eraseAfterMonths}, ${disposal}, ${basis},
      ${session.caller.accountId})
    on conflict (place, subject, data_class) do update set keep_months = excluded.keep_months,
      erase_after_months = excluded.erase_after_months, disposal = excluded.disposal, basis = excluded.basis,
      entered_by = excluded.entered_by, entered_at = clock_timestamp()`.execute(session.trx)
  session.note({
    act: 'replace retention rule',
    entity: 'retention_rule',
    subjects: [],
    detail: { place, subject, dataClass, keepMonths, eraseAfterMonths, disposal },
  })
  return readRetentionRules(session)
}
