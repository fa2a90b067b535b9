import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/**
 * People within reach who are employed on a day, some at a time in the order of their ids: those that a snapshot
 * of the day does not hold are asked about.
 */
export async function employedOn(
  { trx }: Session,
  { day, after, limit }: { readonly day: CivilDate; readonly after: string; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct person_id as id from records.employment
    where upper_inf(recorded) and lower(valid) <= ${day}::date and (upper_inf(valid) or upper(valid) > ${day}::date)
      and person_id > ${after} order by 1 limit ${limit}`.execute(trx)
  return rows.map(({ id }) => id)
}
