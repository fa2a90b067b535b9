import { Secret, TOTP } from 'otpauth'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { goodPassword, startSignInServer } from './sign-in.fixture.ts'
import type { Browser, BrowserAnswer, SignInServer } from './sign-in.fixture.ts'

let server: SignInServer
before(async () => {
  server = await startSignInServer()
})
after(() => server.close())

interface Enrolled {
  readonly id: string
  readonly login: string
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: server.clock().getTime() })

/** An administrator with password and authenticator app, set up through the API from an invitation. */
async function enrol(login: string, address: string): Promise<Enrolled> {
  const id = await server.account({ login, roles: [{ role: 'administrator' }] })
  const browser = server.browser(address)
  await browser.send('POST', '/session/link', { body: { token: await server.link(id, 'invitation') } })
  const password = await browser.send('PUT', '/me/password', { body: { password: goodPassword } })
  assert.deepEqual(password.body, { setUpNeeded: ['second factor'] })
  const begun = await browser.send('POST', '/me/authenticator/begin')
  const { challenge, secret } = begun.body as { challenge: string; secret: string }
  const set = await browser.send('POST', '/me/authenticator', { body: { challenge, code: codeOf(secret) } })
  assert.deepEqual([set.status, set.body['setUpNeeded']], [200, []])
  server.pass(60)
  return { id, login, secret, recoveryCodes: set.body['recoveryCodes'] as string[] }
}

async function passwordStep(browser: Browser, login: string): Promise<string> {
  const answer = await browser.send('POST', '/session', { body: { login, password: goodPassword } })
  assert.deepEqual([answer.status, answer.body['state']], [200, 'second factor needed'])
  assert.equal(browser.cookie, undefined)
  return answer.body['challenge'] as string
}

function codeStep(browser: Browser, challenge: string, code: unknown): Promise<BrowserAnswer> {
  return browser.send('POST', '/session/second-factor', { body: { challenge, code } })
}

test('password and code of the app sign in; the same code does not again', async () => {
  const { login, secret, id } = await enrol('totp.one', '203.0.113.1')
  const browser = server.browser('203.0.113.1')
  const code = codeOf(secret)
  const first = await codeStep(browser, await passwordStep(browser, login), code)
  assert.deepEqual([first.status, first.body['state']], [200, 'signed in'])
  assert.equal((await browser.send('GET', '/me')).body['accountId'], id)
  const other = server.browser('203.0.113.1')
  assert.equal((await codeStep(other, await passwordStep(other, login), code)).status, 401)
  server.pass(-30)
  const earlier = server.browser('203.0.113.1')
  const past = await passwordStep(earlier, login)
  assert.equal((await codeStep(earlier, past, codeOf(secret))).status, 401)
  server.pass(30)
})

test('a code that is missing, empty, of another type, too old or of another sign-in does not sign in', async () => {
  const { login, secret } = await enrol('totp.two', '203.0.113.2')
  const other = await enrol('totp.three', '203.0.113.2')
  const browser = server.browser('203.0.113.2')
  const challenge = await passwordStep(browser, login)
  for (const code of [undefined, null, [], 0, {}, true]) {
    assert.equal((await codeStep(browser, challenge, code)).status, 400, JSON.stringify(code))
  }
  const old = codeOf(secret)
  server.pass(120)
  for (const code of ['', old, '000000', codeOf(other.secret)]) {
    assert.equal((await codeStep(browser, challenge, code)).status, 401, code)
  }
  assert.equal(browser.cookie, undefined)
})

test('after five wrong codes a sign-in begins anew, even with the right code', async () => {
  const { login, secret } = await enrol('totp.four', '203.0.113.4')
  const browser = server.browser('203.0.113.4')
  const challenge = await passwordStep(browser, login)
  for (let guess = 0; guess < 5; guess++) {
    assert.equal((await codeStep(browser, challenge, '123456')).status, 401)
  }
  assert.equal((await codeStep(browser, challenge, codeOf(secret))).status, 401)
  const anew = await passwordStep(browser, login)
  assert.equal((await codeStep(browser, anew, codeOf(secret))).status, 200)
})

