import { AppError } from '@cadre/core'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createKysely, typeParsers } from './create-kysely.ts'
import type { Database } from './database.ts'
import { guardedSocket } from './guarded-socket.ts'

interface ServerOptions {
  readonly maxConnections?: number
  /** A statement that takes longer is given up; 0 waits for ever, for upgrades, backups and restores. */
  readonly queryTimeoutMs?: number
  /** How long to wait for a server that is still starting. */
  readonly startTimeoutMs?: number
  readonly onWait?: (reason: string) => void
  /** Requests of different accounts share its connections, and nothing else uses them. */
  readonly isShared?: boolean
}

/**
 * Opens a Postgres database by its URL, waiting with growing pauses while the server starts.
 * Throws `AppError('store-unreachable')` when it stays away.
 */
export async function openServer(
  url: string,
  {
    maxConnections = 10,
    queryTimeoutMs = 30_000,
    startTimeoutMs = 30_000,
    onWait,
    isShared = false,
  }: ServerOptions = {},
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
    query_timeout: queryTimeoutMs,
    // Planning under row policies takes long: connections keep their plans through a quiet while.
    idleTimeoutMillis: 5 * 60_000,
    stream: guardedSocket,
    application_name: isShared ? 'cadre requests' : 'cadre',
    types: typeParsers,
  })
  const opened = createKysely(pool, { isPreparing: true, isShared })
  await waitForServer(pool, { startTimeoutMs, ...(onWait && { onWait }) })
  return {
    ...opened,
    requests: opened,
    kind: 'server',
    isPowerLossSafe: true,
    // A server says so itself when its disk is full.
    assertWritable: () => undefined,
    assertReadable: () => undefined,
    unusable: new Promise(() => undefined),
    close: () => pool.end(),
  }
}

async function waitForServer(
  pool: pg.Pool,
  options: Required<Pick<ServerOptions, 'startTimeoutMs'>> & ServerOptions,
) {
  const { startTimeoutMs, onWait } = options
  for (let waitedMs = 0, pauseMs = 100; ; waitedMs += pauseMs, pauseMs = Math.min(pauseMs * 2, 3000)) {
    const reason = await reasonNotReady(pool)
    if (reason === undefined) return
    if (reason.isFinal || waitedMs >= startTimeoutMs) {
      await pool.end()
      throw new AppError(
        'store-unreachable',
        `The database cannot be used: ${reason.text}. Check DATABASE_URL.`,
      )
    }
    onWait?.(reason.text)
    await sleep(pauseMs)
  }
}

const startingCodes = new Set(['57P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', '53300', '57P01'])

async function reasonNotReady(pool: pg.Pool): Promise<{ text: string; isFinal: boolean } | undefined> {
  try {
    const { rows } = await pool.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    )
    const version = rows[0]?.version ?? 0
    if (version >= 150_000) return undefined
    return {
      text: `it is Postgres ${Math.floor(version / 10_000)}, and 15 or newer is needed`,
      isFinal: true,
    }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const isStarting = code === undefined ? /timeout|terminated/i.test(message) : startingCodes.has(code)
    return { text: message || String(code), isFinal: !isStarting }
  }
}
