import { openLakeFolder } from '@cadre/store/lake'
import { startPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { TestContext } from 'node:test'
import { startTestServer } from '../test-server.fixture.ts'
import { jobKinds } from './job-kinds.ts'
import { startJobWorker } from './start-job-worker.ts'

// Needs Debian's Postgres. Jobs run in the process that answers requests, as `cadre serve` has it.

const folder = await mkdtemp(join(tmpdir(), 'cadre-meanwhile-'))
const postgres = await startPostgres()
const server = await startTestServer({ people: 150, url: await postgres.createDatabase('meanwhile') })
after(async () => {
  await server.close()
  await postgres.remove()
  await rm(folder, { recursive: true })
})

interface Slowest {
  readonly p99Ms: number
  readonly asked: number
}

/** The slowest but one in a hundred of requests that others make one after the other, in milliseconds. */
async function slowest(isOver: () => boolean): Promise<Slowest> {
  const times: number[] = []
  const paths = ['/people?limit=50', `/people/${server.people.stranger}`, '/goals?limit=20', '/me'] as const
  while (!isOver() || times.length < 100) {
    const begun = performance.now()
    const role = times.length % 2 === 0 ? 'employee' : 'lead'
    const { status } = await server.call(role, 'GET', paths[times.length % paths.length]!)
    assert.equal(status, 200)
    times.push(performance.now() - begun)
  }
  times.sort((one, other) => one - other)
  return { p99Ms: times[Math.floor(times.length * 0.99)]!, asked: times.length }
}

test('while the jobs of one account run, each of them once, others are answered about as fast as before', async (t) => {
  const context = { ...server.context, lake: await openLakeFolder(folder) }
  await slowest(() => true)
  const before = await slowest(() => true)
  const enter = (kind: string) =>
    server.call('hr_manager', 'POST', '/job-runs', { body: { kind, input: {} } })
  const kinds = ['lake_export', 'lake_snapshot']
  for (const kind of kinds) assert.equal((await enter(kind)).status, 200)
  for (const kind of kinds) assert.equal((await enter(kind)).status, 409, 'the same job waits once')
  let ended = 0
  const worker = await startJobWorker(context, { kinds: jobKinds, onEnd: () => ended++ })
  try {
    worker.wake()
    report(t, before, await slowest(() => ended === kinds.length))
  } finally {
    await worker.stop()
  }
})

function report(t: TestContext, before: Slowest, meanwhile: Slowest): void {
  t.diagnostic(
    `p99 ${before.p99Ms.toFixed(0)} ms before, ${meanwhile.p99Ms.toFixed(0)} ms over ${meanwhile.asked} requests meanwhile`,
  )
  assert.ok(meanwhile.p99Ms < 10 * before.p99Ms + 200, `${meanwhile.p99Ms} ms, ${before.p99Ms} ms before`)
}
