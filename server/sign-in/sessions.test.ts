import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setPassword } from '@cadre/store'
import { hashPassword } from './password-hash.ts'
import { goodPassword, origin, startSignInServer } from './sign-in.fixture.ts'
import type { Browser, SignInServer } from './sign-in.fixture.ts'

let server: SignInServer
before(async () => {
  server = await startSignInServer()
})
after(() => server.close())

type Items<T> = { items: T[] }
const statusOfMe = async (browser: Browser): Promise<number> => (await browser.send('GET', '/me')).status

async function withPassword(login: string): Promise<string> {
  const id = await server.account({ login, roles: [{ role: 'employee' }] })
  const hash = await hashPassword(goodPassword)
  await server.asSystem((session) => setPassword(session, id, hash))
  return id
}

async function signIn(login: string, browser = server.browser()): Promise<Browser> {
  const answer = await browser.send('POST', '/session', { body: { login, password: goodPassword } })
  assert.equal(answer.body['state'], 'signed in', JSON.stringify(answer.body))
  return browser
}

test('signing in gives a new session and ends the one that the browser had', async () => {
  await withPassword('fix.one')
  const browser = await signIn('fix.one')
  const before = browser.cookie!
  await signIn('fix.one', browser)
  assert.notEqual(browser.cookie, before)
  const old = server.browser()
  old.cookie = before
  assert.equal(await statusOfMe(old), 401)
  const planted = server.browser()
  planted.cookie = 'A'.repeat(43)
  await signIn('fix.one', planted)
  assert.notEqual(planted.cookie, 'A'.repeat(43))
})

