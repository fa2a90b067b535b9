/** What only many connections at once can show, on Postgres whose owner is no superuser. */
import { setPassword } from '@cadre/store'
import { startPostgres } from '@cadre/store/postgres.fixture'
import type { OwnPostgres } from '@cadre/store/postgres.fixture'
import { Secret, TOTP } from 'otpauth'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hashPassword } from './password-hash.ts'
import { goodPassword, startSignInServer } from './sign-in.fixture.ts'
import type { SignInServer } from './sign-in.fixture.ts'

let postgres: OwnPostgres
let server: SignInServer
before(async () => {
  postgres = await startPostgres()
  server = await startSignInServer({ url: await postgres.createDatabase('sign_in') })
})
after(async () => {
  await server.close()
  await postgres.remove()
})

const sideBySide = <Result>(count: number, act: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)))

async function withPassword(login: string): Promise<string> {
  const id = await server.account({ login, roles: [{ role: 'employee' }] })
  const hash = await hashPassword(goodPassword)
  await server.asSystem((session) => setPassword(session, id, hash))
  return id
}

test('of guesses side by side no more are looked at than in a row', async () => {
  await withPassword('parallel')
  const body = { login: 'parallel', password: 'not it at all' }
  const answers = await sideBySide(25, () => server.browser().send('POST', '/session', { body }))
  assert.equal(answers.filter(({ status }) => status === 401).length, 10)
  assert.equal(answers.filter(({ status }) => status === 429).length, 15)
})

test('a link that many open at once opens for one', async () => {
  const id = await server.account({ login: 'linked', roles: [{ role: 'employee' }] })
  const body = { token: await server.link(id, 'invitation') }
  const answers = await sideBySide(20, (index) =>
    server.browser(`192.0.2.${index}`).send('POST', '/session/link', { body }),
  )
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
})

test('a code that many bring at once signs one in', async () => {
  const id = await withPassword('coded')
  const browser = server.browser()
  await browser.send('POST', '/session', { body: { login: 'coded', password: goodPassword } })
  const { challenge, secret } = (await browser.send('POST', '/me/authenticator/begin')).body as {
    challenge: string
    secret: string
  }
  const codeNow = (): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: server.clock().getTime() })
  const set = await browser.send('POST', '/me/authenticator', { body: { challenge, code: codeNow() } })
  assert.equal(set.status, 200, JSON.stringify(set.body))
  server.pass(60)
  const steps = await sideBySide(5, (index) =>
    server
      .browser(`192.0.2.${100 + index}`)
      .send('POST', '/session', { body: { login: 'coded', password: goodPassword } }),
  )
  const answers = await sideBySide(5, (index) =>
    server.browser(`192.0.2.${100 + index}`).send('POST', '/session/second-factor', {
      body: { challenge: steps[index]!.body['challenge'], code: codeNow() },
    }),
  )
  assert.equal(answers.filter(({ status }) => status === 200).length, 1, id)
})

test('invitations, grants and the end of accounts work under row policies', async () => {
  const hr = await server.signedIn('head.hr', ['hr_manager'])
  const admin = await server.signedIn('root.admin', ['administrator'])
  const body = { login: 'invited', displayName: 'Invited', roles: [{ role: 'lead' }] }
  const invited = await hr.send('POST', '/accounts', { body })
  assert.equal(invited.status, 200, JSON.stringify(invited.body))
  const path = `/accounts/${String(invited.body['id'])}`
  assert.equal((await admin.send('POST', `${path}/roles`, { body: { role: 'executive' } })).status, 403)
  assert.equal((await hr.send('POST', `${path}/roles`, { body: { role: 'executive' } })).status, 200)
  assert.equal((await hr.send('POST', `${path}/recover`, { body: { reason: 'lost' } })).status, 200)
  assert.equal((await admin.send('POST', `${path}/disable`, { body: { reason: 'left' } })).status, 200)
  assert.equal((await admin.send('POST', `${path}/recover`, { body: { reason: 'mine' } })).status, 403)
})
