import { AppError } from '@cadre/core'
import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Holds a data folder for one process; `release` gives it back, and so does the end of the process. */
export interface FolderLock {
  readonly release: () => Promise<void>
}

/**
 * Takes the exclusive lock on a data folder. The lock is a socket name that the kernel frees when its
 * holder dies, so a killed process never leaves a stale one (abstract on Linux, a path elsewhere).
 * Throws `AppError('store-locked')` when another process holds it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const digest = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
  const server = createServer((socket) => socket.destroy())
  await listen(server, socketName(digest), folder)
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

function socketName(digest: string): string {
  if (process.platform === 'linux') return `\0cadre-store-${digest}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\cadre-store-${digest}`
  return join(tmpdir(), `cadre-store-${digest}.sock`)
}

function listen(server: Server, path: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      reject(
        new AppError(
          'store-locked',
          `Another Cadre process uses the data folder ${folder}. Stop it first, or talk to it through its API.`,
          { folder },
        ),
      )
    })
    server.listen(path, resolve)
  })
}
