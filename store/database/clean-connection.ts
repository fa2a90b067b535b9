import type pg from 'pg'

/**
 * Sent in place of `begin`: settings and role that outlive a transaction are gone before anything of the
 * next one, which may be somebody else's, is done. Locks go when it is found out who asks.
 */
const begin = 'begin isolation level read committed, read write; reset all; set role cadre_app'

/** Whatever else a connection was made to do may last: statements prepared under names of ours, cursors, listening. */
const passing: ReadonlySet<string> = new Set(
  'SELECT INSERT UPDATE DELETE BEGIN COMMIT ROLLBACK SAVEPOINT RELEASE SET'.split(' '),
)

/** What the store itself sends without parameters, and may fail. */
const known = /^(commit|rollback|(rollback to |release )?savepoint \w+|set constraints all \w+)$/

type Connection = Pick<pg.PoolClient, 'query' | 'release'>

/**
 * A connection that requests share: each transaction begins as if it were new. One that was made to do
 * what a request never does is closed when it is given back, not shared again.
 */
export function cleanConnection(client: pg.PoolClient): Connection {
  let isSpoilt = false
  const look = (result: pg.QueryResult | pg.QueryResult[]): void => {
    for (const { command } of [result].flat()) isSpoilt ||= !passing.has(command)
  }
  const query = async (statement: string | pg.QueryConfig, values?: unknown[]): Promise<unknown> => {
    if (statement === 'begin') return (await send(client, begin)).at(0)
    const isPlain = typeof statement === 'string' && (values ?? []).length === 0
    try {
      const result = await client.query(statement as string, values)
      look(result)
      return result
    } catch (error) {
      // What came before the error in the same text may have happened, and no rollback undoes all of it.
      if (isPlain && !known.test(statement)) isSpoilt = true
      throw error
    }
  }
  return {
    query: query as pg.PoolClient['query'],
    release: (error) => client.release(error || isSpoilt),
  }
}

async function send(client: pg.PoolClient, statements: string): Promise<pg.QueryResult[]> {
  return (await client.query(statements)) as unknown as pg.QueryResult[]
}
