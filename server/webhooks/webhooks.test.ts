import { webhookEvents } from '@cadre/people'
import { announce } from '@cadre/store'
import assert from 'node:assert/strict'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { tellWebhooksJob } from '../jobs/kinds/tell-webhooks.ts'
import { startTestWorker } from '../jobs/test-worker.fixture.ts'
import type { TestWorker } from '../jobs/test-worker.fixture.ts'
import { startTestServer } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { assertMayTell } from './assert-may-tell.ts'
import { signatureOf } from './send-message.ts'

let server: TestServer
let worker: TestWorker
let other: Server
let host: string
/** Where nothing listens. */
let away: string
const got: { headers: IncomingHttpHeaders; text: string; path: string }[] = []
let answers: number[] = []
/** What is sent to this path is answered once this has come. */
let held: Promise<unknown> = Promise.resolve()

before(async () => {
  other = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers, text, path: String(request.url) })
      const status = answers.shift() ?? 200
      void (request.url === '/slow' ? held : Promise.resolve()).then(() =>
        response
          .writeHead(status, status === 302 ? { location: '/elsewhere' } : {})
          .end('a secret of the other side'),
      )
    })
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  host = `127.0.0.1:${(other.address() as AddressInfo).port}`
  const none = createServer().listen(0, '127.0.0.1')
  await once(none, 'listening')
  away = `127.0.0.1:${(none.address() as AddressInfo).port}`
  none.close()
  server = await startTestServer({ people: 12, webhookHosts: [host, away] })
  worker = await startTestWorker(server, [tellWebhooksJob])
})
after(async () => {
  await worker.stop()
  await server.close()
  other.close()
})

const administrator = (method: string, path: string, body?: object) =>
  server.call('administrator', method, path, body === undefined ? {} : { body })

