import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { startTestServer } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'

// Opens many connections, so that it needs `ulimit -n` of 12,000 or more, and waits for time-outs.

let server: TestServer
let address: AddressInfo
let idlers: ChildProcess
before(async () => {
  server = await startTestServer()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  address = server.app.server.address() as AddressInfo
})
after(async () => {
  idlers?.kill()
  server.app.server.closeAllConnections()
  await server.close()
})

async function askMany(times: number): Promise<number> {
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const begun = performance.now()
    const answer = await fetch(`http://127.0.0.1:${address.port}/api/v1/me`, {
      headers: { cookie: `__Host-cadre=${server.cookies.lead}` },
    })
    assert.equal(answer.status, 200)
    await answer.arrayBuffer()
    taken.push(performance.now() - begun)
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times * 0.9)]!
}

test('10,000 connections that say nothing leave the others served, and are closed in time', async () => {
  const before = await askMany(50)
  idlers = fork(join(import.meta.dirname, 'idle-connections-process.fixture.ts'), [
    String(address.port),
    '10000',
  ])
  const opened = await new Promise<number>((resolve) =>
    idlers.once('message', (count) => resolve(count as number)),
  )
  assert.equal(opened, 10_000)
  const among = await askMany(50)
  const residentMb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024
  assert.ok(residentMb < 1200, `${residentMb} MB`)
  assert.ok(
    among < Math.max(100, 4 * before),
    `p90 ${before.toFixed(1)} ms before, ${among.toFixed(1)} ms among them`,
  )
  const begun = performance.now()
  while ((await connectionsOf(server)) > 100) {
    assert.ok(performance.now() - begun < 90_000, 'the silent connections are still open')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
})

function connectionsOf({ app }: TestServer): Promise<number> {
  return new Promise((resolve, reject) =>
    app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
}

test('headers and bodies that drip are cut off', async () => {
  const endings = await Promise.all([
    drip('GET /api/v1/me HTTP/1.1\r\nhost: localhost\r\n', 'x-a: 1\r\n'),
    drip(
      'POST /api/v1/session/link HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n',
      ' ',
    ),
  ])
  for (const seconds of endings) assert.ok(seconds < 60, `${seconds} s`)
})

/** Sends a little each second; gives the seconds until it was cut off. */
function drip(start: string, more: string): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve) => {
    const socket: Socket = connect(address.port, '127.0.0.1', () => socket.write(start))
    const timer = setInterval(() => socket.write(more), 1000)
    socket.on('error', () => undefined).on('data', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve((performance.now() - begun) / 1000)
    })
  })
}