test('the cookie is host-bound, for this site only, out of reach of scripts; signing out clears what the browser keeps', async () => {
  await withPassword('cookie.one')
  const browser = server.browser()
  const body = { login: 'cookie.one', password: goodPassword }
  const answer = await browser.send('POST', '/session', { body })
  const cookie = String(answer.headers['set-cookie'])
  for (const part of ['__Host-cadre=', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict'])
    assert.ok(cookie.includes(part), part)
  assert.ok(!cookie.includes('Domain'))
  assert.match(String(answer.headers['strict-transport-security']), /max-age=31536000/)
  assert.equal(answer.headers['cache-control'], 'no-store')
  const kept = browser.cookie!
  const out = await browser.send('DELETE', '/session')
  assert.match(String(out.headers['clear-site-data']), /cookies/)
  const again = server.browser()
  again.cookie = kept
  assert.equal(await statusOfMe(again), 401)
})

test('one sees where one is signed in, and ends any of it', async () => {
  await withPassword('list.one')
  const here = await signIn('list.one', server.browser('192.0.2.5'))
  const there = await signIn('list.one', server.browser('2001:db8:1:2:3:4:5:6'))
  const { items } = (await here.send('GET', '/me/sessions')).body as Items<{
    id: string
    isThisOne: boolean
    address: string
    factors: string[]
  }>
  assert.deepEqual(items.map(({ address }) => address).sort(), ['192.0.2.5', '2001:db8:1:2::/64'])
  assert.deepEqual(items[0]!.factors, ['password'])
  const other = items.find(({ isThisOne }) => !isThisOne)!
  assert.equal((await here.send('DELETE', `/me/sessions/${other.id}`)).status, 200)
  assert.equal(await statusOfMe(there), 401)
  assert.equal(await statusOfMe(here), 200)
  const stranger = await server.signedIn('list.stranger', ['employee'])
  const own = items.find(({ isThisOne }) => isThisOne)!
  assert.equal((await stranger.send('DELETE', `/me/sessions/${own.id}`)).status, 404)
  assert.equal(await statusOfMe(here), 200)
})

test('a session ends after an hour without use, and after twelve hours in any case', async () => {
  await withPassword('idle.one')
  const browser = await signIn('idle.one')
  server.pass(3500)
  assert.equal(await statusOfMe(browser), 200)
  server.pass(3601)
  assert.equal(await statusOfMe(browser), 401)
  const busy = await signIn('idle.one')
  for (let half = 0; half < 23; half++) {
    server.pass(1800)
    assert.equal(await statusOfMe(busy), 200, `after ${half / 2 + 0.5} hours`)
  }
  server.pass(1801)
  assert.equal(await statusOfMe(busy), 401)
})

test('a change of password, login, second factor or passkey ends every other session and token, and takes a fresh sign-in', async () => {
  await withPassword('change.one')
  const acts: readonly (readonly [string, string, unknown])[] = [
    ['PUT', '/me/password', { password: goodPassword }],
    ['PUT', '/me/login', { login: 'change.one' }],
  ]
  for (const [method, path, body] of acts) {
    const here = await signIn('change.one')
    const there = await signIn('change.one', server.browser('192.0.2.9'))
    const made = await here.send('POST', '/me/tokens', { body: { label: 'job', scopes: ['read'] } })
    const headers = { authorization: `Bearer ${String(made.body['token'])}` }
    const tool = server.browser()
    assert.equal((await tool.send('GET', '/me', { headers })).status, 200)
    server.pass(601)
    const stale = await here.send(method, path, { body })
    assert.deepEqual([stale.status, stale.body['code']], [401, 'sign-in-too-old'], path)
    assert.equal(await statusOfMe(there), 200)
    await signIn('change.one', here)
    assert.equal((await here.send(method, path, { body })).status, 200)
    assert.equal(await statusOfMe(here), 200)
    assert.equal(await statusOfMe(there), 401)
    assert.equal((await tool.send('GET', '/me', { headers })).status, 401)
  }
})

test('everything that could be misused by a stolen session takes a fresh sign-in', async () => {
  const browser = await server.signedIn('stale.admin', ['administrator', 'hr_manager'])
  const other = await server.account({ login: 'stale.other', roles: [] })
  server.pass(601)
  const acts: readonly (readonly [string, string, unknown])[] = [
    ['PUT', '/me/password', { password: 'some other good one' }],
    ['PUT', '/me/login', { login: 'somebody' }],
    ['POST', '/me/authenticator/begin', undefined],
    ['DELETE', '/me/authenticator', undefined],
    ['POST', '/me/recovery-codes', undefined],
    ['POST', '/me/passkeys/begin', undefined],
    ['POST', '/me/identities/begin', { provider: 'x' }],
    ['POST', '/me/tokens', { label: 'x', scopes: ['read'] }],
    ['POST', '/accounts', { login: 'x', displayName: 'x' }],
    ['POST', `/accounts/${other}/roles`, { role: 'employee' }],
    ['POST', `/accounts/${other}/password-link`, undefined],
    ['POST', `/accounts/${other}/recover`, { reason: 'x' }],
    ['POST', `/accounts/${other}/disable`, { reason: 'x' }],
  ]
  for (const [method, path, body] of acts) {
    const answer = await browser.send(method, path, { ...(body !== undefined && { body }) })
    assert.deepEqual([answer.status, answer.body['code']], [401, 'sign-in-too-old'], `${method} ${path}`)
  }
})

test('a browser session is no bearer token, and an API token no cookie', async () => {
  const browser = await server.signedIn('carrier', ['employee'])
  const made = await browser.send('POST', '/me/tokens', { body: { label: 'job', scopes: ['read'] } })
  const crossed = server.browser()
  const headers = { authorization: `Bearer ${browser.cookie}` }
  assert.equal((await crossed.send('GET', '/me', { headers })).status, 401)
  crossed.cookie = String(made.body['token'])
  assert.equal(await statusOfMe(crossed), 401)
})

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

test('no JSON web token opens anything: sessions are looked up, never believed', async () => {
  const claims = part({ sub: 'administrator', exp: 1e99, roles: ['administrator'] })
  const heads = [
    { alg: 'none' },
    { alg: 'nOnE' },
    { alg: 'HS256', kid: '../../dev/null' },
    { alg: 'HS256', kid: "x' or '1'='1" },
    { alg: 'RS256', jku: 'https://evil.test/keys' },
    { alg: 'RS256', x5u: 'https://evil.test/cert' },
  ]
  for (const head of heads) {
    for (const token of [
      `${part(head)}.${claims}.`,
      `${part(head)}.${claims}`,
      `${part(head)}.${claims}.AAAA`,
    ]) {
      const browser = server.browser()
      const headers = { authorization: `Bearer ${token}` }
      assert.equal((await browser.send('GET', '/me', { headers })).status, 401)
      browser.cookie = token
      assert.equal(await statusOfMe(browser), 401)
    }
  }
})

test('a token in the address opens nothing and is refused', async () => {
  const browser = await server.signedIn('address', ['employee'])
  const made = await browser.send('POST', '/me/tokens', { body: { label: 'job', scopes: ['read'] } })
  const token = String(made.body['token'])
  const tool = server.browser()
  for (const path of [
    `/me?access_token=${token}`,
    `/me?token=${token}`,
    `/people?q=${token}`,
    `/me?api_key=x`,
    `/session/link/${token}`,
  ]) {
    const answer = await tool.send('GET', path)
    assert.equal(answer.status, 400, path)
    assert.ok(!JSON.stringify(answer.body).includes(token))
  }
})

test('nothing is changed for another site, nor by a form', async () => {
  const browser = await server.signedIn('csrf', ['employee'])
  const body = { login: 'csrf.moved' }
  for (const headers of [
    { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
    { origin: `${origin}.evil.test` },
    { origin: origin.replace('https', 'http') },
    { origin, 'sec-fetch-site': 'same-site' },
  ]) {
    assert.equal((await browser.send('PUT', '/me/login', { body, headers })).status, 403)
    const signIn = { body: { login: 'csrf', password: 'x' }, headers }
    assert.equal((await server.browser().send('POST', '/session', signIn)).status, 403)
  }
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
    const answer = await server.app.inject({
      method: 'PUT',
      url: '/api/v1/me/login',
      headers: { cookie: `__Host-cadre=${browser.cookie}`, 'content-type': type, origin },
      payload: JSON.stringify(body),
    })
    assert.equal(answer.statusCode, 415, type)
  }
  const read = await browser.send('GET', '/me', { headers: { origin: 'https://evil.test' } })
  assert.equal(read.headers['access-control-allow-origin'], undefined)
})

test('the language that an account chooses is told wherever it signs in, and is one of those there are', async () => {
  await withPassword('fix.language')
  const browser = await signIn('fix.language')
  const chosen = await browser.send('PUT', '/me/language', { body: { language: 'pt' } })
  assert.deepEqual([chosen.status, chosen.body], [200, { language: 'pt' }])
  const elsewhere = await (await signIn('fix.language')).send('GET', '/me')
  assert.equal(elsewhere.body['language'], 'pt')
  assert.equal((await browser.send('PUT', '/me/language', { body: { language: 'tlh' } })).status, 400)
})
