import { sql } from 'kysely'
import type { CivilDate } from '@cadre/core'
import type { Session } from '../database/session.ts'
import { nameAccounts } from '../models/name-accounts.ts'
import type { Band } from '../schema/outlook-tables.ts'

/** What the organisation lets leads see beside reports, who decided so, and why. */
export interface ReportPolicy {
  readonly leadsSeeBands: boolean
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
    reason: row.reason,
    setBy: names[row.set_by] ?? row.set_by,
    setAt: row.set_at.toISOString(),
  }
}

/** Decides what leads see from now on. Refused by the database to whoever does not reach everybody. */
export async function setReportPolicy(
  session: Session,
  { leadsSeeBands, reason }: Pick<ReportPolicy, 'leadsSeeBands' | 'reason'>,
): Promise<void> {
  const { trx, caller, errand } = session
  await trx
    .insertInto('report.policy')
    .values({
      leads_see_bands: leadsSeeBands,
      reason,
      set_by: caller.accountId,
      set_at: errand.now,
    })
    .execute()
  session.note({ act: 'set report policy', entity: 'report', subjects: [], detail: { leadsSeeBands } })
}

/** Somebody and the band of the newest score about their leaving. */
export interface PersonBand {
  readonly personId: string
  readonly band: Band
  readonly asOf: CivilDate
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
