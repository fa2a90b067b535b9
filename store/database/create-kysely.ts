import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '../schema/tables.ts'
import type { Connections } from './database.ts'
import { preparingPool } from './preparing-pool.ts'

const parsers = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.DATE, (value) => value],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.INT8, Number],
])

/**
 * Parsers for the driver: civil dates stay text (the driver would make local midnights of them),
 * decimals and big integers become numbers; no column holds more than 2^53.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
}

/**
 * Kysely over a pool, whose connections may break at any moment without ending the process;
 * `isPreparing` keeps the plans of statements that come again, `isShared` cleans connections between requests.
 */
export function createKysely(
  pool: pg.Pool,
  {
    isPreparing = false,
    isShared = false,
  }: { readonly isPreparing?: boolean; readonly isShared?: boolean } = {},
): Connections {
  surviveBrokenConnections(pool)
  const dialect = new PostgresDialect({ pool: isPreparing ? preparingPool(pool, { isShared }) : pool })
  return { kysely: new Kysely<Tables>({ dialect }), pool }
}

/**
 * A connection that breaks is told to whoever waits for a query, and replaced at the next use. In between,
 * idle or in the middle of a transaction, nobody waits, and an error without a listener ends the process.
 */
function surviveBrokenConnections(pool: pg.Pool): void {
  const ignore = (): void => undefined
  pool.on('error', ignore)
  pool.on('connect', (client) => {
    client.on('error', ignore)
    closeWhenSilent(client)
  })
}

/**
 * Closes a connection whose server did not answer in time. The driver would keep it, with whatever comes next
 * waiting behind the answer that never came, and the pool would give it out again.
 */
function closeWhenSilent(client: pg.PoolClient): void {
  const driver = client as unknown as { query: (...args: readonly unknown[]) => unknown; end: () => unknown }
  const query = driver.query.bind(client)
  driver.query = (...args) => {
    const result = query(...args)
    if (result instanceof Promise)
      result.catch((error: unknown) => {
        if (error instanceof Error && error.message === 'Query read timeout') void driver.end()
      })
    return result
  }
}
