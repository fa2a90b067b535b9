import { AppError, newId } from '@cadre/core'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import { notify } from '../notifications/notify.ts'
import type { ModelTables } from '../schema/model-tables.ts'
import { announce } from '../webhooks/announce.ts'

type WatchVerdict = 'well' | 'watch' | 'act' | 'unknown'

/** What was seen of a version in use on a day. */
export interface NewWatch {
  readonly modelName: string
  readonly versionId: string
  readonly verdict: WatchVerdict
  readonly findings: readonly {
    readonly about: string
    readonly verdict: WatchVerdict
    readonly finding: string
    readonly toDo: string
  }[]
  /** Everything that was seen, the findings too. */
  readonly result: unknown
}

export interface Watch {
  readonly id: string
  readonly versionId: string
  readonly number: number
  readonly watchedOn: string
  readonly verdict: WatchVerdict
  readonly result: unknown
  readonly watchedAt: string
}

/** Whom an alert is told: who can do something about it. */
const toldBy: Readonly<Record<string, readonly string[]>> = {
  freshness: ['hr_manager'],
  answers: ['hr_manager', 'data_scientist'],
  groups: ['hr_manager', 'data_scientist'],
  experiment: ['hr_manager', 'data_scientist'],
  erasure: ['hr_manager', 'data_scientist'],
}

/**
 * Keeps what was seen, one a version and day. What has to be acted on or watched is raised once while it lasts; what is well
 * again ends. An alert that grows pressing is raised anew. Returns how many were raised.
 */
export async function keepWatch(session: Session, watch: NewWatch): Promise<{ readonly raised: number }> {
  const { trx, errand } = session
  const { modelName, versionId, verdict } = watch
  const seen = { verdict, result: JSON.stringify(watch.result), watched_at: errand.now }
  await trx
    .insertInto('model.watch')
    .values({
      id: newId('wch'),
      model_name: modelName,
      version_id: versionId,
      watched_on: errand.today,
      ...seen,
    })
    .onConflict((conflict) => conflict.columns(['version_id', 'watched_on']).doUpdateSet(seen))
    .execute()
  const open = await trx
    .selectFrom('model.alert')
    .select(['id', 'about', 'verdict'])
    .where('version_id', '=', versionId)
    .where('ended_at', 'is', null)
    .execute()
  let raised = 0
  for (const finding of watch.findings) {
    const { about } = finding
    const standing = open.find((alert) => alert.about === about)
    const isRaised = finding.verdict === 'act' || finding.verdict === 'watch'
    const isMore = standing?.verdict === 'watch' && finding.verdict === 'act'
    // What cannot be told today is neither over nor new.
    if (standing && (finding.verdict === 'well' || isMore)) await end(session, standing.id)
    if (!isRaised || (standing && !isMore)) continue
    await raise(session, watch, finding)
    raised++
  }
  session.note({ act: 'watch model', entity: 'model', subjects: [], detail: { versionId, verdict, raised } })
  return { raised }
}

async function end({ trx, errand }: Session, id: string): Promise<void> {
  await trx.updateTable('model.alert').set({ ended_at: errand.now }).where('id', '=', id).execute()
}

