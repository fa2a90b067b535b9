import { addDays } from '@cadre/core'
import type { Session } from '../database/session.ts'
import { raise } from './watches.ts'

/** So many days a version may go on answering after somebody was erased from the rows it learned from. */
const daysToRetrain = 90

/** A version that answers or is tried, and the content that it learned from. */
export interface TrainedOn {
  readonly versionId: string
  readonly modelName: string
  readonly number: number
  readonly dataHash: string
}

/** Versions that answer or are tried, with what they learned from where that is known. */
export async function listTrainedOn({ trx }: Session): Promise<TrainedOn[]> {
  const rows = await trx
    .selectFrom('model.version as v')
    .innerJoin('model.run as r', 'r.id', 'v.run_id')
    .select(['v.id', 'v.model_name', 'v.number', 'r.data_hash'])
    .where('v.stage', 'in', ['champion', 'shadow'])
    .where('r.data_hash', 'is not', null)
    .orderBy('v.id')
    .execute()
  return rows.map((row) => ({
    versionId: row.id,
    modelName: row.model_name,
    number: row.number,
    dataHash: row.data_hash!,
  }))
}

/**
 * Raises that a version is due to be trained anew: a model is not taken to have forgotten whom it learned from. Once for each erasure day, and not
 * while it stands already. Returns whether it was raised.
 */
export async function raiseErased(
  session: Session,
  { versionId, modelName, number }: TrainedOn,
  erasedAt: string,
): Promise<boolean> {
  const since = await session.trx
    .selectFrom('model.alert')
    .select('id')
    .where('version_id', '=', versionId)
    .where('about', '=', 'erasure')
    .where((where) => where.or([where('ended_at', 'is', null), where('raised_at', '>=', new Date(erasedAt))]))
    .executeTakeFirst()
  if (since) return false
  const day = erasedAt.slice(0, 10)
  await raise(
    session,
    { modelName, versionId },
    {
      about: 'erasure',
      verdict: 'act',
      finding: `Somebody whose rows version ${number} learned from was erased on ${day}.`,
      toDo: `Train it anew on what is left, and let that version take its place by ${addDays(day, daysToRetrain)}.`,
    },
  )
  return true
}

/** Ends what was raised about versions that neither answer nor are tried any more. */
export async function endAlertsOfPast({ trx, errand }: Session): Promise<void> {
  await trx
    .updateTable('model.alert')
    .set({ ended_at: errand.now })
    .where('ended_at', 'is', null)
    .where('about', '=', 'erasure')
    .where('version_id', 'not in', (query) =>
      query.selectFrom('model.version').select('id').where('stage', 'in', ['champion', 'shadow']),
    )
    .execute()
}
