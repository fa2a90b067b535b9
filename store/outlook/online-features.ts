import type { CivilDate } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** What is known of a person by feature. */
export type FeatureValues = Readonly<Record<string, string | number | boolean | null>>

export interface OnlineFeatures {
  readonly personId: string
  readonly asOf: CivilDate
  readonly knownAt: Date
  readonly dataSet: string
  readonly dataHash: string
  readonly values: FeatureValues
}

/** Where features come from, and for what they may be used. */
export interface OnlineSet extends Omit<OnlineFeatures, 'personId' | 'values'> {
  readonly purpose: Purpose
}

/** Takes the place of what was known of people on an earlier day; what is known of a later one stays. */
export async function keepOnline(
  { trx, errand }: Session,
  { purpose, asOf, knownAt, dataSet, dataHash }: OnlineSet,
  people: readonly Pick<OnlineFeatures, 'personId' | 'values'>[],
): Promise<void> {
  if (people.length === 0) return
  await sql`
    insert into outlook.online_feature (person_id, purpose, as_of, known_at, data_set, data_hash, inputs, written_at)
    select p.id, ${purpose}, ${asOf}::date, ${knownAt.toISOString()}::timestamptz, ${dataSet}, ${dataHash}, p.inputs, ${errand.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(people.map(({ personId, values }) => ({ id: personId, inputs: values })))}::jsonb)
      as p (id text, inputs jsonb)
    -- Who was erased meanwhile is not there any more.
    where exists (select from records.key k where k.id = p.id)
    on conflict (person_id, purpose) do update
      set as_of = excluded.as_of, known_at = excluded.known_at, data_set = excluded.data_set, data_hash = excluded.data_hash,
        inputs = excluded.inputs, written_at = excluded.written_at
      where (excluded.as_of, excluded.known_at) >= (online_feature.as_of, online_feature.known_at)`.execute(
    trx,
  )
}

/** Whether what is kept ready for a purpose is of a later day. */
export async function isOnlineLater(
  { trx }: Session,
  { purpose, asOf }: Pick<OnlineSet, 'purpose' | 'asOf'>,
): Promise<boolean> {
  const found = await trx
    .selectFrom('outlook.online_feature')
    .select('person_id')
    .where('purpose', '=', purpose)
    .where('as_of', '>', asOf)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Forgets who is not among the people of a day any more: gone, or not to be processed for the purpose. */
export async function forgetOnlineBefore(
  { trx }: Session,
  { purpose, asOf, knownAt }: Pick<OnlineSet, 'purpose' | 'asOf' | 'knownAt'>,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from outlook.online_feature
    where purpose = ${purpose} and (as_of, known_at) < (${asOf}::date, ${knownAt.toISOString()}::timestamptz)`.execute(
    trx,
  )
  return Number(numAffectedRows)
}

/** What is known now of people within reach, for a purpose; who has no row is not in it. */
export async function readOnline(
  { trx }: Session,
  purpose: Purpose,
  personIds: readonly string[],
): Promise<OnlineFeatures[]> {
  const rows = await trx
    .selectFrom('outlook.online_feature')
    .select(['person_id', 'as_of', 'known_at', 'data_set', 'data_hash', 'inputs'])
    .where('purpose', '=', purpose)
    .where('person_id', 'in', [...personIds])
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    asOf: row.as_of,
    knownAt: row.known_at,
    dataSet: row.data_set,
    dataHash: row.data_hash,
    values: row.inputs as FeatureValues,
  }))
}
