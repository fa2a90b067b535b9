import { openDuckDb, sqlText } from '@cadre/connect/files'
import type { CivilDate } from '@cadre/core'
import type { OpenSet } from '@cadre/store/lake'

/** The last day that rows of a data set are of; undefined without a column `as_of`. */
export async function lastDayOf({ path, content }: OpenSet): Promise<CivilDate | undefined> {
  if (!content.columns.some(({ name }) => name === 'as_of')) return undefined
  const duckDb = await openDuckDb()
  try {
    const result = await duckDb.connection.runAndReadAll(
      `select max(as_of)::varchar as day from read_parquet(${sqlText(path)})`,
    )
    return (result.getRowObjectsJS()[0]?.['day'] as string | null | undefined) ?? undefined
  } finally {
    duckDb.close()
  }
}
