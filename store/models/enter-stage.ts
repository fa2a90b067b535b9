import type { Session } from '../database/session.ts'
import type { Stage } from '../schema/model-tables.ts'

export interface NewStage {
  readonly modelName: string
  readonly versionId: string
  readonly stage: Stage
  readonly reason: string
  readonly promotionId?: string
}

/** Enters that a version stands at a stage from now on. The database moves the version, and refuses what nobody has approved. */
export async function enterStage(session: Session, entered: NewStage): Promise<void> {
  const { trx, caller, errand } = session
  await trx
    .insertInto('model.stage_event')
    .values({
      model_name: entered.modelName,
      version_id: entered.versionId,
      stage: entered.stage,
      reason: entered.reason,
      promotion_id: entered.promotionId ?? null,
      entered_by: caller.accountId === 'system' ? null : caller.accountId,
      entered_at: errand.now,
    })
    .execute()
}
