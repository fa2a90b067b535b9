import { dirname } from 'node:path'
import { openDuckDb, sqlName, sqlText } from './duckdb-session.ts'

/** A column of a CSV file that we wrote ourselves. */
export interface TypedColumn {
  readonly name: string
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'instant'
}

const sqlTypes: Readonly<Record<TypedColumn['type'], string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  instant: 'TIMESTAMPTZ',
}

/** Turns CSV files of ours (comma, header, empty cell for missing) into Parquet, row for row, in bounded memory. */
export async function csvToParquet(
  files: readonly {
    readonly csv: string
    readonly parquet: string
    readonly columns: readonly TypedColumn[]
  }[],
): Promise<void> {
  const session = await openDuckDb()
  try {
    const [first] = files
    if (!first) return
    // One thread keeps rows in order; where DuckDB puts what does not fit is said once, before it does.
    await session.connection.run(
      `set TimeZone = 'UTC'; set threads = 1; set temp_directory = ${sqlText(dirname(first.parquet))}`,
    )
    for (const { csv, parquet, columns } of files) {
      const types = columns.map(({ name, type }) => `${sqlText(name)}: ${sqlText(sqlTypes[type])}`)
      const names = columns.map(({ name }) => sqlName(name))
      await session.connection.run(`copy (select ${names.join(', ')} from read_csv(${sqlText(csv)},
        auto_detect = false, header = true, delim = ',', new_line = '\\n', quote = '"', escape = '"', nullstr = '', comment = '',
        skip = 0, parallel = false, max_line_size = 16777216, buffer_size = 33554432, columns = {${types.join(', ')}}))
        to ${sqlText(parquet)} (format parquet, compression zstd)`)
    }
  } finally {
    session.close()
  }
}
