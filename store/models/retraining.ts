import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { notify } from '../notifications/notify.ts'
import { readModel } from './models.ts'

/** When a model is trained anew without being asked. */
export interface Retraining {
  /** After so many months; null: not by time. */
  readonly everyMonths: number | null
  /** When an alert says that inputs, quality or calibration have to be acted on, or that somebody was erased from what it learned from. */
  readonly onAlert: boolean
  readonly setBy: string
  readonly setAt: string
  /** When it last started a training, and why that failed; null where it did not. */
  readonly triedAt: string | null
  readonly problem: string | null
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
  const { tried_at: triedAt, problem } = row
  return {
    everyMonths,
    onAlert,
    setBy,
    setAt: setAt.toISOString(),
    triedAt: triedAt?.toISOString() ?? null,
    problem,
  }
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

/** A plan that is due, and whose it is. */
interface DueRetraining {
  readonly modelName: string
  readonly accountId: string
}

/**
 * Models that are due: so many months after the last training that came to an end, or while an alert lasts that was raised since. What
 * was tried and came to nothing is tried again after a week; an alert that is newer than the try does not wait.
 */
export async function dueRetrainings({ trx, errand }: Session): Promise<DueRetraining[]> {
  const { rows } = await sql<{ model_name: string; set_by: string }>`
    select p.model_name, p.set_by from model.retraining p
    join model.version v on v.model_name = p.model_name and v.stage = 'champion'
    left join lateral (select max(r.started_at) as at from model.run r
      where r.model_name = p.model_name and r.state in ('done', 'refused')) last on true
    left join lateral (select max(a.raised_at) as at from model.alert a
      where p.on_alert and a.version_id = v.id and a.verdict = 'act' and a.ended_at is null
        and a.about in ('inputs', 'quality', 'calibration', 'outcomes', 'erasure') and a.raised_at > coalesce(last.at, v.made_at)) alert on true
    where (coalesce(last.at, v.made_at) + make_interval(months => p.every_months) <= ${errand.now} or alert.at is not null)
      and (p.tried_at is null or p.tried_at + interval '7 days' <= ${errand.now} or alert.at > p.tried_at)
    order by p.model_name`.execute(trx)
  return rows.map((row) => ({ modelName: row.model_name, accountId: row.set_by }))
}

/** Notes that the plan of a model started a training by this job. */
export async function noteRetrainingTry(
  { trx, errand }: Session,
  modelName: string,
  jobId: string,
): Promise<void> {
  await trx
    .updateTable('model.retraining')
    .set({ tried_at: errand.now, tried_job: jobId })
    .where('model_name', '=', modelName)
    .execute()
}

/** Trainings by plan that failed and of which nobody was told yet: notes why, and tells whoever set the plan, once for the same reason. */
export async function tellOfFailedRetrainings(session: Session): Promise<number> {
  const { rows } = await sql<{
    model_name: string
    set_by: string
    version_id: string
    problem: string
    is_new: boolean
  }>`
    select p.model_name, p.set_by, v.id as version_id, coalesce(j.error_message, 'It failed.') as problem,
      p.problem is distinct from coalesce(j.error_message, 'It failed.') as is_new
    from model.retraining p
    join jobs.job j on j.id = p.tried_job
    join model.version v on v.model_name = p.model_name and v.stage = 'champion'
    where j.state = 'failed'`.execute(session.trx)
  const news = rows.filter(({ is_new: isNew }) => isNew)
  for (const { model_name: modelName, set_by: account, version_id: recordId, problem } of news) {
    await session.trx
      .updateTable('model.retraining')
      .set({ problem })
      .where('model_name', '=', modelName)
      .execute()
    await notify(session, { kind: 'retraining-failed', entity: 'model', recordId, accounts: [account] })
  }
  // What came to an end since leaves no problem behind.
  await sql`update model.retraining p set problem = null from jobs.job j where j.id = p.tried_job and j.state = 'done'`.execute(
    session.trx,
  )
  return news.length
}
