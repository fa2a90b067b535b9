import type { Purpose } from '@cadre/people'
import { mayProcess, readModel, withSystemReach } from '@cadre/store'
import type { ModelScore, Session } from '@cadre/store'

/**
 * Whether the person of a score may still be processed for what its model is used for: of who objects nothing new is worked out.
 * In a session with the reach of the system.
 */
export async function isProcessed(
  session: Session,
  { modelName, personId }: Pick<ModelScore, 'modelName' | 'personId'>,
): Promise<boolean> {
  return withSystemReach(session, async (system) => {
    const { purpose } = await readModel(system, modelName)
    const [found] = await mayProcess(system, purpose as Purpose, [personId])
    return found?.refusal === null
  })
}
