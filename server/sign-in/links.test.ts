import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { goodPassword, startSignInServer } from './sign-in.fixture.ts'
import type { SignInServer } from './sign-in.fixture.ts'

let server: SignInServer
before(async () => {
  server = await startSignInServer()
})
after(() => server.close())

test('a link of a demo signs in once', async () => {
  const demo = server.context.signIn
  const id = await server.account({ login: 'demo.link', roles: [{ role: 'hr_manager' }] })
  const token = await server.link(id, 'sign in')
  const browser = server.browser()
  const opened = await browser.send('POST', '/session/link', { body: { token } })
  assert.equal(opened.status, 200)
  // This server is not a demo: it asks for what the account lacks.
  assert.equal(demo.requiresSecondFactor, true)
  assert.deepEqual(opened.body['setUpNeeded'], ['password', 'second factor'])
  assert.equal((await browser.send('POST', '/session/link', { body: { token } })).status, 401)
})

test('a password is set with a link, once, and signs in', async () => {
  const id = await server.account({ login: 'ines@norte.example', roles: [{ role: 'employee' }] })
  const token = await server.link(id, 'invitation')
  const browser = server.browser()
  const body = { token, password: goodPassword }
  assert.equal((await browser.send('POST', '/session/password', { body })).status, 200)
  assert.equal((await browser.send('POST', '/session/password', { body })).status, 401)
  const signedIn = await browser.send('POST', '/session', {
    body: { login: 'Ines@norte.example', password: goodPassword },
  })
  assert.deepEqual([signedIn.status, signedIn.body['state']], [200, 'signed in'])
  assert.equal((await browser.send('GET', '/me')).body['accountId'], id)
})

test('a link is too old after its time: an hour for a password', async () => {
  const id = await server.account({ login: 'old.link', roles: [] })
  const token = await server.link(id, 'password')
  server.pass(3601)
  const late = await server.browser().send('POST', '/session/password', {
    body: { token, password: goodPassword },
  })
  assert.equal(late.status, 401)
})

test('a link of one account with the name of another in the request changes nobody and is used up', async () => {
  const own = await server.account({ login: 'mallory', roles: [] })
  const other = await server.account({ login: 'victim', roles: [{ role: 'employee' }] })
  for (const extra of [
    { username: 'victim' },
    { email: 'victim' },
    { userId: other },
    { accountId: other },
  ]) {
    const token = await server.link(own, 'password')
    const browser = server.browser()
    const body = { token, password: goodPassword, ...extra }
    assert.equal((await browser.send('POST', '/session/password', { body })).status, 400)
    const again = { token, password: goodPassword }
    assert.equal((await browser.send('POST', '/session/password', { body: again })).status, 401)
    const login = { login: 'victim', password: goodPassword }
    assert.equal((await browser.send('POST', '/session', { body: login })).status, 401)
  }
})

test('a link for a password opens no session', async () => {
  const id = await server.account({ login: 'only.password', roles: [] })
  const token = await server.link(id, 'password')
  const answer = await server.browser().send('POST', '/session/link', { body: { token } })
  assert.equal(answer.status, 401)
})
