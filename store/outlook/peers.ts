import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { holds } from '../facts/holds.ts'

/** Who is looked at beside somebody: the narrowest group first. */
export const peerGroups = ['job family', 'department', 'everybody'] as const
export type PeerGroup = (typeof peerGroups)[number]

interface PlaceAmongPeers {
  readonly familyId: string | null
  readonly departmentId: string | null
}

/** The score of one person of a group, as they were scored together. */
export interface PeerScore {
  readonly personId: string
  readonly score: number | null
  readonly inputs: Readonly<Record<string, unknown>>
}

interface ScoredTogether {
  readonly versionId: string
  readonly asOf: CivilDate
}

/** The kind of work and the department of a person on a day. For the system alone: they may be out of reach. */
export async function placeAmongPeers(
  { trx }: Session,
  personId: string,
  asOf: CivilDate,
): Promise<PlaceAmongPeers> {
  const { rows } = await sql<PlaceAmongPeers>`
    select j.family_id as "familyId", a.department_id as "departmentId" from records.job_assignment a
    left join records.job j on j.id = a.job_id and ${holds('j', { asOf })}
    where a.person_id = ${personId} and a.is_primary and ${holds('a', { asOf })} limit 1`.execute(trx)
  return rows[0] ?? { familyId: null, departmentId: null }
}

/** So many people of a group say enough of it. */
const mostPeers = 2000

interface SampleOptions {
  readonly most?: number
}

interface ScoresOfPeers {
  readonly scores: readonly PeerScore[]
  /** Whether the group has more people than these. */
  readonly isSample: boolean
}

/**
 * The person and people of the same group whom the same version scored on the same day. Of a large group a sample, drawn by chance
 * and alike each time. For the system alone: it goes over everybody.
 */
export async function scoresOfPeers(
  { trx }: Session,
  { personId, versionId, asOf }: ScoredTogether & { readonly personId: string },
  { familyId, departmentId }: Partial<PlaceAmongPeers>,
  { most = mostPeers }: SampleOptions = {},
): Promise<ScoresOfPeers> {
  const { rows } = await sql<PeerScore>`
    select s.person_id as "personId", s.score, s.inputs from outlook.score s
    where s.version_id = ${versionId} and s.as_of = ${asOf}::date and s.status = 'scored' and s.corrected_by is null
      ${
        familyId
          ? sql`and exists (select from records.job_assignment a join records.job j on j.id = a.job_id and ${holds('j', { asOf })}
        where a.person_id = s.person_id and a.is_primary and ${holds('a', { asOf })} and j.family_id = ${familyId})`
          : sql``
      }
      ${
        departmentId
          ? sql`and exists (select from records.job_assignment a
        where a.person_id = s.person_id and a.is_primary and ${holds('a', { asOf })} and a.department_id = ${departmentId})`
          : sql``
      }
    order by s.person_id <> ${personId}, md5(s.version_id || s.person_id) limit ${most + 1}`.execute(trx)
  return { scores: rows.slice(0, most), isSample: rows.length > most }
}

/** Whether the caller may see the scores of all these people. */
export async function reachesScoresOf({ trx }: Session, personIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select access.reaches_all('outlook', 'read') or not exists (select from unnest(${[...personIds]}::text[]) as p (id)
      where p.id not in (select access.reached_people('outlook', 'read'))) as yes`.execute(trx)
  return rows[0]?.yes === true
}
