import type { CivilDate } from '@cadre/core'
import type { Session } from '../database/session.ts'

/** That somebody acted on what a model said about a person, and when. */
export interface Act {
  readonly personId: string
  readonly on: CivilDate
}

/** Every decision to act on a score of a model, of any of its versions. */
export async function actsOn({ trx }: Session, modelName: string): Promise<Act[]> {
  const rows = await trx
    .selectFrom('outlook.decision as d')
    .innerJoin('outlook.review_case as c', 'c.id', 'd.case_id')
    .innerJoin('outlook.score as s', 's.id', 'c.score_id')
    .innerJoin('model.version as v', 'v.id', 's.version_id')
    .select(['d.person_id', 'd.decided_at'])
    .where('v.model_name', '=', modelName)
    .where('d.choice', '=', 'act')
    .execute()
  return rows.map(({ person_id: personId, decided_at: at }) => ({
    personId,
    on: at.toISOString().slice(0, 10),
  }))
}
