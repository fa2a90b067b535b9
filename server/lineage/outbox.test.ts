import { hasLineageWaiting, keepLineageEvent } from '@cadre/store'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { after, before, test } from 'node:test'
import { tellLineageJob } from '../jobs/kinds/tell-lineage.ts'
import { startTestWorker } from '../jobs/test-worker.fixture.ts'
import type { TestWorker } from '../jobs/test-worker.fixture.ts'
import { startTestServer } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { createLineageEmitter } from './emitter.ts'
import type { LineageEmitter } from './emitter.ts'
import { producer, schemaURL } from './open-lineage.ts'
import type { RunEvent } from './open-lineage.ts'
import { runIdOf } from './run-id.ts'

let host: Server
let address: string
let server: TestServer
let worker: TestWorker
let emitter: LineageEmitter
let got: string[] = []
/** What the place that is told answers to an event by its name. */
let answerTo: (name: string) => number = () => 201

before(async () => {
  host = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      const { name } = (JSON.parse(text) as RunEvent).job
      got.push(name)
      response.writeHead(answerTo(name)).end()
    })
  }).listen(0, '127.0.0.1')
  await once(host, 'listening')
  address = `127.0.0.1:${(host.address() as AddressInfo).port}`
  emitter = createLineageEmitter({
    namespace: 'cadre',
    target: { kind: 'http', url: `http://${address}/api/v1/lineage` },
    folder: tmpdir(),
    outbox: {
      hasWaiting: () => server.asSystem(hasLineageWaiting),
      keep: (event, answer) => server.asSystem((session) => keepLineageEvent(session, event, answer)),
    },
    onError: () => undefined,
  })
  server = await startTestServer({ people: 12, lineage: emitter })
  worker = await startTestWorker(server, [tellLineageJob])
})
after(async () => {
  await worker.stop()
  await server.close()
  host.close()
  host.closeAllConnections()
})

async function happen(...names: string[]): Promise<void> {
  for (const name of names)
    emitter.emit({
      eventType: 'START',
      eventTime: '2026-11-20T12:00:00.000Z',
      producer,
      schemaURL,
      run: { runId: runIdOf(name), facets: {} },
      job: { namespace: 'cadre', name, facets: {} },
      inputs: [],
      outputs: [],
    })
  await emitter.settled()
}

/** Runs the job; answers what it has asked to be taken. */
async function tellAgain(): Promise<string[]> {
  const before = got.length
  const { body } = await server.call('administrator', 'POST', '/job-runs', {
    body: { kind: 'tell_lineage', input: {} },
  })
  const job = await worker.ended(String(body['id']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
  return got.slice(before)
}

const standing = async () => (await server.call('administrator', 'GET', '/lineage-standing')).body

test('what was not taken is told again in its order once somebody is there, and until then asked once a run', async () => {
  answerTo = () => 503
  await happen('first', 'second')
  assert.deepEqual(got, ['first'], 'the second waits behind it')
  const told = await standing()
  assert.deepEqual(
    [told['told'], told['host'], told['waiting'], told['lastAnswer'], told['givenUp']],
    ['host', address, 2, '503', 0],
  )
  assert.ok(typeof told['oldestAt'] === 'string')
  assert.deepEqual(await tellAgain(), ['first'])
  answerTo = () => 201
  got = []
  await happen('third')
  assert.deepEqual(got, [], 'it waits behind those before it')
  assert.deepEqual(await tellAgain(), ['first', 'second', 'third'])
  const after = await standing()
  assert.deepEqual([after['waiting'], after['oldestAt'], after['lastAnswer']], [0, null, null])
  await happen('fourth')
  assert.deepEqual(got.at(-1), 'fourth', 'nothing waits: it is told at once')
})

test('an event that the other side cannot read keeps no other waiting, and is given up in the end', async () => {
  answerTo = (name) => (name === 'unreadable' ? 422 : 201)
  await happen('unreadable', 'readable')
  assert.deepEqual(await tellAgain(), ['unreadable', 'readable'])
  for (let turn = 0; turn < 3; turn++) await tellAgain()
  const end = await standing()
  assert.deepEqual([end['waiting'], end['givenUp']], [0, 1])
  assert.deepEqual(await tellAgain(), [])
})

test('so many wait and so long: the oldest are given up, and what was given up long ago is counted no more', async () => {
  await server.database.pool.query(`insert into app.lineage_event (body, made_at)
    select '{"job":{"name":"of long ago"}}', '2026-11-20T10:00:00Z' from generate_series(1, 10000)`)
  await server.asSystem((session) => keepLineageEvent(session, { job: { name: 'one more' } }, null))
  const full = await standing()
  assert.deepEqual([full['waiting'], full['givenUp']], [10_000, 2])
  await server.database.pool.query(
    `update app.lineage_event set made_at = '2026-09-01T00:00:00Z', given_up_at = case when given_up_at is not null then timestamptz '2026-09-02T00:00:00Z' end`,
  )
  assert.deepEqual(await tellAgain(), [])
  const late = await standing()
  assert.deepEqual([late['waiting'], late['givenUp']], [0, 10_000])
})

test('only administrators see how it stands', async () => {
  for (const role of ['hr_manager', 'lead', 'employee', 'data_scientist', 'executive'] as const)
    assert.equal((await server.call(role, 'GET', '/lineage-standing')).status, 403, role)
})
