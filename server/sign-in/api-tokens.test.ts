import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startSignInServer } from './sign-in.fixture.ts'
import type { Browser, BrowserAnswer, SignInServer } from './sign-in.fixture.ts'

let server: SignInServer
before(async () => {
  server = await startSignInServer()
})
after(() => server.close())

async function tokenOf(browser: Browser, scopes: readonly string[], expiresInDays = 90): Promise<string> {
  const body = { label: 'a tool', scopes, expiresInDays }
  const answer = await browser.send('POST', '/me/tokens', { body })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return String(answer.body['token'])
}

function withToken(token: string, method: string, path: string, body?: unknown): Promise<BrowserAnswer> {
  const headers = { authorization: `Bearer ${token}` }
  return server.browser().send(method, path, { headers, ...(body !== undefined && { body }) })
}

test('a token is recognisable, shown once, and kept as a digest', async () => {
  const browser = await server.signedIn('token.shown', ['hr_manager'])
  const token = await tokenOf(browser, ['read'])
  assert.match(token, /^cadre_[\w-]{43}$/)
  const listed = await browser.send('GET', '/me/tokens')
  assert.ok(!JSON.stringify(listed.body).includes(token))
  const { rows } = await server.database.pool.query<{ text: string }>(
    `select s::text as text from app.session s union all select i::text from app.idempotency i
     union all select e::text from audit.entry e`,
  )
  assert.ok(rows.every(({ text }) => !text.includes(token)))
})

test('a token does what its scopes say: read or write, everywhere or in one group of routes', async () => {
  const browser = await server.signedIn('token.scopes', ['hr_manager'])
  const reads = await tokenOf(browser, ['read'])
  const writes = await tokenOf(browser, ['write'])
  const group = await tokenOf(browser, ['read:legal_entity'])
  assert.equal((await withToken(reads, 'GET', '/legal-entities')).status, 200)
  assert.equal((await withToken(reads, 'POST', '/legal-entities', {})).status, 403)
  assert.equal((await withToken(writes, 'GET', '/legal-entities')).status, 403)
  assert.equal((await withToken(writes, 'POST', '/legal-entities', {})).status, 400)
  assert.equal((await withToken(group, 'GET', '/legal-entities')).status, 200)
  assert.equal((await withToken(group, 'GET', '/locations')).status, 403)
  assert.equal((await withToken(group, 'GET', '/me')).status, 403)
  const unknown = await browser.send('POST', '/me/tokens', {
    body: { label: 'x', scopes: ['read:everything'] },
  })
  assert.equal(unknown.status, 400)
})

test('a token never does more than its owner may at that moment', async () => {
  const browser = await server.signedIn('token.owner', ['employee'])
  const token = await tokenOf(browser, ['read', 'write'])
  assert.equal((await withToken(token, 'GET', '/accounts')).status, 403)
  assert.equal((await withToken(token, 'POST', '/legal-entities', {})).status, 403)
  await server.database.pool.query('update app.account set disabled_at = now() where id = $1', [browser.id])
  assert.equal((await withToken(token, 'GET', '/me')).status, 401)
})

test('a token makes no tokens, changes no way to sign in and administers nobody', async () => {
  const browser = await server.signedIn('token.bounds', ['administrator', 'hr_manager'])
  const token = await tokenOf(browser, ['read', 'write'])
  const other = await server.account({ login: 'token.other', roles: [] })
  for (const [method, path, body] of [
    ['POST', '/me/tokens', { label: 'x', scopes: ['read'] }],
    ['GET', '/me/tokens', undefined],
    ['PUT', '/me/password', { password: 'some other good one' }],
    ['POST', '/me/passkeys/begin', undefined],
    ['DELETE', '/me/sessions', undefined],
    ['POST', `/accounts/${other}/roles`, { role: 'employee' }],
    ['DELETE', `/accounts/${other}/sessions`, undefined],
  ] as const) {
    assert.equal((await withToken(token, method, path, body)).status, 403, `${method} ${path}`)
  }
})

test('a token expires, and ends at once when its owner ends it', async () => {
  const browser = await server.signedIn('token.ends', ['employee'])
  const brief = await tokenOf(browser, ['read'], 1)
  const long = await tokenOf(browser, ['read'], 300)
  assert.equal((await withToken(long, 'GET', '/me')).status, 200)
  const { items } = (await browser.send('GET', '/me/tokens')).body as {
    items: { id: string; expiresAt: string; lastUsedAt: string }[]
  }
  const last = items.reduce((a, b) => (a.expiresAt > b.expiresAt ? a : b))
  assert.equal((await browser.send('DELETE', `/me/tokens/${last.id}`)).status, 200)
  assert.equal((await withToken(long, 'GET', '/me')).status, 401)
  assert.equal((await withToken(brief, 'GET', '/me')).status, 200)
  server.pass(86_401)
  assert.equal((await withToken(brief, 'GET', '/me')).status, 401)
})

test('a request that makes a secret is not answered from memory', async () => {
  const browser = await server.signedIn('token.repeat', ['employee'])
  const body = { label: 'x', scopes: ['read'] }
  const headers = { 'idempotency-key': 'one' }
  const first = await browser.send('POST', '/me/tokens', { body, headers })
  const second = await browser.send('POST', '/me/tokens', { body, headers })
  assert.notEqual(first.body['token'], second.body['token'])
  const { rows } = await server.database.pool.query('select from app.idempotency')
  assert.equal(rows.length, 0)
})
