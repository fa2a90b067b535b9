import { learningByUnit, nameRecords } from '@cadre/store'
import type { LearningByUnitQuery } from '@cadre/store'
import type { Call } from '../context.ts'
import { momentOf } from './list-query.ts'

/** Where skills are lacking, and where people learn. */
export async function handleLearningByUnit(call: Call): Promise<unknown> {
  const { by, limit } = call.query as unknown as Pick<LearningByUnitQuery, 'by' | 'limit'>
  const moment = momentOf(call)
  const found = await learningByUnit(call.session, { by, moment, limit: limit + 1 })
  const items = found.slice(0, limit)
  const ids = items.flatMap(({ unitId, skills }) => [unitId, ...skills.map(({ skillId }) => skillId)])
  return { items, names: await nameRecords(call.session, [...new Set(ids)]), isCut: found.length > limit }
}
