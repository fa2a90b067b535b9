import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startSignInServer } from './sign-in/sign-in.fixture.ts'
import type { SignInServer } from './sign-in/sign-in.fixture.ts'

let server: SignInServer
before(async () => {
  server = await startSignInServer({ limits: { requests: 60, writes: 20, refusals: 15, openRoute: 10 } })
})
after(() => server.close())

test('one caller may ask so much in a minute, and others are not held up', async () => {
  const busy = await server.signedIn('busy', ['employee'])
  const calm = await server.signedIn('calm', ['employee'])
  const statuses: number[] = []
  for (let asked = 0; asked < 62; asked++) statuses.push((await busy.send('GET', '/me')).status)
  assert.deepEqual(statuses.slice(58), [200, 200, 429, 429])
  const refused = await busy.send('GET', '/me')
  assert.deepEqual(
    [refused.status, refused.body['code'], refused.body['status']],
    [429, 'too-many-requests', 429],
  )
  assert.match(String(refused.headers['content-type']), /problem\+json/)
  assert.ok(Number(refused.headers['retry-after']) >= 1)
  assert.equal((await calm.send('GET', '/me')).status, 200)
  server.pass(120)
  assert.equal((await busy.send('GET', '/me')).status, 200)
})

test('trying ids is slowed down long before it finds one', async () => {
  const curious = await server.signedIn('curious', ['employee'])
  const statuses: number[] = []
  for (let tried = 0; tried < 17; tried++) {
    const id = `per_${String(tried).padStart(22, '0')}`
    statuses.push((await curious.send('GET', `/people/${id}`)).status)
  }
  assert.deepEqual(statuses.slice(13), [404, 404, 429, 429])
})

test('made-up tokens are counted together by their address, and hold up nobody who is let in', async () => {
  const colleague = await server.signedIn('colleague', ['employee'])
  colleague.address = '198.51.100.99'
  assert.equal((await colleague.send('GET', '/me')).status, 200)
  const statuses = new Set<number>()
  for (let made = 0; made < 60; made++) {
    const attacker = server.browser('198.51.100.99')
    const headers = { authorization: `Bearer cadre_${String(made).padStart(43, 'x')}` }
    statuses.add((await attacker.send('GET', '/me', { headers })).status)
  }
  assert.deepEqual(statuses, new Set([401, 429]))
  assert.equal((await colleague.send('GET', '/me')).status, 200)
})

test('what anybody may call is limited by address', async () => {
  const statuses: number[] = []
  for (let begun = 0; begun < 12; begun++) {
    const browser = server.browser('198.51.100.120')
    statuses.push((await browser.send('POST', '/session/passkey/begin')).status)
  }
  assert.deepEqual(statuses.slice(8), [200, 200, 429, 429])
  const elsewhere = server.browser('198.51.100.121')
  assert.equal((await elsewhere.send('POST', '/session/passkey/begin')).status, 200)
})

test('nobody but a trusted proxy may say for whom it asks', async () => {
  const statuses: number[] = []
  for (let begun = 0; begun < 12; begun++) {
    const browser = server.browser('198.51.100.130')
    const headers = { 'x-forwarded-for': `203.0.113.${begun}`, forwarded: `for=203.0.113.${begun}` }
    statuses.push((await browser.send('POST', '/session/passkey/begin', { headers })).status)
  }
  assert.equal(statuses.at(-1), 429)
})