test('a thousand codes cannot be tried: after ten the answer is to wait', async () => {
  const { login } = await enrol('totp.five', '203.0.113.5')
  const browser = server.browser('203.0.113.5')
  const statuses: number[] = []
  for (let round = 0; round < 3; round++) {
    const challenge = await passwordStep(browser, login)
    for (let guess = 0; guess < 5; guess++) {
      const { status, headers } = await codeStep(browser, challenge, '123456')
      statuses.push(status)
      if (status === 429) assert.ok(Number(headers['retry-after']) > 0)
    }
  }
  assert.deepEqual(new Set(statuses.slice(0, 10)), new Set([401]))
  assert.deepEqual(new Set(statuses.slice(10)), new Set([429]))
})

test('a recovery code signs in once, however it is typed', async () => {
  const { login, recoveryCodes } = await enrol('totp.six', '203.0.113.6')
  assert.equal(new Set(recoveryCodes).size, 10)
  const browser = server.browser('203.0.113.6')
  const typed = recoveryCodes[3]!.toUpperCase().replaceAll('-', ' ')
  assert.equal((await codeStep(browser, await passwordStep(browser, login), typed)).status, 200)
  const again = await codeStep(browser, await passwordStep(server.browser('203.0.113.6'), login), typed)
  assert.equal(again.status, 401)
})

test('the secret and the codes are in the database in no readable form', async () => {
  const { secret, recoveryCodes, id } = await enrol('totp.seven', '203.0.113.7')
  const { rows } = await server.database.pool.query<{ text: string }>(
    `select t.secret::text || encode(r.code_digest, 'escape') as text from app.totp t
     join app.recovery_code r using (account_id) where account_id = $1`,
    [id],
  )
  assert.equal(rows.length, 10)
  for (const { text } of rows) {
    assert.ok(!text.includes(secret) && !text.includes(Buffer.from(secret).toString('hex')))
    assert.ok(recoveryCodes.every((code) => !text.includes(code)))
  }
})

test('an account whose role needs a second factor can do nothing but set one up', async () => {
  const id = await server.account({ login: 'no.factor', roles: [{ role: 'hr_manager' }] })
  const browser = server.browser('203.0.113.8')
  const body = { token: await server.link(id, 'password'), password: goodPassword }
  await browser.send('POST', '/session/password', { body })
  const signedIn = await browser.send('POST', '/session', {
    body: { login: 'no.factor', password: goodPassword },
  })
  assert.deepEqual(
    [signedIn.body['state'], signedIn.body['setUpNeeded']],
    ['set-up needed', ['second factor']],
  )
  const people = await browser.send('GET', '/people')
  assert.deepEqual([people.status, people.body['code']], [403, 'set-up-needed'])
  assert.deepEqual((await browser.send('GET', '/me')).body['setUpNeeded'], ['second factor'])
  const token = await browser.send('POST', '/me/tokens', { body: { label: 'x', scopes: ['read'] } })
  assert.equal(token.status, 403)
})

test('a reset of the password asks for the second factor all the same', async () => {
  const { id, login, secret } = await enrol('totp.reset', '203.0.113.9')
  const browser = server.browser('203.0.113.9')
  const body = { token: await server.link(id, 'password'), password: 'nine patient lanterns' }
  assert.equal((await browser.send('POST', '/session/password', { body })).status, 200)
  const answer = await browser.send('POST', '/session', { body: { login, password: body.password } })
  assert.equal(answer.body['state'], 'second factor needed')
  assert.equal((await codeStep(browser, answer.body['challenge'] as string, codeOf(secret))).status, 200)
})

test('an authenticator app that is needed cannot be removed, and one beside a passkey can be replaced', async () => {
  const { login, secret } = await enrol('totp.remove', '203.0.113.10')
  const browser = server.browser('203.0.113.10')
  await codeStep(browser, await passwordStep(browser, login), codeOf(secret))
  const removed = await browser.send('DELETE', '/me/authenticator')
  assert.deepEqual([removed.status, removed.body['code']], [409, 'record-conflict'])
  const renewed = await browser.send('POST', '/me/recovery-codes')
  assert.equal((renewed.body['recoveryCodes'] as string[]).length, 10)
})
