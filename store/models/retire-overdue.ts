import type { Session } from '../database/session.ts'
import { enterStage } from './enter-stage.ts'
import { endExperiment, findRunning } from './experiments.ts'

/**
 * Retires versions that still answer or are tried after their day: a model is not taken to have forgotten whom it learned from, so
 * nothing answers rather than one of those. Returns how many. For the system alone.
 */
export async function retireOverdue(session: Session): Promise<number> {
  const overdue = await session.trx
    .selectFrom('model.version as v')
    .innerJoin('model.due_anew as d', 'd.version_id', 'v.id')
    .select(['v.id', 'v.model_name', 'd.retrain_by'])
    .where('v.stage', 'in', ['champion', 'shadow'])
    .where('d.retrain_by', '<', session.errand.today)
    .orderBy('v.id')
    .execute()
  for (const { id, model_name: modelName, retrain_by: by } of overdue) {
    const running = await findRunning(session, modelName)
    if (running)
      await endExperiment(session, running.id, {
        ending: 'versions changed',
        words: 'A version was retired: somebody was erased from what it learned from.',
        by: null,
      })
    await enterStage(session, {
      modelName,
      versionId: id,
      stage: 'archived',
      reason: `Somebody was erased from what it learned from, and no version took its place by ${by}`,
    })
    session.note({ act: 'retire model', entity: 'model', subjects: [], detail: { id, model: modelName } })
  }
  return overdue.length
}
