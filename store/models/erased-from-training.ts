import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Stage } from '../schema/model-tables.ts'
import { markDueAnew } from './due-anew.ts'
import { raise } from './watches.ts'

/** A version, and the content that it learned from. */
export interface TrainedOn {
  readonly versionId: string
  readonly modelName: string
  readonly number: number
  readonly stage: Stage
  readonly dataHash: string
}

/** Every version, with what it learned from where that is known. */
export async function listTrainedOn({ trx }: Session): Promise<TrainedOn[]> {
  const rows = await trx
    .selectFrom('model.version as v')
    .innerJoin('model.run as r', 'r.id', 'v.run_id')
    .select(['v.id', 'v.model_name', 'v.number', 'v.stage', 'r.data_hash'])
    .where('r.data_hash', 'is not', null)
    .orderBy('v.id')
    .execute()
  return rows.map((row) => ({
    versionId: row.id,
    modelName: row.model_name,
    number: row.number,
    stage: row.stage,
    dataHash: row.data_hash!,
  }))
}

/**
 * Marks that a version is due to be trained anew: a model is not taken to have forgotten whom it learned from. Of one that answers or
 * is tried it is raised, once for each erasure day, and not while it stands already. Returns whether it was raised.
 */
export async function raiseErased(
  session: Session,
  { versionId, modelName, number, stage }: TrainedOn,
  erasedAt: string,
): Promise<boolean> {
  const day = erasedAt.slice(0, 10)
  const by = await markDueAnew(session, versionId, day)
  if (stage !== 'champion' && stage !== 'shadow') return false
  const since = await session.trx
    .selectFrom('model.alert')
    .select('id')
    .where('version_id', '=', versionId)
    .where('about', '=', 'erasure')
    .where((where) => where.or([where('ended_at', 'is', null), where('raised_at', '>=', new Date(erasedAt))]))
    .executeTakeFirst()
  if (since) return false
  await raise(
    session,
    { modelName, versionId },
    {
      about: 'erasure',
      verdict: 'act',
      finding: `Somebody whose rows version ${number} learned from was erased on ${day}.`,
      toDo: `Train it anew on what is left, and let that version take its place by ${by}.`,
    },
  )
  return true
}

/** Ends what was raised about versions whose place another has taken, or that were only tried. */
export async function endAlertsOfPast({ trx, errand }: Session): Promise<void> {
  await sql`update model.alert a set ended_at = ${errand.now} from model.version v
    where a.ended_at is null and a.about = 'erasure' and v.id = a.version_id and v.stage not in ('champion', 'shadow')
      and exists (select from model.version c where c.model_name = v.model_name and c.stage = 'champion')`.execute(
    trx,
  )
}
