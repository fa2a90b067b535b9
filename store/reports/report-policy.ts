import { sql } from 'kysely'
import type { CivilDate } from '@cadre/core'
import type { Session } from '../database/session.ts'
import { nameAccounts } from '../models/name-accounts.ts'
import type { Band } from '../schema/outlook-tables.ts'

/**
 * A fifth of a year of pay, unless the organisation knows better: the middle of eleven studies of replacing people in most positions
 * (Boushey and Glynn 2012, There Are Significant Business Costs to Replacing Employees).
 */
export const usualReplacementShare = 0.2

/** What the organisation lets leads see beside reports and what it reckons with, who decided so, and why. */
export interface ReportPolicy {
  readonly leadsSeeBands: boolean
  /** Whether leads see how much each of their own people does beside what is usual. */
  readonly leadsSeeLevels: boolean
  /** What replacing somebody costs, as a share of a year of base pay. */
  readonly replacementShare: number
  readonly reason: string
  readonly setBy: string
  readonly setAt: string
}

/** The policy that holds; undefined before anybody has decided, when leads see nothing. */
export async function readReportPolicy(session: Session): Promise<ReportPolicy | undefined> {
  const row = await session.trx
    .selectFrom('report.policy')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const names = await nameAccounts(session, [row.set_by])
  return {
    leadsSeeBands: row.leads_see_bands,
    leadsSeeLevels: row.leads_see_levels,
    replacementShare: row.replacement_share,
    reason: row.reason,
    setBy: names[row.set_by] ?? row.set_by,
    setAt: row.set_at.toISOString(),
  }
}

interface NewReportPolicy extends Pick<ReportPolicy, 'leadsSeeBands' | 'reason'> {
  /** As before when left out. */
  readonly leadsSeeLevels?: boolean | undefined
  readonly replacementShare?: number | undefined
}

/** Decides from now on. Refused by the database to whoever does not reach everybody. */
export async function setReportPolicy(
  session: Session,
  { leadsSeeBands, reason, ...wanted }: NewReportPolicy,
): Promise<void> {
  const { trx, caller, errand } = session
  const standing = await readReportPolicy(session)
  const leadsSeeLevels = wanted.leadsSeeLevels ?? standing?.leadsSeeLevels ?? false
  const replacementShare = wanted.replacementShare ?? standing?.replacementShare ?? usualReplacementShare
  await trx
    .insertInto('report.policy')
    .values({
      leads_see_bands: leadsSeeBands,
      leads_see_levels: leadsSeeLevels,
      replacement_share: replacementShare,
      reason,
      set_by: caller.accountId,
      set_at: errand.now,
    })
    .execute()
  session.note({
    act: 'set report policy',
    entity: 'report',
    subjects: [],
    detail: { leadsSeeBands, leadsSeeLevels, replacementShare },
  })
}

/** Somebody and the band of the newest score about their leaving. */
export interface PersonBand {
  readonly personId: string
  readonly band: Band
  readonly asOf: CivilDate
}

/** The bands of some people within reach, by the newest score about their leaving; with the model that says so. */
export async function bandsOfPeople(
  session: Session,
  personIds: readonly string[],
): Promise<(PersonBand & { readonly modelName: string })[]> {
  const { rows } = await sql<PersonBand & { readonly modelName: string }>`
    select * from (
      select distinct on (s.person_id) s.person_id as "personId", s.band, s.as_of as "asOf", v.model_name as "modelName"
      from outlook.score s
      join model.version v on v.id = s.version_id
      join model.model m on m.name = v.model_name and m.use_case = 'attrition'
      where s.person_id = any (${[...personIds]}::text[])
      order by s.person_id, s.as_of desc, s.corrected_by is not null, s.scored_at desc) newest
    where band is not null`.execute(session.trx)
  const subjects = rows.map(({ personId }) => personId)
  if (subjects.length > 0)
    session.note({ act: 'read', entity: 'outlook', subjects, detail: { bands: subjects.length } })
  return rows
}

/** The bands of a lead's own people; none unless the organisation lets leads see them. */
export async function bandsOfOwnPeople(session: Session): Promise<PersonBand[]> {
  const { rows } = await sql<PersonBand>`
    select person_id as "personId", band, as_of as "asOf" from report.bands_of_own_people()`.execute(
    session.trx,
  )
  const subjects = rows.map(({ personId }) => personId)
  if (subjects.length > 0)
    session.note({ act: 'read', entity: 'outlook', subjects, detail: { bands: subjects.length } })
  return rows
}
