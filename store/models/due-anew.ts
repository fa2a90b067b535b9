import { addDays, AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { VersionLine } from './versions.ts'

/** So many days a version may go on answering after somebody was erased from the rows it learned from. */
const daysToRetrain = 90

/** Throws `AppError('record-conflict')` for a version that is due to be trained anew: it takes no new place. */
export function refuseDueAnew({ number, retrainBy }: Pick<VersionLine, 'number' | 'retrainBy'>): void {
  if (retrainBy === null) return
  throw new AppError(
    'record-conflict',
    `Somebody was erased from the rows that version ${number} learned from. Train the model anew on what is left, and propose that version.`,
  )
}

/** Marks a version as due to be trained anew, from the first erasure on; gives the day until which it may answer. For the system alone. */
export async function markDueAnew(
  { trx }: Session,
  versionId: string,
  erasedOn: CivilDate,
): Promise<CivilDate> {
  const { rows } = await sql<{ by: CivilDate }>`
    insert into model.due_anew as d (version_id, erased_on, retrain_by)
    values (${versionId}, ${erasedOn}, ${addDays(erasedOn, daysToRetrain)})
    on conflict (version_id) do update set erased_on = greatest(d.erased_on, excluded.erased_on)
    returning retrain_by as by`.execute(trx)
  return rows[0]!.by
}
