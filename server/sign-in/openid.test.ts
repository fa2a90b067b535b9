import { safeNext } from '@cadre/contract'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client, startProvider } from './openid-provider.fixture.ts'
import type { Lies, TestProvider } from './openid-provider.fixture.ts'
import { origin, startSignInServer } from './sign-in.fixture.ts'
import type { Browser, BrowserAnswer, SignInServer } from './sign-in.fixture.ts'

let provider: TestProvider
let server: SignInServer
before(async () => {
  provider = await startProvider()
  server = await startSignInServer({
    providers: [
      {
        id: 'norte',
        title: 'Norte',
        issuer: provider.issuer,
        clientId: client.id,
        clientSecret: client.secret,
        provesSecondFactor: false,
      },
    ],
  })
})
after(async () => {
  await server.close()
  await provider.close()
})

interface Begun {
  readonly challenge: string
  readonly url: string
}

async function begin(browser: Browser, next?: string): Promise<Begun> {
  const body = { provider: 'norte', ...(next !== undefined && { next }) }
  const answer = await browser.send('POST', '/session/openid/begin', { body })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body as unknown as Begun
}

function finish(browser: Browser, challenge: string, callback: string): Promise<BrowserAnswer> {
  return browser.send('POST', '/session/openid', { body: { challenge, callback } })
}

async function signIn(browser: Browser, subject: string, claims = {}): Promise<BrowserAnswer> {
  const { challenge, url } = await begin(browser)
  return finish(browser, challenge, provider.authorize(url, subject, claims))
}

/** An invited employee whose only way in is the provider. */
async function linked(login: string, subject: string): Promise<string> {
  const id = await server.account({ login, roles: [{ role: 'employee' }] })
  const browser = server.browser()
  await browser.send('POST', '/session/link', { body: { token: await server.link(id, 'invitation') } })
  const begun = (await browser.send('POST', '/me/identities/begin', { body: { provider: 'norte' } }))
    .body as unknown as Begun
  const callback = provider.authorize(begun.url, subject)
  const added = await browser.send('POST', '/me/identities', {
    body: { challenge: begun.challenge, callback },
  })
  assert.deepEqual([added.status, added.body['setUpNeeded']], [200, []], JSON.stringify(added.body))
  return id
}

test('an invited account links an identity and signs in with it', async () => {
  const id = await linked('openid.one', 'subject-1')
  const browser = server.browser()
  const answer = await signIn(browser, 'subject-1')
  assert.deepEqual([answer.status, answer.body['state']], [200, 'signed in'], JSON.stringify(answer.body))
  assert.equal((await browser.send('GET', '/me')).body['accountId'], id)
})

test('the way to the provider has code, PKCE, state, nonce and the one address to come back to', async () => {
  const { url } = await begin(server.browser())
  const { searchParams: query } = new URL(url)
  assert.equal(query.get('response_type'), 'code')
  assert.equal(query.get('code_challenge_method'), 'S256')
  assert.equal(query.get('redirect_uri'), `${origin}/sign-in/openid`)
  for (const name of ['state', 'nonce', 'code_challenge']) assert.ok(query.get(name)!.length >= 32, name)
  assert.ok(!url.includes(client.secret))
})

test('an identity that nobody linked signs nobody in, whatever e-mail address it claims', async () => {
  await server.account({ login: 'boss@norte.example', roles: [{ role: 'hr_manager' }] })
  const claims = { email: 'boss@norte.example', email_verified: true }
  const browser = server.browser('203.0.113.50')
  assert.equal((await signIn(browser, 'unknown-subject', claims)).status, 401)
  assert.equal(browser.cookie, undefined)
})

test('an identity belongs to one account', async () => {
  await linked('openid.first', 'shared-subject')
  await assert.rejects(linked('openid.second', 'shared-subject'), /record-conflict/)
})

test('a role that needs a second factor needs one unless the provider says that there was one', async () => {
  const id = await linked('openid.lead', 'subject-lead')
  await server.asSystem(async ({ trx }) =>
    trx
      .insertInto('access.role_grant')
      .values({
        account_id: id,
        role: 'lead',
        scope: null,
        granted_by: 'test',
        revoked_by: null,
        revoked_at: null,
      })
      .execute(),
  )
  const plain = await signIn(server.browser('203.0.113.51'), 'subject-lead')
  assert.equal(plain.body['state'], 'set-up needed')
  const strong = await signIn(server.browser('203.0.113.51'), 'subject-lead', { amr: ['pwd', 'mfa'] })
  assert.equal(strong.body['state'], 'signed in')
})

