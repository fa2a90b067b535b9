import { AppError, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import type { ModelTables, Stage } from '../schema/model-tables.ts'
import { readModel } from './models.ts'
import { enterStage } from './enter-stage.ts'

/** A bundle that was opened and found sound, to be registered. */
export interface NewVersion {
  readonly modelName: string
  /** The training that made it; none for a bundle that was brought. */
  readonly runId?: string
  /** The files of the bundle, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly signedBy: string
  readonly learner: string
  readonly label: string
  readonly task: string
  readonly target: string
  readonly card: unknown
  readonly metrics: unknown
  readonly audit: unknown
  readonly lineage: unknown
}

export interface VersionLine {
  readonly id: string
  readonly modelName: string
  readonly number: number
  readonly stage: Stage
  readonly runId: string | null
  readonly bundleHash: string
  readonly signedBy: string
  readonly learner: string
  readonly label: string
  readonly task: string
  readonly target: string
  readonly metrics: unknown
  readonly madeBy: string
  readonly madeAt: string
  /** Somebody was erased from what it learned from: it answers until that day at most; null otherwise. */
  readonly retrainBy: CivilDate | null
}

export interface Version extends VersionLine {
  readonly card: unknown
  readonly audit: unknown
  readonly lineage: unknown
}

/**
 * Registers a bundle as the next version of a model, as a candidate. Throws `AppError` `record-missing` without such
 * a model, `record-conflict` for a bundle that is there already or answers another question than the model's champion.
 */
export async function registerVersion(session: Session, version: NewVersion): Promise<Version> {
  const { trx, caller, errand } = session
  const { modelName } = version
  await readModel(session, modelName)
  // Numbers follow each other without a gap, whoever else registers at the moment.
  await sql`select pg_advisory_xact_lock(hashtextextended('model ' || ${modelName}, 0))`.execute(trx)
  const bundleHash = hashOf(version.files)
  const known = await listVersions(session, modelName)
  refuseDoubtful(version, bundleHash, known)
  const id = newId('mdl')
  const number = 1 + Math.max(0, ...known.map((line) => line.number))
  await trx
    .insertInto('model.version')
    .values({
      id,
      model_name: modelName,
      number,
      run_id: version.runId ?? null,
      bundle_hash: bundleHash,
      signed_by: version.signedBy,
      learner: version.learner,
      label: version.label,
      task: version.task,
      target: version.target,
      card: JSON.stringify(version.card),
      metrics: JSON.stringify(version.metrics),
      audit: JSON.stringify(version.audit),
      lineage: JSON.stringify(version.lineage),
      made_by: caller.accountId,
      made_at: errand.now,
    })
    .execute()
  for (const [name, content] of version.files)
    await trx
      .insertInto('model.version_file')
      .values({ version_id: id, name, content: Buffer.from(content) })
      .execute()
  await enterStage(session, { modelName, versionId: id, stage: 'candidate', reason: 'Registered' })
  const detail = { id, model: modelName, number, bundleHash }
  session.note({ act: 'register model', entity: 'model', subjects: [], detail })
  return readVersion(session, id)
}

function refuseDoubtful(version: NewVersion, bundleHash: string, known: readonly VersionLine[]): void {
  const same = known.find((line) => line.bundleHash === bundleHash)
  if (same)
    throw new AppError('record-conflict', `This bundle is version ${same.number} of the model already.`, {
      id: same.id,
    })
  const [other] = known.filter((line) => line.target !== version.target || line.task !== version.task)
  if (other)
    throw new AppError(
      'record-conflict',
      `The model answers "${other.target}" (${other.task}); this bundle answers "${version.target}" (${version.task}). Register it as another model.`,
    )
}

/** SHA-256 of the list of sums, which names every file with its own sum: what the signature covers. */
function hashOf(files: ReadonlyMap<string, Uint8Array>): string {
  const sums = files.get('SHA256SUMS')
  if (!sums) throw new Error('a bundle without sums was not opened')
  return createHash('sha256').update(sums).digest('hex')
}

const lineColumns = [
  'id',
  'model_name',
  'number',
  'stage',
  'run_id',
  'bundle_hash',
  'signed_by',
  'learner',
  'label',
  'task',
  'target',
  'metrics',
  'made_by',
  'made_at',
] as const
const retrainBy = sql<
  string | null
>`(select d.retrain_by from model.due_anew d where d.version_id = model.version.id)`

/** The versions of a model, newest first. */
export async function listVersions({ trx }: Session, modelName: string): Promise<VersionLine[]> {
  const rows = await trx
    .selectFrom('model.version')
    .select(lineColumns)
    .select(retrainBy.as('retrain_by'))
    .where('model_name', '=', modelName)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(lineOf)
}

/** A version with its card, audit and lineage. Throws `AppError('record-missing')`. */
export async function readVersion({ trx }: Session, id: string): Promise<Version> {
  const row = await trx
    .selectFrom('model.version')
    .select([...lineColumns, 'card', 'audit', 'lineage'])
    .select(retrainBy.as('retrain_by'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such version of a model.', { id })
  return { ...lineOf(row), card: row.card, audit: row.audit, lineage: row.lineage }
}

/** The version of a model that stands at a stage; undefined when none does. */
export async function findStanding(
  { trx }: Session,
  modelName: string,
  stage: 'champion' | 'shadow',
): Promise<VersionLine | undefined> {
  const row = await trx
    .selectFrom('model.version')
    .select(lineColumns)
    .select(retrainBy.as('retrain_by'))
    .where('model_name', '=', modelName)
    .where('stage', '=', stage)
    .executeTakeFirst()
  return row && lineOf(row)
}

/** The files of a version's bundle, by name. */
export async function readVersionFiles(
  { trx }: Session,
  id: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await trx
    .selectFrom('model.version_file')
    .select(['name', 'content'])
    .where('version_id', '=', id)
    .orderBy('name')
    .execute()
  return new Map(rows.map(({ name, content }) => [name, content]))
}

type LineRow = Pick<Selectable<ModelTables['model.version']>, (typeof lineColumns)[number]> & {
  readonly retrain_by: string | null
}

function lineOf(row: LineRow): VersionLine {
  return {
    id: row.id,
    modelName: row.model_name,
    number: row.number,
    stage: row.stage,
    runId: row.run_id,
    bundleHash: row.bundle_hash,
    signedBy: row.signed_by,
    learner: row.learner,
    label: row.label,
    task: row.task,
    target: row.target,
    metrics: row.metrics,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    retrainBy: row.retrain_by,
  }
}
