import { sqlText } from '@cadre/connect/files'
import type { CivilDate } from '@cadre/core'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { factsOf } from './compile/record-sql.ts'
import { readFactRows } from './read-fact-rows.ts'

interface Held {
  readonly kinds: readonly string[]
  readonly on: CivilDate
  readonly knownAt: string
}

/** Whether the lake holds any record of one of these kinds that had begun by a day, as known at a moment. Throws as `factRelations`. */
export async function holdsRecords(lake: LakeStorage, { kinds, on, knownAt }: Held): Promise<boolean> {
  for (const kind of kinds) {
    const found = await readFactRows(lake, {
      kind,
      knownAt,
      sql: (believed) =>
        `select 1 from ${factsOf(kind)} where ${believed} and valid_from <= date ${sqlText(on)} limit 1`,
    })
    if (found.length > 0) return true
  }
  return false
}
