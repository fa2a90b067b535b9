import type { CivilDate } from '@cadre/core'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { factsOf } from './compile/record-sql.ts'
import { readFactRows } from './read-fact-rows.ts'

/** A spell of employment as it was known at a moment. */
export interface EmploymentSpell {
  readonly personId: string
  readonly from: CivilDate
  /** The first day after it, where that had been told. */
  readonly to: CivilDate | undefined
  readonly leavingKind: string | undefined
}

/** Every spell of employment, as known at a moment. Throws as `factRelations`. */
export async function readSpells(lake: LakeStorage, knownAt: string): Promise<EmploymentSpell[]> {
  const rows = await readFactRows(lake, {
    kind: 'employment',
    knownAt,
    sql: (
      believed,
    ) => `select person_id, strftime(valid_from, '%Y-%m-%d'), strftime(valid_to, '%Y-%m-%d'), leaving_kind
      from ${factsOf('employment')} where person_id is not null and ${believed} order by person_id, valid_from, version`,
  })
  return rows.map(([personId, from, to, leavingKind]) => ({
    personId: String(personId),
    from: String(from),
    to: to === null ? undefined : String(to),
    leavingKind: leavingKind === null ? undefined : String(leavingKind),
  }))
}
