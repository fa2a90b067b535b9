import { routeAddress } from '@cadre/contract'
import { AppError } from '@cadre/core'
import type { FastifyInstance } from 'fastify'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { buildServer } from '../build-server.ts'
import type { ServerContext } from '../context.ts'
import { routesToTry } from '../kinds-to-try.fixture.ts'
import { startTestServer } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { createLogger } from './logger.ts'
import { createOperations } from './operations.ts'

const canary = 'Kanarienvogel'
const lines: string[] = []
let server: TestServer
let app: FastifyInstance
let context: ServerContext
before(async () => {
  server = await startTestServer()
  context = { ...server.context, database: { ...server.context.database } }
  app = await buildServer(context, operationsOf(context))
})
after(async () => {
  await app.close()
  await server.close()
})

function operationsOf(of: ServerContext, metricsFor: 'loopback' | 'nobody' | { token: string } = 'loopback') {
  const logger = createLogger({ level: 'info', version: '1.2.3', write: (line) => lines.push(line) })
  return createOperations(of, { logger, metricsFor })
}

const bearer = (role: keyof TestServer['tokens']) => ({ authorization: `Bearer ${server.tokens[role]}` })

test('a server that is well is live and ready', async () => {
  assert.equal((await app.inject('/health')).statusCode, 200)
  const ready = await app.inject('/ready')
  assert.deepEqual([ready.statusCode, ready.json()], [200, { ready: true, causes: [] }])
})

test('it is live and not ready, with the cause, while disk, schema or database fail', async () => {
  const ask = async (change: Partial<ServerContext['database']>) => {
    const changed = { ...context, database: { ...context.database, ...change } }
    const other = await buildServer(changed, operationsOf(changed))
    const [health, ready] = [await other.inject('/health'), await other.inject('/ready')]
    await other.close()
    assert.equal(health.statusCode, 200)
    assert.equal(ready.statusCode, 503)
    return ready.json<{ causes: string[] }>().causes
  }
  const full = () => {
    throw new AppError('store-disk-full', 'full')
  }
  assert.deepEqual(await ask({ assertWritable: full }), ['disk'])
  const gone = server.database.kysely.withSchema('elsewhere')
  assert.deepEqual(await ask({ kysely: { ...gone, getExecutor: full } as never }), ['database'])
  await server.database.pool.query(`insert into public.kysely_migration values ('9999-later', now()::text)`)
  assert.deepEqual(await ask({}), ['schema'])
  await server.database.pool.query(`delete from public.kysely_migration where name = '9999-later'`)
})

test('metrics are for this machine, or for whoever holds the token, and for nobody behind a proxy', async () => {
  const ask = async (
    metricsFor: 'loopback' | 'nobody' | { token: string },
    options: { headers?: Record<string, string>; remoteAddress?: string },
  ) => {
    const other = await buildServer(context, operationsOf(context, metricsFor))
    const { statusCode } = await other.inject({ url: '/metrics', ...options })
    await other.close()
    return statusCode
  }
  assert.equal(await ask('loopback', {}), 200)
  assert.equal(await ask('loopback', { remoteAddress: '::ffff:127.0.0.1' }), 200)
  assert.equal(await ask('loopback', { remoteAddress: '10.1.2.3' }), 404)
  assert.equal(await ask('loopback', { headers: { 'x-forwarded-for': '127.0.0.1' } }), 404)
  assert.equal(await ask('nobody', {}), 404)
  assert.equal(await ask({ token: 'a'.repeat(40) }, {}), 404)
  assert.equal(
    await ask({ token: 'a'.repeat(40) }, { headers: { authorization: `Bearer ${'b'.repeat(40)}` } }),
    404,
  )
  assert.equal(
    await ask({ token: 'a'.repeat(40) }, { headers: { authorization: `Bearer ${'a'.repeat(40)}` } }),
    200,
  )
})

