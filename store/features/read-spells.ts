import type { CivilDate } from '@cadre/core'
import { openDuckDb, sqlText } from '@cadre/connect/files'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { factsOf } from './compile/record-sql.ts'
import { factRelations } from './fact-relations.ts'

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
  const { statements } = await factRelations(lake, ['employment'])
  const { connection, close } = await openDuckDb()
  try {
    await connection.run(`set TimeZone = 'UTC'`)
    for (const statement of statements) await connection.run(statement)
    const result = await connection.runAndReadAll(`select person_id, strftime(valid_from, '%Y-%m-%d'),
      strftime(valid_to, '%Y-%m-%d'), leaving_kind from ${factsOf('employment')}
      where person_id is not null and recorded_from <= timestamptz ${sqlText(knownAt)}
        and (recorded_to is null or recorded_to > timestamptz ${sqlText(knownAt)}) order by person_id, valid_from, version`)
    return result.getRows().map(([personId, from, to, leavingKind]) => ({
      personId: String(personId),
      from: String(from),
      to: to === null ? undefined : String(to),
      leavingKind: leavingKind === null ? undefined : String(leavingKind),
    }))
  } finally {
    close()
  }
}
