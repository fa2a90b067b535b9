import { AppError } from '@cadre/core'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { createKysely, typeParsers } from './create-kysely.ts'
import type { Database } from './database.ts'
import { createHolder, readHolder } from './folder-holder.ts'
import { lockFolder } from './folder-lock.ts'
import type { FolderLock } from './folder-lock.ts'
import { SyncedNodeFS } from './synced-node-fs.ts'

/** Below this much free space the embedded database takes no more writes: it can hang on a full disk. */
export const freeSpaceFloorBytes = 64 * 1024 * 1024

const extensions = { btree_gist, pg_trgm }

export interface EmbeddedOptions {
  /** Answers what other processes on this machine ask the holder of the folder for. */
  readonly answer?: (request: string, database: Database) => AsyncIterable<Buffer>
}

/**
 * Opens the embedded database in a folder that no other process may use meanwhile. Every commit is
 * synced to the disk. Throws `AppError` when the folder is locked or the disk nearly full.
 */
export async function openEmbedded(folder: string, { answer }: EmbeddedOptions = {}): Promise<Database> {
  const lock = await takeLock(folder)
  try {
    assertFreeSpace(folder)
    const fs = new SyncedNodeFS(join(folder, 'postgres'))
    const lite = await PGlite.create({ fs, extensions, startParams: startParams() })
    const syncsBefore = fs.syncs
    await lite.exec(
      'create table if not exists public.sync_probe (at timestamptz); truncate public.sync_probe; insert into public.sync_probe values (now()); drop table public.sync_probe',
    )
    const database = embeddedDatabase(lite, {
      isPowerLossSafe: fs.syncs > syncsBefore,
      assertWritable: () => assertFreeSpace(folder),
      release: lock.release,
    })
    lock.onConnect(createHolder(folder, (request) => (answer ?? answerNothing)(request, database)))
    return database
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function takeLock(folder: string): Promise<FolderLock> {
  try {
    return await lockFolder(folder)
  } catch (error) {
    const holder =
      error instanceof AppError && error.code === 'store-locked' ? await readHolder(folder) : undefined
    if (!holder) throw error
    throw new AppError(
      'store-locked',
      `Process ${holder.pid} has used the data folder ${folder} since ${holder.since}. Stop it first (kill ${holder.pid}), or talk to it through its API.`,
      { folder, ...holder },
    )
  }
}

function answerNothing(): never {
  throw new AppError(
    'store-locked',
    'The process that uses the data folder does not give that. Stop it first.',
  )
}

/** An embedded database in memory, gone when closed: for tests and trials. */
export async function openInMemory({ loadDataDir }: { loadDataDir?: Blob } = {}): Promise<
  Database & { readonly dump: () => Promise<Blob> }
> {
  const lite = await PGlite.create({ extensions, ...(loadDataDir && { loadDataDir }) })
  const database = embeddedDatabase(lite, {
    isPowerLossSafe: false,
    assertWritable: () => undefined,
    release: async () => undefined,
  })
  return { ...database, dump: () => lite.dumpDataDir('none') }
}

interface Surroundings {
  readonly isPowerLossSafe: boolean
  readonly assertWritable: () => void
  readonly release: () => Promise<void>
}

function embeddedDatabase(lite: PGlite, surroundings: Surroundings): Database {
  // One connection only: a second one would share the session of the first.
  const pool = new pg.Pool({
    ...createPgConfig(lite),
    max: 1,
    types: typeParsers,
  } as unknown as pg.PoolConfig)
  const { isPowerLossSafe, assertWritable, release } = surroundings
  return {
    ...createKysely(pool),
    kind: 'embedded',
    isPowerLossSafe,
    assertWritable,
    close: async () => {
      await pool.end()
      await lite.close()
      await release()
    },
  }
}

function startParams(): string[] {
  // `-F` switches syncing off.
  return [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync']
}

function assertFreeSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= freeSpaceFloorBytes) return
  throw new AppError(
    'store-disk-full',
    `Less than ${freeSpaceFloorBytes / 1024 / 1024} MB are free where ${folder} is. Free some space; nothing was written.`,
    { folder },
  )
}