test('nothing of a person, a token or an address reaches the logs or the metrics', async () => {
  lines.length = 0
  const headers = { ...bearer('hr_manager'), 'user-agent': canary, 'idempotency-key': canary }
  const person = {
    from: '2026-01-01',
    values: { firstName: canary, lastName: canary, employeeNumber: canary },
  }
  const created = await app.inject({
    method: 'POST',
    url: '/api/v1/person-profiles',
    headers,
    payload: person,
  })
  assert.equal(created.statusCode, 201, created.body)
  const { id } = created.json<{ id: string }>()
  const asked = [
    { url: `/api/v1/people?q=${canary}` },
    { url: `/api/v1/people/${id}?token=${canary}` },
    { url: `/api/v1/${canary}` },
    { url: `/api/v1/people/${canary}` },
    { url: `/api/v1/person-profiles?filter=lastName:eq:${canary}&sort=${canary}` },
    { method: 'POST', url: '/api/v1/person-profiles', payload: person },
    { method: 'POST', url: '/api/v1/person-profiles', payload: { [canary]: canary } },
    { method: 'POST', url: '/api/v1/person-profiles', payload: `{"${canary}`, type: 'application/json' },
    { method: 'POST', url: '/api/v1/session/link', payload: { token: canary.repeat(4) } },
    { url: '/api/v1/me', headers: { authorization: `Bearer ${canary.repeat(3)}` } },
  ] as const
  for (const { type, ...request } of asked.map((one) => ({ type: undefined, ...one })))
    await app.inject({ headers: { ...headers, ...(type && { 'content-type': type }) }, ...request } as never)
  // A fault inside, with a value of a record in its message.
  const broken = await buildServer(
    {
      ...context,
      now: () => {
        throw new Error(`value ${canary} of ${id}`)
      },
    },
    operationsOf(context),
  )
  assert.equal((await broken.inject({ url: '/api/v1/me', headers })).statusCode, 500)
  await broken.close()

  const written = lines.join('') + (await app.inject('/metrics')).body
  assert.ok(lines.length > asked.length)
  for (const secret of [canary, id, server.tokens.hr_manager, server.people.lead])
    assert.ok(!written.toLowerCase().includes(secret.toLowerCase()), secret)
  assert.match(written, /"http.route":"\/api\/v1\/people\/:id"/)
  assert.match(written, /"log.level":"error".*"stack_trace"/)
})

test('a line of the log is one JSON object, whatever a client sends', async () => {
  lines.length = 0
  await app.inject({
    url: '/api/v1/people?q=%0A%7B%22forged%22%3A1%7D',
    headers: { ...bearer('lead'), 'user-agent': 'a\u001b[31m' },
  })
  assert.equal(lines.length, 1)
  const line = JSON.parse(lines[0]!) as Record<string, unknown>
  assert.equal(line['http.response.status_code'], 200)
  assert.equal(typeof line['@timestamp'], 'string')
  assert.equal(line['service.version'], '1.2.3')
})

test('the metrics stay small: labels come from the contract alone', async () => {
  for (let index = 0; index < 50; index++) await app.inject(`/no/such/${index}`)
  const { body } = await app.inject('/metrics')
  const series = body.split('\n').filter((line) => line.startsWith('cadre_http'))
  assert.ok(series.length < 600, `${series.length} series`)
  assert.match(body, /cadre_http_requests_total\{route="unmatched",method="GET",status="4xx"\} \d+/)
  assert.match(
    body,
    /cadre_http_request_duration_seconds_bucket\{le="0.1",operation="list"\}|operation="list_people"/,
  )
  assert.match(body, /cadre_build_info\{version="0.1.0"\} 1/)
  assert.match(body, /nodejs_eventloop_lag_seconds/)
})

test('places where others leave things answer 404', async () => {
  for (const url of [
    '/.env',
    '/.git/config',
    '/debug',
    '/docs',
    '/sign-in-page.js.map',
    '/backup.sql',
    '/backup',
    '/api/v0/people',
    '/api/v1/../../package.json',
    '/%2e%2e/package.json',
    '//etc/passwd',
  ])
    assert.equal((await app.inject(url)).statusCode, 404, url)
})

