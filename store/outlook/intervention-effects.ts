import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

interface MeasuredPair {
  readonly modelName: string
  readonly kind: string
}

export interface KeptEffect {
  readonly result: unknown
  readonly measuredOn: string
}

/** Keeps what went with a kind of thing that was done, in place of what was worked out before. For the system alone. */
export async function keepEffect(
  { trx, errand }: Session,
  { modelName, kind }: MeasuredPair,
  result: unknown,
): Promise<void> {
  const kept = { result: JSON.stringify(result), measured_on: errand.today, measured_at: errand.now }
  await trx
    .insertInto('outlook.intervention_effect')
    .values({ model_name: modelName, kind, ...kept })
    .onConflict((conflict) => conflict.columns(['model_name', 'kind']).doUpdateSet(kept))
    .execute()
}

/** Forgets what was worked out of all but these: nothing is told for ever. For the system alone. */
export async function dropOtherEffects({ trx }: Session, pairs: readonly MeasuredPair[]): Promise<void> {
  const models = pairs.map(({ modelName }) => modelName)
  const kinds = pairs.map(({ kind }) => kind)
  await sql`delete from outlook.intervention_effect
    where (model_name, kind) not in (select * from unnest(${models}::text[], ${kinds}::text[]))`.execute(trx)
  // Who counted stays known, as digests: what is told when they are asked again is not to be subtracted from what was.
  await sql`update outlook.told_effect set result = null where result is not null
    and (model_name, kind) not in (select * from unnest(${models}::text[], ${kinds}::text[]))`.execute(trx)
}

/** What was worked out last, where it was. */
export async function readEffect(
  { trx }: Session,
  { modelName, kind }: MeasuredPair,
): Promise<KeptEffect | undefined> {
  const row = await trx
    .selectFrom('outlook.intervention_effect')
    .select(['result', 'measured_on'])
    .where('model_name', '=', modelName)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row && { result: row.result, measuredOn: row.measured_on }
}
