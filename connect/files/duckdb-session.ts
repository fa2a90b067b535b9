import type { DuckDBConnection } from '@duckdb/node-api'

/**
 * Runs work on a DuckDB of its own, in memory, that cannot reach the network, load extensions or
 * spread over more than two threads, and closes it. DuckDB is loaded only here, because loading
 * takes a third of a second.
 */
export async function withDuckDb<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { connection, close } = await openDuckDb()
  try {
    return await work(connection)
  } finally {
    close()
  }
}

/** The same for work that ends later; `close` it. */
export async function openDuckDb(): Promise<{ connection: DuckDBConnection; close: () => void }> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '400MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: '',
  })
  const connection = await instance.connect()
  const close = (): void => {
    connection.closeSync()
    instance.closeSync()
  }
  return { connection, close }
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
