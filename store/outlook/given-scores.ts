import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Band, Choice } from '../schema/outlook-tables.ts'

/** A score that a version gave, with the newest decision on it. */
export interface GivenScore {
  readonly personId: string
  readonly asOf: CivilDate
  readonly score: number | null
  readonly band: Band | null
  readonly choice: Choice | null
}

/** Every score that a version gave of days from one on. */
export async function givenScores(
  { trx }: Session,
  { versionId, from }: { readonly versionId: string; readonly from: CivilDate },
): Promise<GivenScore[]> {
  const { rows } = await sql<{
    person_id: string
    as_of: string
    score: number | null
    band: Band | null
    choice: Choice | null
  }>`
    select s.person_id, s.as_of::text as as_of, s.score, s.band, d.choice from outlook.score s
    left join lateral (
      select d.choice from outlook.review_case c join outlook.decision d on d.case_id = c.id
      where c.score_id in (select o.id from outlook.score o
        where o.person_id = s.person_id and o.version_id = s.version_id and o.as_of = s.as_of)
      order by d.decided_at desc limit 1
    ) d on true
    where s.version_id = ${versionId} and s.as_of >= ${from}::date and s.corrected_by is null
    order by s.as_of, s.person_id`.execute(trx)
  return rows.map((row) => ({
    personId: row.person_id,
    asOf: row.as_of,
    score: row.score,
    band: row.band,
    choice: row.choice,
  }))
}

/** The data set that a version scored last; undefined before the first. */
export async function lastScoredSet(
  { trx }: Session,
  versionId: string,
): Promise<{ readonly dataSet: string; readonly dataHash: string } | undefined> {
  const row = await trx
    .selectFrom('outlook.score')
    .select(['data_set', 'data_hash'])
    .where('version_id', '=', versionId)
    .orderBy('as_of', 'desc')
    .orderBy('scored_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { dataSet: row.data_set, dataHash: row.data_hash }
}

/**
 * Which groups people belong to by what they chose to say of protected attributes, and by age at 40: to compare how groups
 * fare, and for nothing else. What nobody said is left out.
 */
export async function protectedGroups(
  { trx, errand }: Session,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const { rows } = await sql<{ person_id: string; groups: Record<string, string | null> }>`
    select i.id as person_id, jsonb_build_object(
      'gender', nullif(p.gender, 'prefers not to say'), 'ethnicity', p.ethnicity,
      'disability', nullif(p.disability, 'prefers not to say'), 'veteran', nullif(p.veteran, 'prefers not to say'),
      'nationality', p.nationality, 'marital status', p.marital_status,
      'age', case when b.birth_date is null then null
        when b.birth_date > ${errand.today}::date - interval '40 years' then 'under 40' else '40 and over' end) as groups
    from unnest(${personIds}::text[]) i(id)
    left join vault.protected_profile p on p.person_id = i.id and upper_inf(p.recorded) and p.valid @> ${errand.today}::date
    left join records.contact_details b on b.person_id = i.id and upper_inf(b.recorded) and b.valid @> ${errand.today}::date`.execute(
    trx,
  )
  return new Map(
    rows.map(({ person_id: id, groups }) => [
      id,
      Object.fromEntries(
        Object.entries(groups).flatMap(([attribute, group]) => (group === null ? [] : [[attribute, group]])),
      ),
    ]),
  )
}