const seconds = Math.floor(Date.now() / 1000)
const lies: readonly (readonly [string, Lies])[] = [
  ['no algorithm', { header: { alg: 'none' }, signature: 'none' }],
  ['no algorithm, oddly spelt', { header: { alg: 'nOnE' }, signature: 'none' }],
  ['no signature', { signature: 'none' }],
  ["another's signature", { signature: 'other key' }],
  ['a signature by the client secret', { header: { alg: 'HS256' }, signature: 'client secret' }],
  ['a key from elsewhere', { header: { kid: '../../dev/null' }, signature: 'other key' }],
  ['a key that comes along', { header: { jku: 'http://127.0.0.1:1/keys' }, signature: 'other key' }],
  ['another audience', { claims: { aud: 'another client' } }],
  ['another issuer', { claims: { iss: 'https://evil.test' } }],
  ['another nonce', { claims: { nonce: 'x'.repeat(43) } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['no expiry', { claims: { exp: undefined } }],
  ['an expiry that is a text', { claims: { exp: String(seconds + 60) } }],
  ['an expiry that is over', { claims: { exp: seconds - 600 } }],
  ['a begin in the future', { claims: { nbf: seconds + 3600 } }],
]

test('an ID token that lies about anything signs nobody in', async () => {
  await linked('openid.lies', 'subject-lies')
  for (const [index, [name, lie]] of lies.entries()) {
    provider.lies = lie
    const browser = server.browser(`203.0.113.${100 + index}`)
    const answer = await signIn(browser, 'subject-lies')
    provider.lies = {}
    assert.equal(answer.status, 401, name)
    assert.equal(browser.cookie, undefined, name)
  }
  assert.equal((await signIn(server.browser(), 'subject-lies')).status, 200)
  // Nothing was fetched but what the provider itself had named.
  assert.deepEqual([...new Set(provider.asked)].sort(), [
    '/.well-known/openid-configuration',
    '/keys',
    '/token',
  ])
})

test('what one browser began no other can finish, nor twice, nor with another state', async () => {
  await linked('openid.state', 'subject-state')
  const browser = server.browser('203.0.113.60')
  const first = await begin(browser)
  const second = await begin(browser)
  const crossed = provider.authorize(first.url, 'subject-state')
  assert.equal((await finish(browser, second.challenge, crossed)).status, 401)
  const third = await begin(browser)
  const callback = provider.authorize(third.url, 'subject-state')
  assert.equal(
    (await finish(server.browser(), 'made-up-challenge-of-forty-letters-or-so', callback)).status,
    401,
  )
  assert.equal((await finish(browser, third.challenge, callback)).status, 200)
  assert.equal((await finish(browser, third.challenge, callback)).status, 401)
})

test('where to go next stays within Cadre', async () => {
  await linked('openid.next', 'subject-next')
  const goTo = async (next: string): Promise<unknown> => {
    const browser = server.browser('203.0.113.61')
    const { challenge, url } = await begin(browser, next)
    const answer = await finish(browser, challenge, provider.authorize(url, 'subject-next'))
    assert.ok(!String(answer.headers['set-cookie']).includes('evil'))
    return answer.body['next']
  }
  assert.equal(await goTo('/people?q=a#b'), '/people?q=a#b')
  assert.equal(await goTo('//evil.test'), '/')
})

test('no address leads out of Cadre', () => {
  for (const next of [
    '//evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    'javascript:alert(1)',
    'https:evil.test',
    'https://evil.test',
    'evil.test',
    ' //evil.test',
    '/%0d%0aSet-Cookie: a=b',
    '/\r\nSet-Cookie: a=b',
    '/..//evil.test',
    '',
  ]) {
    const safe = safeNext(next)
    assert.ok(!/[\r\n\s]/.test(safe), next)
    assert.equal(new URL(safe, origin).origin, origin, next)
    assert.ok(!safe.startsWith('//'), next)
  }
  assert.equal(safeNext(undefined), '/')
})
