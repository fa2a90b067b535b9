import { sql } from 'kysely'
import type { Database, Trx } from '../database/database.ts'
import { chainHash, chainStart } from './chain.ts'
import type { TrailEntry } from './chain.ts'
import { entryColumns } from './read-trail.ts'
import type { ChainHead } from './verify-trail.ts'

/** Short enough that other work on an embedded database, which has one connection, hardly notices. */
const batchSize = 500

/**
 * Links every waiting entry into the chain, in order of entry, some at a time; returns how many. One
 * sealer works at a time, whatever the number of processes: an advisory lock makes others wait.
 */
export async function sealEntries(database: Database): Promise<number> {
  for (let sealed = 0; ;) {
    const count = await database.kysely.transaction().execute(sealBatch)
    sealed += count
    if (count < batchSize) return sealed
  }
}

async function sealBatch(trx: Trx): Promise<number> {
  await sql`select set_config('role', 'cadre_system', true), pg_advisory_xact_lock(hashtext('audit.link'))`.execute(
    trx,
  )
  const { rows } = await sql<TrailEntry>`select ${entryColumns} from audit.unlinked u
    join audit.entry e on e.id = u.entry_id order by u.entry_id limit ${batchSize}`.execute(trx)
  if (rows.length === 0) return 0
  const links = linksOf(rows, await readHead(trx))
  const ids = rows.map(({ id }) => id)
  await sql`insert into audit.link (sequence, entry_id, chain_hash) select * from unnest(
    ${links.map(({ sequence }) => sequence)}::bigint[], ${ids}::bigint[],
    ${links.map(({ chainHash: hash }) => hash)}::text[])`.execute(trx)
  await sql`delete from audit.unlinked where entry_id = any (${ids}::bigint[])`.execute(trx)
  return rows.length
}

function linksOf(entries: readonly TrailEntry[], head: ChainHead): ChainHead[] {
  let { sequence, chainHash: previous } = head
  return entries.map((entry) => {
    sequence++
    previous = chainHash(previous, sequence, entry)
    return { sequence, chainHash: previous }
  })
}

/** Where the chain ends now; before the first entry, its start. */
export async function readHead(trx: Trx): Promise<ChainHead> {
  const { rows } = await sql<ChainHead>`select sequence, chain_hash as "chainHash"
    from audit.link order by sequence desc limit 1`.execute(trx)
  return rows[0] ?? { sequence: 0, chainHash: chainStart }
}
