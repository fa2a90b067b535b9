import type { Database } from '@cadre/store'
import type { FastifyInstance } from 'fastify'

/** Requests that have not finished by then are cut off; nothing half-done is kept of them. */
const patienceMs = 10_000

/** Takes no new requests, lets those under way finish, and closes the database last. */
export async function closeGently(app: FastifyInstance, database: Database): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), patienceMs)
  try {
    await app.close()
  } finally {
    clearTimeout(cutOff)
    await database.close()
  }
}
