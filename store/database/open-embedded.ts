import { AppError } from '@cadre/core'
import { PGlite } from '@electric-sql/pglite'
import { accessSync, constants, statfsSync } from 'node:fs'
import pg from 'pg'
import { createKysely, typeParsers } from './create-kysely.ts'
import type { Database } from './database.ts'
import { startEngine } from './embedded-engine.ts'
import { embeddedExtensions } from './embedded-extensions.ts'
import { createHolder, readHolder } from './folder-holder.ts'
import { lockFolder } from './folder-lock.ts'
import type { FolderLock } from './folder-lock.ts'
import { createProtocolStream } from './protocol-stream.ts'
import type { Exchange } from './protocol-stream.ts'

/** Below this much free space the embedded database takes no more writes: it can hang on a full disk. */
const freeSpaceFloorBytes = 64 * 1024 * 1024
/** Reads go on below that, as far as their entries in the audit trail are sure to find room. */
const readFloorBytes = 32 * 1024 * 1024

export interface EmbeddedOptions {
  /** Answers what other processes on this machine ask the holder of the folder for. */
  readonly answer?: (request: string, database: Database) => AsyncIterable<Buffer>
  /** A query that takes longer has hung, and the database with it. */
  readonly queryLimitMs?: number
}

/**
 * Opens the embedded database in a folder that no other process may use meanwhile. Every commit is
 * synced to the disk. Throws `AppError` when the folder is locked, cannot be written, or the disk is nearly full.
 */
export async function openEmbedded(
  folder: string,
  { answer, queryLimitMs = 60_000 }: EmbeddedOptions = {},
): Promise<Database> {
  const lock = await takeLock(folder)
  try {
    assertMayWrite(folder)
    assertFreeSpace(folder, freeSpaceFloorBytes)
    const { exchange, isPowerLossSafe, unusable, close } = await startEngine(folder, { queryLimitMs })
    const database = embeddedDatabase(exchange, {
      isPowerLossSafe,
      unusable,
      assertWritable: () => assertFreeSpace(folder, freeSpaceFloorBytes),
      assertReadable: () => assertFreeSpace(folder, readFloorBytes),
      close: async () => {
        await close()
        await lock.release()
      },
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

function assertMayWrite(folder: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new AppError(
      'store-read-only',
      `The data folder ${folder} cannot be written (${String((error as NodeJS.ErrnoException).code)}). Mount it for writing, or give the user that runs Cadre the right to write there.`,
      { folder },
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
  const lite = await PGlite.create({ extensions: embeddedExtensions, ...(loadDataDir && { loadDataDir }) })
  const database = embeddedDatabase((messages) => lite.execProtocolRaw(messages), {
    isPowerLossSafe: false,
    unusable: new Promise(() => undefined),
    assertWritable: () => undefined,
    assertReadable: () => undefined,
    close: () => lite.close(),
  })
  return { ...database, dump: () => lite.dumpDataDir('none') }
}

type Surroundings = Omit<Database, 'kind' | 'kysely' | 'pool' | 'requests'>

function embeddedDatabase(exchange: Exchange, surroundings: Surroundings): Database {
  const pool = new pg.Pool({
    stream: () => createProtocolStream(exchange),
    user: 'postgres',
    database: 'postgres',
    // One connection only: a second one would share the session of the first.
    max: 1,
    idleTimeoutMillis: 0,
    types: typeParsers,
  })
  const connections = createKysely(pool, { isPreparing: true })
  return {
    ...connections,
    requests: connections,
    ...surroundings,
    kind: 'embedded',
    close: async () => {
      await pool.end()
      await surroundings.close()
    },
  }
}

function assertFreeSpace(folder: string, floorBytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= floorBytes) return
  throw new AppError(
    'store-disk-full',
    `Less than ${floorBytes / 1024 / 1024} MB are free where ${folder} is. Free some space; nothing was written.`,
    { folder },
  )
}
