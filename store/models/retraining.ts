import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { readModel } from './models.ts'

/** When a model is trained anew without being asked. */
export interface Retraining {
  /** After so many months; null: not by time. */
  readonly everyMonths: number | null
  /** When an alert says that inputs, quality or calibration have to be acted on, or that somebody was erased from what it learned from. */
  readonly onAlert: boolean
  readonly setBy: string
  readonly setAt: string
}

/** The plan of a model; null when it is trained on request alone. Throws `AppError('record-missing')`. */
export async function readRetraining(session: Session, modelName: string): Promise<Retraining | null> {
  await readModel(session, modelName)
  const row = await session.trx
    .selectFrom('model.retraining')
    .selectAll()
    .where('model_name', '=', modelName)
    .executeTakeFirst()
  if (!row) return null
  const { every_months: everyMonths, on_alert: onAlert, set_by: setBy, set_at: setAt } = row
  return { everyMonths, onAlert, setBy, setAt: setAt.toISOString() }
}

/** Sets when a model is trained anew, in the name of who sets it; never when neither is said. Throws `AppError('record-missing')`. */
export async function planRetraining(
  session: Session,
  modelName: string,
  { everyMonths, onAlert }: Pick<Retraining, 'everyMonths' | 'onAlert'>,
): Promise<Retraining | null> {
  const { trx, caller, errand } = session
  await readModel(session, modelName)
  await trx.deleteFrom('model.retraining').where('model_name', '=', modelName).execute()
  if (everyMonths !== null || onAlert)
    await trx
      .insertInto('model.retraining')
      .values({
        model_name: modelName,
        every_months: everyMonths,
        on_alert: onAlert,
        set_by: caller.accountId,
        set_at: errand.now,
      })
      .execute()
  session.note({
    act: 'plan retraining',
    entity: 'model',
    subjects: [],
    detail: { model: modelName, everyMonths, onAlert },
  })
  return readRetraining(session, modelName)
}

/** Models that are due: so many months after their last training, or with an alert raised since. Whose plan it is goes with each. */
export async function dueRetrainings({
  trx,
  errand,
}: Session): Promise<{ readonly modelName: string; readonly accountId: string }[]> {
  const { rows } = await sql<{ model_name: string; set_by: string }>`
    select p.model_name, p.set_by from model.retraining p
    join model.version v on v.model_name = p.model_name and v.stage = 'champion'
    left join lateral (select max(r.started_at) as at from model.run r where r.model_name = p.model_name) last on true
    where last.at + make_interval(months => p.every_months) <= ${errand.now}
      or (p.on_alert and exists (select from model.alert a where a.version_id = v.id and a.verdict = 'act' and a.ended_at is null
        and a.about in ('inputs', 'quality', 'calibration', 'outcomes', 'erasure') and a.raised_at > last.at))
    order by p.model_name`.execute(trx)
  return rows.map((row) => ({ modelName: row.model_name, accountId: row.set_by }))
}
