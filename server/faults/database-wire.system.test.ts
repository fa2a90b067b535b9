import assert from 'node:assert/strict'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { startPostgres } from '@cadre/store/postgres.fixture'
import type { OwnPostgres } from '@cadre/store/postgres.fixture'
import { prepareServed } from './served.fixture.ts'
import type { Served } from './served.fixture.ts'

// Needs Debian's Postgres. What stands between the server and its database spoils what passes.

type Fault = 'none' | 'reset' | 'half-close' | 'drip' | 'refuse' | 'flip a bit' | 'pause'
let fault: Fault = 'none'
let left = 0
const paused: (() => void)[] = []
const sockets = new Set<Socket>()

/** Passes everything on, and spoils so many replies of the database in the way that is set. */
function spoil(bytes: Buffer, client: Socket): void {
  if (fault === 'none' || left === 0) return void client.write(bytes)
  if (fault !== 'drip' && fault !== 'pause') left--
  switch (fault) {
    case 'reset':
      client.write(bytes.subarray(0, 3), () => client.resetAndDestroy())
      break
    case 'half-close':
      client.end(bytes.subarray(0, 3))
      break
    case 'drip':
      for (const byte of bytes) client.write(Buffer.of(byte))
      break
    case 'flip a bit': {
      const wrong = Buffer.from(bytes)
      wrong[left % wrong.length]! ^= 1
      client.write(wrong)
      break
    }
    case 'pause':
      // In order, once the pause is over.
      paused.push(() => client.write(bytes))
      break
    case 'refuse':
      client.destroy()
  }
}

let postgres: OwnPostgres
let served: Served
const proxy = createServer((client) => {
  if (fault === 'refuse' && left > 0) return void client.destroy()
  const upstream = connect(postgres.port, '127.0.0.1')
  upstream.setNoDelay(true)
  client.setNoDelay(true)
  client.pipe(upstream)
  upstream.on('data', (bytes) => spoil(bytes, client))
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    sockets.add(one)
    one.on('error', () => other.destroy())
    one.on('close', () => {
      sockets.delete(one)
      other.destroy()
    })
  }
})

before(async () => {
  postgres = await startPostgres()
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  const url = new URL(await postgres.createDatabase('wire'))
  url.port = String(port)
  served = await prepareServed({ url: url.href })
  await served.start()
})
after(async () => {
  await served.remove()
  sockets.forEach((socket) => socket.destroy())
  proxy.close()
  await postgres.remove()
})

async function ask(path = '/api/v1/me'): Promise<{ status: number; text: string; ms: number }> {
  const begun = performance.now()
  const answer = await fetch(`${served.address()}${path}`, {
    headers: { authorization: `Bearer ${served.token}` },
  })
  return { status: answer.status, text: await answer.text(), ms: performance.now() - begun }
}

for (const kind of ['reset', 'half-close', 'drip', 'refuse', 'flip a bit'] as const) {
  test(`when the wire to the database does "${kind}", requests are answered in time, without its inside, and all is well after it`, async () => {
    fault = kind
    left = 12
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()))
    fault = 'none'
    for (const { status, text, ms } of answers) {
      // A bit that flips can make an answer that the driver takes for one; what it makes of it is a fault to say.
      const statuses = kind === 'flip a bit' ? [200, 401, 500, 503] : [200, 503]
      assert.ok(statuses.includes(status), `${status} ${text}`)
      assert.doesNotMatch(text, /node_modules|at .*\.ts|select |127\.0\.0\.1:/)
      assert.ok(ms < 35_000, `${ms} ms`)
    }
    assert.equal(served.child().exitCode, null, 'the server goes on')
    let last = await ask()
    // Connections that were spoilt are found out one by one.
    for (let times = 0; times < 20 && last.status !== 200; times++) last = await ask()
    assert.equal(last.status, 200, last.text)
  })
}

test('when nothing comes from the database for a while, requests wait and are answered, or told in time', async () => {
  assert.equal((await ask()).status, 200)
  fault = 'pause'
  left = 1
  const answers = Promise.all(Array.from({ length: 20 }, () => ask()))
  await new Promise((resolve) => setTimeout(resolve, Number(process.env['CADRE_PAUSE_MS'] ?? 3000)))
  assert.equal((await fetch(`${served.address()}/health`)).status, 200)
  fault = 'none'
  for (const write of paused.splice(0)) write()
  for (const { status, ms } of await answers) {
    assert.ok([200, 503].includes(status), String(status))
    assert.ok(ms < 45_000, `${ms} ms`)
  }
  let last = await ask()
  for (let times = 0; times < 20 && last.status !== 200; times++) last = await ask()
  assert.equal(last.status, 200, last.text)
})