async function tell(): Promise<void> {
  const { body } = await administrator('POST', '/job-runs', { kind: 'tell_webhooks', input: {} })
  const job = await worker.ended(String(body['id']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
}

const happen = (about: string): Promise<void> =>
  server.asSystem((session) => announce(session, 'model-alert.raised', { model: 'leavers', about }))

interface Delivery {
  readonly attempts: number
  readonly takenAt: string | null
  readonly nextAt: string | null
  readonly lastAnswer: string
}
const deliveriesOf = async (id: string): Promise<Delivery[]> =>
  (await administrator('GET', `/webhooks/${id}/deliveries`)).body['items'] as Delivery[]

test('another program is told of what it asks for, by a message that it can check', async () => {
  const made = await administrator('POST', '/webhooks', {
    url: `http://${host}/cadre`,
    events: ['model-alert.raised'],
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const secret = String(made.body['secret'])
  assert.match(secret, /^whsec_[\w-]{43}$/)
  await happen('quality')
  await server.asSystem((session) => announce(session, 'score-run.ended', { model: 'leavers' }))
  await tell()
  assert.equal(got.length, 1, 'what it did not ask for is not told')
  const [{ headers, text, path }] = got as [(typeof got)[0]]
  assert.equal(path, '/cadre')
  const body = JSON.parse(text) as Record<string, unknown>
  assert.deepEqual(body['data'], { model: 'leavers', about: 'quality' })
  assert.deepEqual([headers['cadre-event'], headers['cadre-delivery']], [body['event'], body['id']])
  const [, time, sum] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['cadre-signature']))!
  const own = createHmac('sha256', secret).update(`${time}.${text}`).digest()
  assert.ok(timingSafeEqual(own, Buffer.from(sum!, 'hex')))
  const listed = await administrator('GET', '/webhooks')
  assert.ok(!JSON.stringify(listed.body).includes('whsec_'), 'the secret is not told again')
  const [delivery] = await deliveriesOf(String(made.body['id']))
  assert.deepEqual([delivery!.attempts, delivery!.lastAnswer, delivery!.nextAt], [1, '200', null])
  await tell()
  assert.equal(got.length, 1, 'once')
})

test('what is not taken is tried again later and given up in the end; where it is sent on to is not asked', async () => {
  const [{ id }] = (await administrator('GET', '/webhooks')).body['items'] as [{ id: string }]
  answers = [503, 302]
  got.length = 0
  await happen('calibration')
  await tell()
  const [first] = await deliveriesOf(id)
  assert.deepEqual([first!.attempts, first!.takenAt, first!.lastAnswer], [1, null, '503'])
  assert.ok(first!.nextAt !== null)
  await tell()
  assert.equal(got.length, 1, 'not before its time')
  const due = (): Promise<unknown> =>
    server.database.pool.query(
      "update app.webhook_delivery set next_at = '2026-01-01' where next_at is not null",
    )
  await due()
  await tell()
  assert.deepEqual([got.length, (await deliveriesOf(id))[0]!.lastAnswer], [2, '302'])
  answers = [500, 500, 500, 500]
  for (let turn = 0; turn < 4; turn++) {
    await due()
    await tell()
  }
  const [last] = await deliveriesOf(id)
  assert.deepEqual([last!.attempts, last!.nextAt, last!.takenAt], [6, null, null], 'given up')
  assert.ok(!JSON.stringify(await deliveriesOf(id)).includes('a secret of'), 'what was answered is not kept')
})

test('an event of work that is undone is told to nobody, nor one after the webhook was ended', async () => {
  const [{ id }] = (await administrator('GET', '/webhooks')).body['items'] as [{ id: string }]
  got.length = 0
  await assert.rejects(
    server.asSystem(async (session) => {
      await announce(session, 'model-alert.raised', { about: 'drift' })
      throw new Error('undone')
    }),
  )
  await happen('freshness')
  assert.equal((await administrator('DELETE', `/webhooks/${id}`)).status, 200)
  await tell()
  await happen('groups')
  await tell()
  assert.deepEqual(got, [])
  assert.equal((await deliveriesOf(id))[0]!.lastAnswer, 'the webhook was ended')
})

test('a webhook is tried by a signed message at once, and paused it is told nothing until it goes on', async () => {
  const made = await administrator('POST', '/webhooks', {
    url: `http://${host}/again`,
    events: ['model-alert.raised'],
  })
  const id = String(made.body['id'])
  got.length = 0
  const tried = await administrator('POST', `/webhooks/${id}/trials`)
  assert.deepEqual([tried.status, tried.body['event']], [200, 'webhook.tried'], JSON.stringify(tried.body))
  // Nobody has to wait for the next minute: sending is asked for with it.
  const { body: jobs } = await administrator('GET', '/job-runs?kind=tell_webhooks&limit=1')
  await worker.ended((jobs['items'] as { id: string }[])[0]!.id)
  assert.equal(got.length, 1)
  const [{ headers, text }] = got as [(typeof got)[0]]
  assert.deepEqual((JSON.parse(text) as { data: unknown }).data, { webhookId: id })
  const [, time] = /^t=(\d+),/.exec(String(headers['cadre-signature']))!
  assert.equal(
    headers['cadre-signature'],
    signatureOf(text, String(made.body['secret']), new Date(Number(time) * 1000)),
  )

  const pause = (isPaused: boolean) => administrator('PATCH', `/webhooks/${id}`, { isPaused })
  await happen('waits')
  assert.equal(typeof (await pause(true)).body['pausedAt'], 'string')
  await happen('not told')
  await tell()
  assert.equal(got.length, 1, 'nothing is sent while it is paused')
  assert.equal((await administrator('POST', `/webhooks/${id}/trials`)).status, 409)
  assert.equal((await pause(false)).body['pausedAt'], null)
  await tell()
  const told = got.slice(1).map((one) => (JSON.parse(one.text) as { data: { about: string } }).data.about)
  assert.deepEqual(told, ['waits'], 'what waited is sent, what happened meanwhile is not told')
  const { body: listed } = await administrator('GET', '/webhooks')
  const [line] = listed['items'] as { id: string; newest: Delivery; madeBy: string }[]
  assert.deepEqual([line!.id, line!.newest.lastAnswer], [id, '200'])
  assert.deepEqual(listed['hosts'], [host, away])
  assert.equal((listed['names'] as Record<string, string>)[line!.madeBy], 'administrator')
  assert.equal(
    (await administrator('PATCH', '/webhooks/whk_0000000000000000000000', { isPaused: true })).status,
    404,
  )
  assert.equal((await administrator('DELETE', `/webhooks/${id}`)).status, 200)
})

test('one that is slow holds up no other, and one that is not there is asked once at a time', async () => {
  const add = async (url: string): Promise<string> =>
    String((await administrator('POST', '/webhooks', { url, events: ['model-alert.raised'] })).body['id'])
  const [slow, quick] = [await add(`http://${host}/slow`), await add(`http://${host}/quick`)]
  const gone = await add(`http://${away}/`)
  got.length = 0
  held = new Promise((resolve) => {
    const look = setInterval(() => {
      if (got.filter(({ path }) => path === '/quick').length < 2) return
      clearInterval(look)
      resolve(undefined)
    }, 10)
  })
  await happen('first')
  await happen('second')
  await tell()
  for (const id of [slow, quick])
    assert.deepEqual(
      (await deliveriesOf(id)).map(({ lastAnswer }) => lastAnswer),
      ['200', '200'],
    )
  const waiting = await deliveriesOf(gone)
  assert.deepEqual(
    waiting.map(({ attempts, lastAnswer }) => [attempts, lastAnswer]),
    [
      [0, null],
      [1, 'nothing listens there'],
    ],
  )
  await tell()
  assert.deepEqual(
    (await deliveriesOf(gone)).map(({ attempts }) => attempts),
    [1, 1],
  )
  for (const id of [slow, quick, gone]) await administrator('DELETE', `/webhooks/${id}`)
})

test('only administrators set up webhooks, only for hosts that the settings allow', async () => {
  const events = [...webhookEvents]
  for (const url of [
    'https://elsewhere.example/x',
    `http://user:pass@${host}/`,
    'http://10.0.0.1/',
    'ftp://x/',
  ]) {
    const refused = await administrator('POST', '/webhooks', { url, events })
    assert.equal(refused.status, 400, url)
  }
  const url = `http://${host}/`
  for (const role of ['hr_manager', 'data_scientist', 'employee'] as const) {
    assert.equal((await server.call(role, 'POST', '/webhooks', { body: { url, events } })).status, 403)
    assert.equal((await server.call(role, 'GET', '/webhooks')).status, 403)
    const known = '/webhooks/whk_0000000000000000000000'
    assert.equal((await server.call(role, 'POST', `${known}/trials`)).status, 403)
    assert.equal((await server.call(role, 'PATCH', known, { body: { isPaused: true } })).status, 403)
  }
  assert.throws(() => assertMayTell('https://hooks.example/', []), /CADRE_WEBHOOK_HOSTS/)
  assert.throws(() => assertMayTell('http://hooks.example/', ['hooks.example']), /https/)
  assertMayTell('https://hooks.example/any', ['hooks.example'])
})
