import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** What an experiment has counted of one person. */
export interface Observation {
  readonly personId: string
  readonly isChallenger: boolean
  /** What was measured, between 0 and 1; more is better. */
  readonly value: number
}

/** Counts people whose outcome has come, in the order given; whoever is counted already stays as counted. */
export async function countObservations(
  { trx, errand }: Session,
  experimentId: string,
  observed: readonly Observation[],
): Promise<void> {
  if (observed.length === 0) return
  await sql`
    insert into outlook.observation (experiment_id, person_id, is_challenger, value, counted_at)
    select ${experimentId}, n.person_id, n.is_challenger, n.value, ${errand.now}
    from unnest(${observed.map(({ personId }) => personId)}::text[], ${observed.map(({ isChallenger }) => isChallenger)}::boolean[],
      ${observed.map(({ value }) => value)}::float8[]) with ordinality n(person_id, is_challenger, value, place)
    order by n.place on conflict do nothing`.execute(trx)
}

/** All that an experiment has counted, in the order in which it came. */
export async function readObservations({ trx }: Session, experimentId: string): Promise<Observation[]> {
  const rows = await trx
    .selectFrom('outlook.observation')
    .select(['person_id', 'is_challenger', 'value'])
    .where('experiment_id', '=', experimentId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ personId: row.person_id, isChallenger: row.is_challenger, value: row.value }))
}
