import { sql } from 'kysely'
import type { Database, Trx } from '../database/database.ts'
import type { TrailEntry, TrailLine } from './chain.ts'

/** An entry as the chain hashes it, from a table with the alias `e`. */
export const entryColumns = sql`e.id, to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.account_id as "accountId", e.session_id as "sessionId", e.act, e.entity, e.subjects, e.purpose,
  e.request_id as "requestId", e.route, e.detail, e.before_digest as before, e.after_digest as after, e.salt_id as "saltId"`

/** An entry that no link of the chain holds, though it does not wait for one either. */
export interface StrayEntry {
  readonly stray: number
}

const pageSize = 2000

/**
 * The chain from its start, in order, with bounded memory; at its end the entries
 * that were put beside the chain. What is entered meanwhile is left for the next time.
 */
export async function* readTrail(database: Database): AsyncGenerator<TrailLine | StrayEntry> {
  for (let last = 0; ;) {
    const lines = await inSystemRole(database, (trx) => readLines(trx, { after: last, limit: pageSize }))
    yield* lines
    const end = lines.at(-1)
    if (!end || lines.length < pageSize) break
    last = end.sequence
  }
  yield* await inSystemRole(database, readStrays)
}

interface LineRow extends TrailEntry {
  readonly sequence: number
  readonly chainHash: string
}

/** So many lines after a place in the chain. */
export async function readLines(
  trx: Trx,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<TrailLine[]> {
  const { rows } = await sql<LineRow>`select l.sequence, l.chain_hash as "chainHash", ${entryColumns}
    from audit.link l join audit.entry e on e.id = l.entry_id
    where l.sequence > ${after} order by l.sequence limit ${limit}`.execute(trx)
  return rows.map(({ sequence, chainHash, ...entry }) => ({ sequence, entry, chainHash }))
}

/** Entries that are neither in the chain nor waiting for it. */
export async function readStrays(trx: Trx): Promise<StrayEntry[]> {
  const { rows } = await sql<StrayEntry>`select e.id as stray from audit.entry e
    where not exists (select from audit.link l where l.entry_id = e.id)
      and not exists (select from audit.unlinked u where u.entry_id = e.id) order by e.id limit 100`.execute(
    trx,
  )
  return rows
}

async function inSystemRole<Result>(
  database: Database,
  read: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  return database.kysely.transaction().execute(async (trx) => {
    await sql`select set_config('role', 'cadre_system', true)`.execute(trx)
    return read(trx)
  })
}
