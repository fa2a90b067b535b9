import { openDuckDb, sqlText } from '@cadre/connect/files'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { factRelations } from './fact-relations.ts'

type FactCell = string | number | null

interface FactQuery {
  readonly kind: string
  readonly knownAt: string
  /** A statement over the facts of the kind, whose columns are texts and numbers, given what tells a version that was believed then. */
  readonly sql: (believed: string) => string
}

/** Rows that a statement finds in the records of one kind, as known at a moment. Throws as `factRelations`. */
export async function readFactRows(
  lake: LakeStorage,
  { kind, knownAt, sql }: FactQuery,
): Promise<(readonly FactCell[])[]> {
  const { statements } = await factRelations(lake, [kind])
  const { connection, close } = await openDuckDb()
  const moment = `timestamptz ${sqlText(knownAt)}`
  try {
    await connection.run(`set TimeZone = 'UTC'`)
    for (const statement of statements) await connection.run(statement)
    const believed = `recorded_from <= ${moment} and (recorded_to is null or recorded_to > ${moment})`
    return (await connection.runAndReadAll(sql(believed))).getRows() as FactCell[][]
  } finally {
    close()
  }
}
