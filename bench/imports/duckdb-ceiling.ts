import { openDuckDb, sqlText } from '@cadre/connect/files'

/** Seconds that DuckDB takes to bring a CSV file into Parquet by itself, opening included. */
export async function csvToParquetByDuckDb(csv: string, parquet: string): Promise<number> {
  const begun = performance.now()
  const { connection, close } = await openDuckDb()
  try {
    await connection.run(
      `copy (select * from read_csv(${sqlText(csv)}, all_varchar = true)) to ${sqlText(parquet)} (format parquet, compression zstd)`,
    )
  } finally {
    close()
  }
  return (performance.now() - begun) / 1000
}
