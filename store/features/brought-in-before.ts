import { addDays } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { factsOf } from './compile/record-sql.ts'
import { readFactRows } from './read-fact-rows.ts'

/**
 * The day before which nothing of a past can be as recorded: the one after the first employment was entered, where others had begun
 * earlier. Undefined where employments were entered from the first on. Throws as `factRelations`.
 */
export async function broughtInBefore(lake: LakeStorage, knownAt: string): Promise<CivilDate | undefined> {
  const [row] = await readFactRows(lake, {
    kind: 'employment',
    knownAt,
    sql: (believed) => `select strftime(min(recorded_from), '%Y-%m-%d'), strftime(min(valid_from), '%Y-%m-%d')
      from ${factsOf('employment')} where person_id is not null and ${believed}`,
  })
  const [entered, begun] = row ?? []
  if (typeof entered !== 'string' || typeof begun !== 'string' || begun >= entered) return undefined
  return addDays(entered, 1)
}