/** Raises one alert, and tells who can do something about it where it has to be acted on, or where scores grow old. */
export async function raise(
  session: Session,
  { modelName, versionId }: Pick<NewWatch, 'modelName' | 'versionId'>,
  { about, verdict, finding, toDo }: NewWatch['findings'][number],
): Promise<void> {
  const id = newId('alr')
  await session.trx
    .insertInto('model.alert')
    .values({
      id,
      model_name: modelName,
      version_id: versionId,
      about,
      verdict: verdict as 'watch' | 'act',
      finding,
      to_do: toDo,
      raised_at: session.errand.now,
      ended_at: null,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .execute()
  // Bands that age mislead whoever reads them: they are told before it presses.
  if (verdict !== 'act' && about !== 'freshness') return
  if (verdict === 'act')
    await announce(session, 'model-alert.raised', { alertId: id, model: modelName, versionId, about })
  const accounts = await toldOf(session, toldBy[about] ?? ['data_scientist'])
  await notify(session, { kind: 'model-alert', entity: 'model', recordId: id, accounts })
}

/** Ends what was raised about experiments that are over and answered by somebody: it cannot grow well again by itself. */
export async function endAnsweredExperimentAlerts(
  { trx, errand }: Session,
  modelName: string,
): Promise<void> {
  await trx
    .updateTable('model.alert')
    .set({ ended_at: errand.now })
    .where('model_name', '=', modelName)
    .where('about', '=', 'experiment')
    .where('answer', 'is not', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** Whoever holds one of the roles; where nobody does, HR managers, and where there is none either, administrators: somebody is told. */
async function toldOf(session: Session, roles: readonly string[]): Promise<string[]> {
  for (const asked of [roles, ['hr_manager'], ['administrator']]) {
    const accounts = await accountsWith(session, asked)
    if (accounts.length > 0) return accounts
  }
  return []
}

async function accountsWith({ trx }: Session, roles: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct a.id from app.account a
    join access.role_grant g on g.account_id = a.id and g.revoked_at is null
    where g.role = any(${roles}::text[]) and a.disabled_at is null order by 1`.execute(trx)
  return rows.map(({ id }) => id)
}

/** What was seen of a model's versions, newest first. */
export async function listWatches({ trx }: Session, modelName: string): Promise<Watch[]> {
  const rows = await trx
    .selectFrom('model.watch as w')
    .innerJoin('model.version as v', 'v.id', 'w.version_id')
    .select(['w.id', 'w.version_id', 'v.number', 'w.watched_on', 'w.verdict', 'w.result', 'w.watched_at'])
    .where('w.model_name', '=', modelName)
    .orderBy('w.watched_on', 'desc')
    .orderBy('w.id')
    .limit(400)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    versionId: row.version_id,
    number: row.number,
    watchedOn: row.watched_on,
    verdict: row.verdict,
    result: row.result,
    watchedAt: row.watched_at.toISOString(),
  }))
}

export interface Alert {
  readonly id: string
  readonly modelName: string
  readonly versionId: string
  readonly about: string
  readonly verdict: 'watch' | 'act'
  readonly finding: string
  readonly toDo: string
  readonly raisedAt: string
  readonly endedAt: string | null
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredAt: string | null
}

/** What was raised about models, newest first; only what lasts when asked for. */
export async function listAlerts(
  { trx }: Session,
  { isOpen }: { readonly isOpen: boolean },
): Promise<Alert[]> {
  const rows = await trx
    .selectFrom('model.alert')
    .selectAll()
    .$if(isOpen, (query) => query.where('ended_at', 'is', null))
    .orderBy('raised_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(alertOf)
}

/** Says what is done about an alert. Throws `AppError` `record-missing`, and `record-conflict` when somebody has. */
export async function answerAlert(session: Session, id: string, answer: string): Promise<Alert> {
  const { trx, caller, errand } = session
  const found = await trx.selectFrom('model.alert').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw new AppError('record-missing', 'There is no such alert.', { id })
  if (found.answer !== null)
    throw new AppError('record-conflict', 'Somebody has said already what is done about it.')
  const answered = { answer, answered_by: caller.accountId, answered_at: errand.now }
  await trx.updateTable('model.alert').set(answered).where('id', '=', id).execute()
  session.note({ act: 'answer alert', entity: 'model', subjects: [], detail: { id } })
  return alertOf({ ...found, ...answered })
}

function alertOf(row: Selectable<ModelTables['model.alert']>): Alert {
  return {
    id: row.id,
    modelName: row.model_name,
    versionId: row.version_id,
    about: row.about,
    verdict: row.verdict,
    finding: row.finding,
    toDo: row.to_do,
    raisedAt: row.raised_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    answer: row.answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at?.toISOString() ?? null,
  }
}
