import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Stage } from '../schema/model-tables.ts'
import { enterStage } from './enter-stage.ts'
import { endExperiment, findRunning } from './experiments.ts'
import type { NewStage } from './enter-stage.ts'
import { announce } from '../webhooks/announce.ts'
import { refuseDueAnew } from './due-anew.ts'
import { findStanding, readVersion } from './versions.ts'

/** Makes a version the one that answers; the one before it is archived in the same transaction. */
export async function crown(session: Session, entered: Omit<NewStage, 'stage'>): Promise<void> {
  const { modelName, versionId } = entered
  await lockModel(session, modelName)
  const before = await findStanding(session, modelName, 'champion')
  if (before?.id === versionId) throw new AppError('record-conflict', 'This version answers already.')
  const { number } = await readVersion(session, versionId)
  const running = await findRunning(session, modelName)
  if (running)
    await endExperiment(session, running.id, {
      ending: 'versions changed',
      words: `Version ${number} answers from now on.`,
      by: session.caller.accountId,
    })
  if (before)
    await enterStage(session, {
      modelName,
      versionId: before.id,
      stage: 'archived',
      reason: `Version ${number} takes its place`,
    })
  await enterStage(session, { ...entered, stage: 'champion' })
  await announce(session, 'model-version.answers', { model: modelName, versionId, number })
}

/**
 * Tries a version beside the champion, without any effect (`shadow`), or lays one aside (`archived`, `candidate`).
 * Throws `AppError` `record-missing`, or `record-conflict` for the champion itself, for a second shadow, and for one whose
 * scores are shown in an experiment.
 */
export async function moveVersion(
  session: Session,
  id: string,
  { stage, reason }: { readonly stage: Exclude<Stage, 'champion'>; readonly reason: string },
): Promise<void> {
  const version = await readVersion(session, id)
  const { modelName } = version
  await lockModel(session, modelName)
  if (version.stage === 'champion')
    throw new AppError('record-conflict', 'This version answers: promote another, or roll back, instead.')
  if (version.stage === stage) throw new AppError('record-conflict', `The version is at "${stage}" already.`)
  if ((await findRunning(session, modelName))?.challengerId === id)
    throw new AppError('record-conflict', 'Its scores are shown in an experiment. Stop the experiment first.')
  const shadow = await findStanding(session, modelName, 'shadow')
  if (stage === 'shadow') refuseDueAnew(version)
  if (stage === 'shadow' && shadow)
    throw new AppError('record-conflict', `Version ${shadow.number} is tried already. Lay it aside first.`)
  await enterStage(session, { modelName, versionId: id, stage, reason })
  session.note({ act: 'move model', entity: 'model', subjects: [], detail: { id, stage } })
}

/**
 * Puts the champion before this one back, in one step: it was approved when it came. Throws `AppError('record-conflict')`
 * when there was none, or somebody was erased from what it learned from.
 */
export async function rollBack(session: Session, modelName: string, reason: string): Promise<string> {
  await lockModel(session, modelName)
  const champion = await findStanding(session, modelName, 'champion')
  const previous = await session.trx
    .selectFrom('model.stage_event')
    .select('version_id')
    .where('model_name', '=', modelName)
    .where('stage', '=', 'champion')
    .where('version_id', '!=', champion?.id ?? '')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!previous)
    throw new AppError(
      'record-conflict',
      'No other version has answered before: there is nothing to go back to.',
    )
  refuseDueAnew(await readVersion(session, previous.version_id))
  await crown(session, { modelName, versionId: previous.version_id, reason })
  const detail = { model: modelName, from: champion?.id ?? null, to: previous.version_id }
  session.note({ act: 'roll back model', entity: 'model', subjects: [], detail })
  return previous.version_id
}

export interface StageEvent {
  readonly versionId: string
  readonly number: number
  readonly stage: Stage
  readonly reason: string
  /** Nobody where the installation retired it. */
  readonly enteredBy: string | null
  readonly enteredAt: string
}

/** Everything that was entered about a model's versions, oldest first. */
export async function readStageHistory({ trx }: Session, modelName: string): Promise<StageEvent[]> {
  const rows = await trx
    .selectFrom('model.stage_event as e')
    .innerJoin('model.version as v', 'v.id', 'e.version_id')
    .select(['e.version_id', 'v.number', 'e.stage', 'e.reason', 'e.entered_by', 'e.entered_at'])
    .where('e.model_name', '=', modelName)
    .orderBy('e.id')
    .execute()
  return rows.map((row) => ({
    versionId: row.version_id,
    number: row.number,
    stage: row.stage,
    reason: row.reason,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at.toISOString(),
  }))
}

/** Whoever changes what stands where does it one after the other. */
async function lockModel({ trx }: Session, modelName: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('model ' || ${modelName}, 0))`.execute(trx)
}
