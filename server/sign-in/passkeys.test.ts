import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { softAuthenticator } from './passkey.fixture.ts'
import type { Changes, SoftAuthenticator } from './passkey.fixture.ts'
import { origin, startSignInServer } from './sign-in.fixture.ts'
import type { Browser, SignInServer } from './sign-in.fixture.ts'

let server: SignInServer
before(async () => {
  server = await startSignInServer()
})
after(() => server.close())

type Options = { challenge: string; rpId?: string; rp: { id?: string } }
interface Begun {
  readonly challenge: string
  readonly options: Options
}

/** An invited HR manager with one passkey and nothing else. */
async function withPasskey(login: string): Promise<{ id: string; authenticator: SoftAuthenticator }> {
  const id = await server.account({ login, roles: [{ role: 'hr_manager' }] })
  const browser = server.browser()
  await browser.send('POST', '/session/link', { body: { token: await server.link(id, 'invitation') } })
  const begun = (await browser.send('POST', '/me/passkeys/begin')).body as unknown as Begun
  const authenticator = softAuthenticator(origin)
  const response = authenticator.create(begun.options)
  const added = await browser.send('POST', '/me/passkeys', {
    body: { challenge: begun.challenge, response, label: 'phone' },
  })
  assert.deepEqual([added.status, added.body['setUpNeeded']], [200, []])
  return { id, authenticator }
}

async function begin(browser: Browser): Promise<Begun> {
  return (await browser.send('POST', '/session/passkey/begin')).body as unknown as Begun
}

test('a passkey set up from an invitation signs in by itself, as two factors', async () => {
  const { id, authenticator } = await withPasskey('passkey.one')
  const browser = server.browser()
  const { challenge, options } = await begin(browser)
  const response = authenticator.get(options)
  const answer = await browser.send('POST', '/session/passkey', { body: { challenge, response } })
  assert.deepEqual([answer.status, answer.body['state']], [200, 'signed in'])
  assert.equal((await browser.send('GET', '/me')).body['accountId'], id)
  const { items } = (await browser.send('GET', '/me/passkeys')).body as { items: { label: string }[] }
  assert.deepEqual(
    items.map(({ label }) => label),
    ['phone'],
  )
})

test('a challenge works once, whoever answers it', async () => {
  const { authenticator } = await withPasskey('passkey.once')
  const browser = server.browser()
  const { challenge, options } = await begin(browser)
  const body = { challenge, response: authenticator.get(options) }
  assert.equal((await browser.send('POST', '/session/passkey', { body })).status, 200)
  const again = { challenge, response: authenticator.get(options) }
  assert.equal((await server.browser().send('POST', '/session/passkey', { body: again })).status, 401)
})

const lies: readonly (readonly [string, Changes])[] = [
  ['another site', { origin: 'https://people.norte.example.evil.test' }],
  ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ['the answer to a registration', { type: 'webauthn.create' }],
  ["another site's key", { rpId: 'evil.test' }],
  ['nobody verified', { isUserVerified: false }],
  ['a broken signature', { breaksSignature: true }],
]

test('an answer that lies about anything signs nobody in', async () => {
  const { authenticator } = await withPasskey('passkey.lies')
  for (const [name, changes] of lies) {
    const browser = server.browser(`198.51.100.${lies.findIndex(([known]) => known === name) + 20}`)
    const { challenge, options } = await begin(browser)
    const response = authenticator.get(options, changes)
    const answer = await browser.send('POST', '/session/passkey', { body: { challenge, response } })
    assert.equal(answer.status, 401, name)
    assert.equal(browser.cookie, undefined, name)
  }
})

test('a copy of a passkey, whose counter lags behind, is refused', async () => {
  const { authenticator } = await withPasskey('passkey.copy')
  const use = async () => {
    const browser = server.browser('198.51.100.40')
    const { challenge, options } = await begin(browser)
    const body = { challenge, response: authenticator.get(options) }
    return (await browser.send('POST', '/session/passkey', { body })).status
  }
  authenticator.counter = 10
  assert.equal(await use(), 200)
  authenticator.counter = 4
  assert.equal(await use(), 401)
  authenticator.counter = 20
  assert.equal(await use(), 200)
})

test('a passkey is registered only with the challenge of the same session, on this site', async () => {
  const id = await server.account({ login: 'passkey.register', roles: [{ role: 'employee' }] })
  const open = async () => {
    const browser = server.browser('198.51.100.60')
    await browser.send('POST', '/session/link', { body: { token: await server.link(id, 'invitation') } })
    return browser
  }
  const first = await open()
  const begun = (await first.send('POST', '/me/passkeys/begin')).body as unknown as Begun
  const authenticator = softAuthenticator(origin)
  const second = await open()
  const stolen = { challenge: begun.challenge, response: authenticator.create(begun.options) }
  assert.equal((await second.send('POST', '/me/passkeys', { body: stolen })).status, 401)
  const elsewhere = authenticator.create(begun.options, { origin: 'https://evil.test' })
  const body = { challenge: begun.challenge, response: elsewhere }
  assert.equal((await first.send('POST', '/me/passkeys', { body })).status, 401)
})
