import { sql } from 'kysely'
import type { CivilDate } from '@cadre/core'
import type { Session } from '../database/session.ts'

/** What was usual for each kind of work, and on which day. */
export interface UsualProductivity {
  readonly asOf: CivilDate
  readonly normals: Readonly<Record<string, number>>
  /** Whether leads are told how much each of their own people does. */
  readonly isToldToLeads: boolean
}

/** What the newest report of what is done found usual; undefined before the first. */
export async function usualProductivity({ trx }: Session): Promise<UsualProductivity | undefined> {
  const { rows } = await sql<UsualProductivity>`
    select as_of as "asOf", coalesce(normals, '{}') as normals, told_to_leads as "isToldToLeads" from report.usual_productivity()`.execute(
    trx,
  )
  return rows[0]
}

/** Of whom a lead may be told how much they do; nobody unless the organisation lets leads see it. */
export async function peopleWithLevels({ trx }: Session): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from report.people_with_levels() order by 1`.execute(trx)
  return rows.map(({ personId }) => personId)
}
