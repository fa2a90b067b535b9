import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { startPostgres } from '../postgres.fixture.ts'
import type { OwnPostgres } from '../postgres.fixture.ts'
import type { Database } from './database.ts'
import { openServer } from './open-server.ts'

// Needs Debian's Postgres.

const limitMs = 500
let fault: 'none' | 'silent' | 'garbled' = 'none'
let postgres: OwnPostgres
let database: Database
const sockets = new Set<Socket>()

/** Keeps to itself, or garbles, what the server answers. */
const proxy = createServer((client) => {
  const upstream = connect(postgres.port, '127.0.0.1')
  client.pipe(upstream)
  upstream.on('data', (bytes) => {
    if (fault === 'none') client.write(bytes)
    if (fault === 'garbled') client.write(bytes.map((byte, index) => (index % 7 === 1 ? byte ^ 0x5a : byte)))
  })
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    sockets.add(one)
    one.on('error', () => other.destroy())
    one.on('close', () => other.destroy())
  }
})

before(async () => {
  postgres = await startPostgres()
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const url = new URL(await postgres.createDatabase('silent'))
  url.port = String((proxy.address() as AddressInfo).port)
  database = await openServer(url.href, { maxConnections: 3, queryTimeoutMs: limitMs })
})
after(async () => {
  await database.close()
  sockets.forEach((socket) => socket.destroy())
  proxy.close()
  await postgres.remove()
})

const inTransaction = (): Promise<unknown> =>
  database.kysely.transaction().execute(async (trx) => {
    const { rows } = await sql<{ n: number }>`select 42 as n`.execute(trx)
    return rows[0]?.n
  })

for (const kind of ['silent', 'garbled'] as const) {
  test(`a server that falls ${kind} is given up in time, and its connections are not used again`, async () => {
    assert.deepEqual(await Promise.all([inTransaction(), inTransaction(), inTransaction()]), [42, 42, 42])
    fault = kind
    const begun = performance.now()
    const results = await Promise.allSettled([inTransaction(), inTransaction(), inTransaction()])
    const elapsedMs = performance.now() - begun
    assert.deepEqual([...new Set(results.map(({ status }) => status))], ['rejected'])
    // Not once more for taking the transaction back.
    assert.ok(elapsedMs < 2 * limitMs, `${elapsedMs} ms`)
    fault = 'none'
    assert.deepEqual(await Promise.all([inTransaction(), inTransaction(), inTransaction()]), [42, 42, 42])
  })
}
