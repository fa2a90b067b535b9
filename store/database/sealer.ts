import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Database } from './database.ts'

/** Seals a text as the database does (schema `seal`): whoever has the key has said it. */
export type Sealer = (claim: string) => string

const sealers = new WeakMap<pg.Pool, Promise<Sealer>>()

/** The sealer of a database; its key is read once, as the owner, and is nowhere else outside the database. */
export function sealerOf({ pool }: Pick<Database, 'pool'>): Promise<Sealer> {
  const known = sealers.get(pool)
  if (known) return known
  const read = readSealer(pool)
  sealers.set(pool, read)
  // A database that is away comes back.
  read.catch(() => sealers.delete(pool))
  return read
}

async function readSealer(pool: pg.Pool): Promise<Sealer> {
  const { rows } = await pool.query<{ key: Buffer }>('select key from seal.key')
  const key = rows[0]?.key
  if (!key) throw new Error('the database has no key of seals')
  return (claim) => createHash('sha256').update(key).update(claim).update(key).digest('hex')
}
