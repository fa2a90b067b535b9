import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { cleanConnection } from './clean-connection.ts'

/** From this time on that a text is seen it is prepared: what came once seldom comes again. */
const preparedFrom = 3
/** A connection keeps at most so many plans, and texts that are long or seldom are not counted for ever. */
const mostPrepared = 400
const mostCounted = 4000
const longestText = 60_000

/**
 * A pool whose connections parse and plan statements that come again once each. Under row policies
 * planning takes longer than most of the reading. Needs connections that stay with their server
 * (a pooler in between must pool by session, or track prepared statements).
 */
export function preparingPool(pool: pg.Pool, { isShared }: { readonly isShared: boolean }): PostgresPool {
  const nameOf = createNamer()
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect()
      const known =
        wrapped.get(client) ?? preparing(client, isShared ? cleanConnection(client) : client, nameOf)
      wrapped.set(client, known)
      return known
    },
    end: () => pool.end(),
  } as PostgresPool
}

function preparing(
  client: pg.PoolClient,
  connection: Pick<pg.PoolClient, 'query' | 'release'>,
  nameOf: (text: string) => string | undefined,
): PostgresPoolClient {
  const query = (text: unknown, values?: readonly unknown[]): unknown => {
    if (typeof text !== 'string' || !values || values.length === 0)
      return connection.query(text as string, values as unknown[])
    const name = nameOf(text)
    return connection.query({ text, values: [...values], ...(name !== undefined && { name }) })
  }
  return {
    query,
    release: (error?: boolean) => connection.release(error),
    processID: (client as unknown as { processID: number | null }).processID,
  } as unknown as PostgresPoolClient
}

/** Names for texts that come often, the same on every connection. */
function createNamer(): (text: string) => string | undefined {
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (text.length > longestText || names.size >= mostPrepared) return undefined
    if (seen.size >= mostCounted) seen.clear()
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    if (times < preparedFrom) return undefined
    const name = `cadre_${names.size}`
    names.set(text, name)
    seen.delete(text)
    return name
  }
}
