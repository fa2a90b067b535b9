import { AppError, newId } from '@cadre/core'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import type { ModelTables } from '../schema/model-tables.ts'
import { refuseDueAnew } from './due-anew.ts'
import { listJudgements } from './judgements.ts'
import type { Judgement } from './judgements.ts'
import { crown } from './stages.ts'
import { findStanding, readVersion } from './versions.ts'

/** What somebody says of a version, and whether a difference between groups may be weighed in these words. */
interface Weighing {
  readonly reason: string
  readonly mayWeighGroups: boolean
}

export interface Promotion {
  readonly id: string
  readonly versionId: string
  readonly judgementId: string
  readonly reason: string
  readonly status: 'waiting' | 'approved' | 'refused'
  readonly askedBy: string
  readonly askedAt: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly decisionReason: string | null
}

interface Asked extends Weighing {
  readonly versionId: string
}

/**
 * Asks that a version answers from now on. It needs a judgement beside the champion of today whose gates it passed, or whose
 * difference between groups the reason weighs. Throws `AppError` `record-missing`, or `record-conflict` saying what is short.
 */
export async function askForPromotion(
  session: Session,
  { versionId, reason, mayWeighGroups }: Asked,
): Promise<string> {
  const { trx, caller, errand } = session
  const version = await readVersion(session, versionId)
  if (version.stage === 'champion') throw new AppError('record-conflict', 'This version answers already.')
  refuseDueAnew(version)
  const [judgement] = await listJudgements(session, versionId)
  if (!judgement)
    throw new AppError(
      'record-conflict',
      'Have the version judged on later data first: start the job judge_model.',
    )
  refuseUnfit(judgement, { reason, mayWeighGroups })
  const champion = await findStanding(session, version.modelName, 'champion')
  if (judgement.championId !== (champion?.id ?? null))
    throw new AppError(
      'record-conflict',
      'The champion is another one since the judgement. Judge the version again.',
    )
  const id = newId('prm')
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('model.promotion')
    .values({
      id,
      version_id: versionId,
      judgement_id: judgement.id,
      reason,
      asked_by: caller.accountId,
      asked_at: errand.now,
      is_approved: null,
      decided_by: null,
      decided_at: null,
      decision_reason: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n)
    throw new AppError('record-conflict', 'The version was proposed already and waits for a decision.')
  session.note({ act: 'propose model', entity: 'model', subjects: [], detail: { id, versionId } })
  return id
}

/**
 * Approves or refuses a promotion; approved, the version answers at once and the one before is archived. Throws
 * `AppError` `access-denied` for who asked or trained, `record-conflict` when it was decided or the champion is another.
 */
export async function decidePromotion(
  session: Session,
  id: string,
  { isApproved, reason, mayWeighGroups }: Weighing & { readonly isApproved: boolean },
): Promise<void> {
  const { trx, caller, errand } = session
  const promotion = await readPromotion(session, id)
  const version = await readVersion(session, promotion.versionId)
  if (promotion.askedBy === caller.accountId || version.madeBy === caller.accountId)
    throw new AppError(
      'access-denied',
      'Who trained or proposed a version does not decide on it. Somebody else must.',
    )
  if (promotion.status !== 'waiting')
    throw new AppError('record-conflict', 'The promotion was decided on before.')
  if (isApproved) refuseDueAnew(version)
  const [judgement] = await listJudgements(session, version.id)
  const champion = await findStanding(session, version.modelName, 'champion')
  if (isApproved && (!judgement || judgement.championId !== (champion?.id ?? null)))
    throw new AppError(
      'record-conflict',
      'The judgement no longer holds: judge the version again, or refuse.',
    )
  if (isApproved && judgement) refuseUnfit(judgement, { reason, mayWeighGroups })
  const { numUpdatedRows } = await trx
    .updateTable('model.promotion')
    .set({
      is_approved: isApproved,
      decided_by: caller.accountId,
      decided_at: errand.now,
      decision_reason: reason,
    })
    .where('id', '=', id)
    .where('is_approved', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n)
    throw new AppError('record-conflict', 'Somebody else decided at the same moment.')
  if (isApproved)
    await crown(session, { modelName: version.modelName, versionId: version.id, reason, promotionId: id })
  const act = isApproved ? 'approve model' : 'refuse model'
  session.note({ act, entity: 'model', subjects: [], detail: { id, versionId: version.id } })
}

/** Fewer characters say nothing of why groups may be treated differently. */
export const shortestWeighing = 60

/**
 * A difference between groups is mitigated or justified: where no score has a part in a decision against a person, whoever proposes
 * and whoever approves may each say in words why it is. Every other gate is passed. Throws `record-conflict`.
 */
function refuseUnfit({ isPassed, gates }: Judgement, { reason, mayWeighGroups }: Weighing): void {
  if (isPassed) return
  const failed = (gates as readonly { name: string; verdict: string }[]).filter(
    ({ verdict }) => verdict === 'failed',
  )
  const isWeighed = mayWeighGroups && failed.every(({ name }) => name === 'fairness')
  if (!isWeighed)
    throw new AppError(
      'record-conflict',
      'The version did not pass its last judgement. Mend it, or judge it again.',
    )
  if (reason.trim().length < shortestWeighing)
    throw new AppError(
      'record-conflict',
      'The judgement found a difference between groups. Say in sixty characters or more why it is justified, or what is done about it.',
    )
}

/** One promotion. Throws `AppError('record-missing')`. */
export async function readPromotion({ trx }: Session, id: string): Promise<Promotion> {
  const row = await trx.selectFrom('model.promotion').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such promotion.', { id })
  return promotionOf(row)
}

/** The promotions of a model's versions, newest first. */
export async function listPromotions({ trx }: Session, modelName: string): Promise<Promotion[]> {
  const rows = await trx
    .selectFrom('model.promotion as p')
    .innerJoin('model.version as v', 'v.id', 'p.version_id')
    .selectAll('p')
    .where('v.model_name', '=', modelName)
    .orderBy('p.asked_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(promotionOf)
}

function promotionOf(row: Selectable<ModelTables['model.promotion']>): Promotion {
  return {
    id: row.id,
    versionId: row.version_id,
    judgementId: row.judgement_id,
    reason: row.reason,
    status: row.is_approved === null ? 'waiting' : row.is_approved ? 'approved' : 'refused',
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
  }
}
