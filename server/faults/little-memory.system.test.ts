import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { startPostgres } from '@cadre/store/postgres.fixture'
import { prepareServed } from './served.fixture.ts'

// Needs Debian's Postgres: the embedded database lives in the same process and needs more.

const postgres = await startPostgres()
const served = await prepareServed({
  url: await postgres.createDatabase('memory'),
  nodeOptions: '--max-old-space-size=256',
})
after(async () => {
  await served.remove()
  await postgres.remove()
})

/** The most items that a bulk call takes, each filled until the body is as large as a body may be. */
const items = Array.from({ length: 500 }, (_, index) => ({
  operation: 'create',
  record: { from: '2020-01-01', values: { name: `Course ${index}`, description: 'x'.repeat(4000) } },
}))
const largest = JSON.stringify({ items })

test('with 256 MB of heap, fifty of the largest bodies at once are done or refused, and the server goes on', async () => {
  assert.ok(largest.length < 2 * 1024 * 1024 && largest.length > 1.9 * 1024 * 1024, String(largest.length))
  await served.start()
  const headers = { authorization: `Bearer ${served.token}`, 'content-type': 'application/json' }
  const post = (body: string) =>
    fetch(`${served.address()}/api/v1/courses/bulk`, { method: 'POST', headers, body }).then(
      async (answer) => {
        await answer.arrayBuffer()
        return answer.status
      },
    )
  const statuses = await Promise.all(Array.from({ length: 50 }, () => post(largest)))
  assert.ok(
    statuses.every((status) => [200, 429, 503].includes(status)),
    statuses.join(),
  )
  assert.ok(statuses.includes(200))
  const exports = Array.from({ length: 50 }, () =>
    fetch(`${served.address()}/api/v1/courses?limit=500`, { headers }).then(async (answer) => {
      await answer.arrayBuffer()
      return answer.status
    }),
  )
  for (const status of await Promise.all(exports)) assert.ok([200, 429, 503].includes(status), String(status))
  // What is too large is refused while it is still being sent; the sender may find the connection closed.
  const beyond = await post(JSON.stringify({ items: [...items, ...items] })).catch(
    ({ cause }: { cause?: NodeJS.ErrnoException }) => cause?.code,
  )
  assert.ok([413, 'EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(beyond!), String(beyond))
  assert.equal(served.child().exitCode, null)
  assert.equal((await fetch(`${served.address()}/api/v1/me`, { headers })).status, 200)
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${served.child().pid}/status`, 'utf8'))![1]
  assert.ok(Number(peak) < 900 * 1024, `${peak} kB`)
})
