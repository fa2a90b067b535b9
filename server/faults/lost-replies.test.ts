import assert from 'node:assert/strict'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { startTestServer } from '../test-server.fixture.ts'

const server = await startTestServer({ people: 20 })
await server.app.listen({ host: '127.0.0.1', port: 0 })
const { port } = server.app.server.address() as AddressInfo
after(() => server.close())

/** What stands between a client and the server, and spoils so many answers before it lets one through. */
async function startProxy(spoilt: 'cut off' | 'cut short' | 'held back', times: number) {
  let left = times
  const proxy = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    client.pipe(upstream)
    const isSpoilt = left-- > 0
    upstream.on('data', (bytes) => {
      if (!isSpoilt) return client.write(bytes)
      // The server has committed and answered; the client never learns.
      if (spoilt === 'cut short') client.write(bytes.subarray(0, 20), () => client.destroy())
      else if (spoilt === 'cut off') client.resetAndDestroy()
      return true
    })
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return { port: (proxy.address() as AddressInfo).port, close: () => proxy.close() }
}

for (const spoilt of ['cut off', 'cut short', 'held back'] as const) {
  test(`a write whose answer is ${spoilt} has one effect when it is sent again with its key`, async () => {
    const proxy = await startProxy(spoilt, 2)
    const key = `once ${spoilt}`
    const post = () =>
      fetch(`http://127.0.0.1:${proxy.port}/api/v1/person-profiles`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${server.tokens.hr_manager}`,
          'content-type': 'application/json',
          'idempotency-key': key,
          connection: 'close',
        },
        body: JSON.stringify({ from: '2026-01-01', values: { firstName: 'Once', lastName: spoilt } }),
        signal: AbortSignal.timeout(1500),
      })
    await assert.rejects(post())
    await assert.rejects(post())
    const answer = await post()
    assert.equal(answer.status, 201)
    const { id } = (await answer.json()) as { id: string }
    const { rows } = await server.database.pool.query('select id from records.person where last_name = $1', [
      spoilt,
    ])
    assert.deepEqual(rows, [{ id }])
    proxy.close()
  })
}
