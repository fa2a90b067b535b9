import { AppError } from '@cadre/core'
import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Holds a data folder for one process; `release` gives it back, and so does the end of the process. */
export interface FolderLock {
  /** Sets who speaks to processes that connect to the lock. */
  readonly onConnect: (speak: (socket: Socket) => void) => void
  readonly release: () => Promise<void>
}

/**
 * Takes the exclusive lock on a data folder. The lock is a socket name that the kernel frees when its
 * holder dies, so a killed process never leaves a stale one (abstract on Linux, a path elsewhere).
 * Throws `AppError('store-locked')` when another process holds it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let speak: (socket: Socket) => void = (socket) => socket.destroy()
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    speak(socket)
  })
  await listen(server, folder)
  server.unref()
  return {
    onConnect: (next) => (speak = next),
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

/** The name of the lock of a folder. */
export function socketOf(folder: string): string {
  const digest = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
  if (process.platform === 'linux') return `\0cadre-store-${digest}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\cadre-store-${digest}`
  return join(tmpdir(), `cadre-store-${digest}.sock`)
}

function listen(server: Server, folder: string): Promise<void> {
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
    server.listen(socketOf(folder), resolve)
  })
}
