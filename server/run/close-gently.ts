import type { Database } from '@cadre/store'
import type { FastifyInstance } from 'fastify'
import type { JobWorker } from '../jobs/start-job-worker.ts'

/** Requests that have not finished by then are cut off; nothing half-done is kept of them. */
const patienceMs = 10_000

interface Running {
  readonly app: FastifyInstance
  readonly jobWorker: JobWorker
  readonly trail: { readonly stop: () => Promise<void> }
  readonly database: Database
}

/** Takes no new requests, lets those under way finish, hands back jobs, signs the audit trail, and closes the database last. */
export async function closeGently({ app, jobWorker, trail, database }: Running): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), patienceMs)
  try {
    await Promise.all([app.close(), jobWorker.stop()])
  } finally {
    clearTimeout(cutOff)
    await trail.stop()
    await database.close()
  }
}
