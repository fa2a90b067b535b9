import { AppError } from '@cadre/core'
import type { SigningKey } from '@cadre/core/signing'
import { fingerprintOf } from '@cadre/core/signing'
import { sql } from 'kysely'
import type { Database, Trx } from '../database/database.ts'
import type { Checkpoint } from './checkpoint.ts'
import { signCheckpoint } from './checkpoint.ts'
import { keepCheckpoint, readCheckpoints } from './checkpoint-folder.ts'
import { readHead, sealEntries } from './seal-entries.ts'

export interface CheckpointPlace {
  readonly database: Database
  /** Apart from the database: whoever can rewrite the one should not be able to rewrite the other. */
  readonly folder: string
  readonly key: SigningKey
}

/**
 * Seals what waits and signs where the chain stands; returns `undefined` when nothing was entered since
 * the last checkpoint. Throws `AppError('audit-trail-broken')` when the trail is not the one that was
 * signed before, unless `restored` says that a backup was restored and why.
 */
export async function writeCheckpoint(
  { database, folder, key }: CheckpointPlace,
  { now, restored }: { readonly now: Date; readonly restored?: string },
): Promise<Checkpoint | undefined> {
  await sealEntries(database)
  return database.kysely.transaction().execute(async (trx) => {
    // One signer at a time: the number of the file follows from those that are there.
    await sql`select set_config('role', 'cadre_system', true), pg_advisory_xact_lock(hashtext('audit.checkpoint'))`.execute(
      trx,
    )
    const last = await lastCheckpoint(folder, key)
    const head = await readHead(trx)
    if (last && restored === undefined) {
      await refuseOtherTrail(trx, last)
      if (last.sequence === head.sequence) return undefined
    }
    const number = (last?.number ?? 0) + 1
    const at = now.toISOString()
    const checkpoint: Checkpoint = { formatVersion: 1, number, ...head, at, ...(restored && { restored }) }
    await keepCheckpoint(folder, number, signCheckpoint(checkpoint, key))
    return checkpoint
  })
}

async function lastCheckpoint(folder: string, key: SigningKey): Promise<Checkpoint | undefined> {
  const last = (await readCheckpoints(folder)).at(-1)
  if (!last) return undefined
  if (last.checkpoint && last.signedBy === fingerprintOf(key.publicKey)) return last.checkpoint
  throw broken(`${last.name} in ${folder} was not signed by this installation. Find out who put it there.`)
}

async function refuseOtherTrail(trx: Trx, { sequence, chainHash, number }: Checkpoint): Promise<void> {
  if (sequence === 0) return
  const { rows } = await sql<{ chain_hash: string }>`select chain_hash from audit.link
    where sequence = ${sequence}`.execute(trx)
  if (rows[0]?.chain_hash === chainHash) return
  throw broken(
    `Checkpoint ${number} vouches for ${sequence} entries, and the trail in the database is another one. If a backup was restored, say so: cadre audit-trail checkpoint --after-restore "the reason".`,
  )
}

const broken = (message: string): AppError => new AppError('audit-trail-broken', message)
