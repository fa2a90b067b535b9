import { inAccountSession, inSystemSession } from '@cadre/store'
import type { Database, Errand, FieldCipher, Session } from '@cadre/store'
import { registerBundle } from './models/register-bundle.ts'

/** Where a version of the model `leavers` is entered, and by whom. */
interface Place {
  readonly database: Database
  readonly cipher: FieldCipher
  readonly errand: Errand
  /** Account of a data scientist. */
  readonly madeBy: string
}

/** Registers a bundle as a version of the model `leavers`. Returns its id. */
export async function registerFiles(
  { madeBy, ...work }: Place,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<string> {
  const { id } = await inAccountSession({ ...work, accountId: madeBy, scopes: null }, (session) =>
    registerBundle(session, { modelName: 'leavers', files }),
  )
  return id
}

/** Makes a version of the model `leavers` the one that answers, as if it had been judged and approved. */
export function crownVersion(
  { madeBy, ...work }: Place,
  versionId: string,
  approvedBy: string,
): Promise<void> {
  return inSystemSession(work, (session) => crown(session, { versionId, madeBy, approvedBy }))
}

async function crown(
  { trx, errand }: Session,
  { versionId, madeBy, approvedBy }: { versionId: string; madeBy: string; approvedBy: string },
): Promise<void> {
  const [judgement, promotion] = [`jdg_${'1'.repeat(22)}`, `prm_${'1'.repeat(22)}`]
  const at = errand.now
  await trx
    .insertInto('model.judgement')
    .values({
      id: judgement,
      version_id: versionId,
      champion_id: null,
      data_set: 't',
      data_sequence: 't',
      data_hash: 't',
      row_count: 100,
      gates: '[]',
      is_passed: true,
      judged_by: madeBy,
      judged_at: at,
    })
    .execute()
  await trx
    .insertInto('model.promotion')
    .values({
      id: promotion,
      version_id: versionId,
      judgement_id: judgement,
      reason: 'good',
      asked_by: madeBy,
      asked_at: at,
      is_approved: true,
      decided_by: approvedBy,
      decided_at: at,
      decision_reason: 'good',
    })
    .execute()
  await trx
    .insertInto('model.stage_event')
    .values({
      model_name: 'leavers',
      version_id: versionId,
      stage: 'champion',
      reason: 'good',
      promotion_id: promotion,
      entered_by: approvedBy,
      entered_at: at,
    })
    .execute()
}
