import { PGlite } from '@electric-sql/pglite'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { embeddedExtensions } from './embedded-extensions.ts'
import { SyncedNodeFS } from './synced-node-fs.ts'

// The thread of the embedded database: a query occupies its thread until it is done, and one that never
// comes back can only be ended with the thread.

/** What the thread is told: messages of the Postgres protocol, or to close. */
export type Order = { readonly id: number; readonly messages: Uint8Array } | { readonly close: true }

/** What it says: that it is open, what came back, or that it cannot go on. */
export type Report =
  | { readonly isPowerLossSafe: boolean }
  | { readonly id: number; readonly reply: Uint8Array }
  | { readonly failure: string }

const { folder } = workerData as { readonly folder: string }
const port = parentPort!
const report = (message: Report): void => port.postMessage(message)

try {
  const fs = new SyncedNodeFS(join(folder, 'postgres'))
  fs.onSyncFailure = (error) => report({ failure: `the disk refuses to sync (${messageOf(error)})` })
  const lite = await PGlite.create({ fs, extensions: embeddedExtensions, startParams: startParams() })
  const syncsBefore = fs.syncs
  await lite.exec(
    'create table if not exists public.sync_probe (at timestamptz); truncate public.sync_probe; insert into public.sync_probe values (now()); drop table public.sync_probe',
  )
  port.on('message', (order: Order) => void obey(lite, order))
  report({ isPowerLossSafe: fs.syncs > syncsBefore })
} catch (error) {
  report({ failure: messageOf(error) })
}

async function obey(lite: PGlite, order: Order): Promise<void> {
  try {
    if ('close' in order) {
      await lite.close()
      return port.close()
    }
    report({ id: order.id, reply: await lite.execProtocolRaw(order.messages) })
  } catch (error) {
    // Not an error of SQL, which is a reply: the engine itself has stopped.
    report({ failure: messageOf(error) })
  }
}

function startParams(): string[] {
  // `-F` switches syncing off.
  return [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync']
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
