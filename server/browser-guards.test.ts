import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

// What a browser is told with every answer, so that a page of somebody else can do nothing with it.

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 20 })
  await server.app.listen({ host: '127.0.0.1', port: 0 })
})
after(() => server.close())

test('every answer forbids framing, guessing of types and scripts from elsewhere, whatever its status', async () => {
  const cookie = `__Host-cadre=${server.cookies.hr_manager}`
  const asked = [
    [200, { url: '/health' }],
    [200, { url: '/sign-in' }],
    [200, { url: '/api/openapi.json' }],
    [200, { url: '/api/v1/people', headers: { cookie } }],
    [400, { url: '/api/v1/people?limit=0', headers: { cookie } }],
    [401, { url: '/api/v1/people' }],
    [403, { method: 'POST', url: '/api/v1/session', headers: { origin: 'https://evil.test' } }],
    [404, { url: '/.env' }],
    [404, { url: '/api/v1/nowhere', headers: { cookie } }],
    [413, { method: 'POST', url: '/api/v1/goals', headers: { cookie }, payload: { x: 'x'.repeat(3e6) } }],
    [
      415,
      {
        method: 'POST',
        url: '/api/v1/goals',
        headers: { cookie, 'content-type': 'text/plain' },
        payload: 'x',
      },
    ],
  ] as const
  for (const [status, request] of asked) {
    const { statusCode, headers } = await server.app.inject(request as never)
    assert.equal(statusCode, status, request.url)
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/, request.url)
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/, request.url)
    assert.equal(headers['x-content-type-options'], 'nosniff', request.url)
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', request.url)
    assert.equal(headers['access-control-allow-origin'], undefined, request.url)
  }
})

test('no connection becomes a web socket, for a foreign page or for ours', async () => {
  const { port } = server.app.server.address() as AddressInfo
  for (const origin of ['https://evil.test', 'http://localhost:3000']) {
    const socket = connect(port, '127.0.0.1')
    socket.write(
      [
        'GET /api/v1/notifications HTTP/1.1',
        'Host: localhost',
        `Origin: ${origin}`,
        `Cookie: __Host-cadre=${server.cookies.employee}`,
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        '\r\n',
      ].join('\r\n'),
    )
    const [bytes] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    assert.doesNotMatch(bytes.toString(), /^HTTP\/1\.1 101/)
  }
})

test('a preflight of another site is told nothing that lets it go on', async () => {
  const { headers, statusCode } = await server.app.inject({
    method: 'OPTIONS',
    url: '/api/v1/goals',
    headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
  })
  assert.ok(statusCode >= 400)
  assert.deepEqual(
    Object.keys(headers).filter((name) => name.startsWith('access-control')),
    [],
  )
})

test('reading changes nothing: a GET leaves no other trace than that it was read', async () => {
  const cookie = `__Host-cadre=${server.cookies.hr_manager}`
  const count = async (): Promise<unknown> =>
    (
      await server.database.pool.query(
        'select (select count(*) from records.key) as records, (select count(*) from app.account) as accounts',
      )
    ).rows
  const before = await count()
  for (const url of [
    '/goals?_method=DELETE',
    '/goals?method=POST',
    '/people?delete=1',
    '/job-runs?kind=demo',
  ])
    await server.app.inject({ url: `/api/v1${url}`, headers: { cookie, 'x-http-method-override': 'DELETE' } })
  assert.deepEqual(await count(), before)
})
