import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { goodPassword, startSignInServer } from './sign-in.fixture.ts'
import type { Browser, SignInServer } from './sign-in.fixture.ts'
import { routesToTry } from '../kinds-to-try.fixture.ts'

// What ends a session ends it with the very next request, on every route.

type SignedIn = Browser & { readonly id: string }

let server: SignInServer
let admin: SignedIn
let hr: SignedIn
before(async () => {
  server = await startSignInServer()
  admin = await server.signedIn('ending.admin', ['administrator'])
  hr = await server.signedIn('ending.hr', ['hr_manager'])
})
after(() => server.close())

const reason = { body: { reason: 'test' } }

/** Each takes the sessions and tokens of somebody who is signed in twice. */
const endings: Readonly<Record<string, (who: SignedIn) => Promise<unknown>>> = {
  'signing out': (who) => who.send('DELETE', '/session'),
  'an administrator who ends them': ({ id }) => admin.send('DELETE', `/accounts/${id}/sessions`),
  'a role that was granted': ({ id }) =>
    hr.send('POST', `/accounts/${id}/roles`, { body: { role: 'executive' } }),
  'a role that was taken away': ({ id }) => hr.send('DELETE', `/accounts/${id}/roles/employee`),
  'an account that was disabled': ({ id }) => hr.send('POST', `/accounts/${id}/disable`, reason),
  'a recovery': ({ id }) => hr.send('POST', `/accounts/${id}/recover`, reason),
  'a password that was set by a link': async ({ id }) => {
    const token = await server.link(id, 'password')
    await server.browser().send('POST', '/session/password', { body: { token, password: goodPassword } })
  },
}

test('every way to end a session ends it, and the tokens made in it, with the next request', async () => {
  for (const [index, [ending, end]] of Object.entries(endings).entries()) {
    const who = await server.signedIn(`ended.${index}`, ['employee'])
    const made = await who.send('POST', '/me/tokens', { body: { label: 'x', scopes: ['read'] } })
    const headers = { authorization: `Bearer ${String(made.body['token'])}` }
    const kept = Object.assign(server.browser(), { cookie: who.cookie })
    assert.equal((await kept.send('GET', '/me')).status, 200)
    await end(who)
    assert.equal((await kept.send('GET', '/me')).status, 401, ending)
    // Signing out leaves the tokens of programs.
    if (ending === 'signing out') continue
    assert.equal((await server.browser().send('GET', '/me', { headers })).status, 401, `${ending}, token`)
  }
})

test('a session that has ended opens no route at all, with cookie or token', async () => {
  const who = await server.signedIn('ended.everywhere', ['hr_manager'])
  const made = await who.send('POST', '/me/tokens', { body: { label: 'x', scopes: ['read', 'write'] } })
  const headers = { authorization: `Bearer ${String(made.body['token'])}` }
  await hr.send('POST', `/accounts/${who.id}/disable`, reason)
  const { cookie } = who
  let tried = 0
  for (const { method, path, id, access, takesBytes } of routesToTry) {
    if (access.kind === 'anyone') continue
    const url = path.replaceAll(/:\w+/g, `per_${'0'.repeat(22)}`)
    const bytes = { 'content-type': 'application/octet-stream' }
    const body = method === 'GET' ? {} : { body: takesBytes ? 'x' : {} }
    const byCookie = Object.assign(server.browser(), { cookie })
    const answers = [
      await byCookie.send(method, url, { ...body, ...(takesBytes && { headers: bytes }) }),
      await server
        .browser()
        .send(method, url, { ...body, headers: { ...headers, ...(takesBytes && bytes) } }),
    ]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 401],
      id,
    )
    tried++
  }
  assert.ok(tried > 300, String(tried))
})
