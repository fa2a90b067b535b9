import type { Database } from '@cadre/store'
import type { FastifyInstance } from 'fastify'
import { setTimeout as sleep } from 'node:timers/promises'
import type { JobWorker } from '../jobs/start-job-worker.ts'
import type { Readiness } from '../operations/readiness.ts'

/** Requests that have not finished by then are cut off; nothing half-done is kept of them. */
const patienceMs = 10_000

interface Running {
  readonly app: FastifyInstance
  readonly readiness: Readiness
  readonly drainMs: number
  readonly jobWorker: JobWorker
  readonly trail: { readonly stop: () => Promise<void> }
  readonly tending: { readonly stop: () => Promise<void> }
  /** What the demo's people still do. */
  readonly life?: { readonly stop: () => Promise<void> }
  /** Where it is told what jobs read and write. */
  readonly lineage?: { readonly settled: () => Promise<void> }
  readonly database: Database
}

/**
 * Says that it is not ready and waits for that to be seen, takes no new requests, lets those under way
 * finish, hands back jobs, signs the audit trail, and closes the database last.
 */
export async function closeGently(running: Running): Promise<void> {
  const { app, readiness, drainMs, jobWorker, trail, tending, life, lineage, database } = running
  readiness.stop()
  await life?.stop()
  await sleep(drainMs)
  const cutOff = setTimeout(() => app.server.closeAllConnections(), patienceMs)
  try {
    await Promise.all([app.close(), jobWorker.stop()])
  } finally {
    clearTimeout(cutOff)
    await tending.stop()
    await trail.stop()
    if (lineage) await Promise.race([lineage.settled(), sleep(patienceMs)])
    await database.close()
  }
}