test('when the database is away every route says so, and nothing of the inside', async () => {
  const { port, host } = { port: 1, host: 'db.internal' }
  const gone = Object.assign(new Error(`connect ECONNREFUSED ${host}:${port} select * from records.pay`), {
    code: 'ECONNREFUSED',
  })
  const kysely = { transaction: () => ({ execute: () => Promise.reject(gone) }) } as never
  const changed = {
    ...context,
    database: { ...context.database, kysely, requests: { ...context.database.requests, kysely } },
  }
  const other = await buildServer(changed, operationsOf(changed))
  const missing = `per_${'0'.repeat(22)}`
  for (const { method, path, id, access } of routesToTry) {
    const url = routeAddress(path.replaceAll(/:\w+/g, missing))
    const answer = await other.inject({
      method,
      url,
      headers: bearer('hr_manager'),
      ...(method !== 'GET' && { payload: {} }),
    })
    // Some answers to anybody need no database.
    if (access.kind === 'anyone' && answer.statusCode === 200) continue
    assert.ok([503, 400, 403].includes(answer.statusCode), `${id}: ${answer.statusCode} ${answer.body}`)
    assert.doesNotMatch(answer.body, /select|ECONN|internal:|at \/|node_modules|records\./i, id)
    assert.ok(answer.json<{ requestId: string }>().requestId.startsWith('rqs_'), id)
    if (answer.statusCode === 503) assert.equal(answer.headers['retry-after'], '1')
  }
  await other.close()
})

test('a fault of ours on any route is a request id and general words, and nothing of the inside', async () => {
  const inside = new Error(
    `select * from records.pay at /srv/cadre/store/facts.ts:12, version 1.2.3 of ${canary}`,
  )
  const kysely = { transaction: () => ({ execute: () => Promise.reject(inside) }) } as never
  const changed = {
    ...context,
    database: { ...context.database, kysely, requests: { ...context.database.requests, kysely } },
  }
  const other = await buildServer(changed, operationsOf(changed))
  let faults = 0
  for (const { method, path, id } of routesToTry) {
    const url = routeAddress(path.replaceAll(/:\w+/g, `per_${'0'.repeat(22)}`))
    const payload = method === 'GET' ? {} : { payload: {} }
    const answer = await other.inject({ method, url, headers: bearer('hr_manager'), ...payload })
    if (answer.statusCode !== 500) continue
    faults++
    const { requestId, ...said } = answer.json<{ requestId: string; code: string }>()
    assert.equal(said.code, 'internal', id)
    assert.equal(requestId, answer.headers['x-request-id'], id)
    assert.doesNotMatch(JSON.stringify(said), /select|records\.|\.ts|srv|1\.2\.3|Kanarien/i, id)
  }
  assert.ok(faults > 100, `${faults} faults`)
  await other.close()
})

test('too many requests at once are told to come back, and those let in are answered', async () => {
  const operations = createOperations(context, { limits: { running: 1, waiting: 5, perCaller: 100 } })
  const other = await buildServer(context, operations)
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => other.inject({ url: '/api/v1/me', headers: bearer('lead') })),
  )
  const statuses = answers.map(({ statusCode }) => statusCode)
  assert.equal(statuses.filter((status) => status === 200).length, 6)
  assert.equal(statuses.filter((status) => status === 503).length, 34)
  assert.match(await operations.metrics.registry.metrics(), /cadre_http_requests_shed_total\{why="all"\} 34/)
  await other.close()
})

test('bodies that are too large and headers that are too many are refused', async () => {
  const large = await app.inject({
    method: 'POST',
    url: '/api/v1/person-profiles',
    headers: bearer('hr_manager'),
    payload: { from: '2026-01-01', values: { firstName: 'x'.repeat(3 * 1024 * 1024) } },
  })
  assert.equal(large.statusCode, 413)
  assert.equal(large.headers['cache-control'], 'no-store')
})
