import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { entityNamed } from '@cadre/people'
import type { Role } from '@cadre/people'
import { createRecord, recoverFromMachine } from '@cadre/store'
import { goodPassword, startSignInServer } from './sign-in.fixture.ts'
import type { Browser, SignInServer } from './sign-in.fixture.ts'

type SignedIn = Browser & { readonly id: string }

let server: SignInServer
let admin: SignedIn
let hr: SignedIn
before(async () => {
  server = await startSignInServer()
  admin = await server.signedIn('root.admin', ['administrator'])
  hr = await server.signedIn('head.hr', ['hr_manager'])
})
after(() => server.close())

const grant = (by: Browser, id: string, role: Role, scope?: readonly string[]) =>
  by.send('POST', `/accounts/${id}/roles`, { body: { role, ...(scope && { scope }) } })
const rolesOf = async (id: string): Promise<string[]> => {
  const { roles } = (await admin.send('GET', `/accounts/${id}`)).body as { roles: { role: string }[] }
  return roles.map(({ role }) => role)
}

test('an HR manager invites with roles; the link sets up the account', async () => {
  const body = { login: 'new.lead', displayName: 'New lead', roles: [{ role: 'lead' }] }
  const invited = await hr.send('POST', '/accounts', { body })
  assert.equal(invited.status, 200, JSON.stringify(invited.body))
  const browser = server.browser()
  const opened = await browser.send('POST', '/session/link', { body: { token: invited.body['token'] } })
  assert.equal(opened.body['state'], 'set-up needed')
  const listed = (await hr.send('GET', '/accounts?q=new.lead')).body as { items: { login: string }[] }
  assert.deepEqual(
    listed.items.map(({ login }) => login),
    ['new.lead'],
  )
})

test('an administrator invites, and grants no role with people data', async () => {
  const body = { login: 'by.admin', displayName: 'By admin' }
  const invited = await admin.send('POST', '/accounts', { body })
  assert.equal(invited.status, 200, JSON.stringify(invited.body))
  const id = String(invited.body['id'])
  for (const role of ['hr_manager', 'lead', 'employee', 'executive', 'data_scientist', 'recruiter'] as const)
    assert.equal((await grant(admin, id, role)).status, 403, role)
  const withRole = { login: 'by.admin.2', displayName: 'x', roles: [{ role: 'hr_manager' }] }
  assert.equal((await admin.send('POST', '/accounts', { body: withRole })).status, 403)
  assert.equal((await grant(hr, id, 'administrator')).status, 403)
  assert.equal((await grant(admin, id, 'administrator')).status, 200)
  assert.equal((await grant(hr, id, 'employee')).status, 200)
  assert.equal((await grant(hr, id, 'employee')).status, 409)
  assert.deepEqual(await rolesOf(id), ['administrator', 'employee'])
})

test('nobody grants to himself, whatever he is', async () => {
  const both = await server.signedIn('both', ['administrator', 'hr_manager'])
  for (const role of ['lead', 'executive', 'administrator'] as const) {
    assert.equal((await grant(both, both.id, role)).status, 403, role)
  }
  for (const path of ['disable', 'recover']) {
    const answer = await both.send('POST', `/accounts/${both.id}/${path}`, { body: { reason: 'x' } })
    assert.equal(answer.status, 403, path)
  }
  assert.equal((await both.send('POST', `/accounts/${both.id}/password-link`)).status, 403)
})

test('employees, leads and executives administer nobody', async () => {
  const target = await server.account({ login: 'target', roles: [] })
  for (const role of ['employee', 'lead', 'executive', 'recruiter', 'data_scientist'] as const) {
    const browser = await server.signedIn(`plain.${role}`, [role])
    assert.equal((await browser.send('GET', '/accounts')).status, 403, role)
    assert.equal((await grant(browser, target, 'employee')).status, 403, role)
  }
})

test('a new role or the loss of one ends the sessions of the account', async () => {
  const browser = await server.signedIn('promoted', ['employee'])
  assert.equal((await browser.send('GET', '/me')).status, 200)
  assert.equal((await grant(hr, browser.id, 'lead')).status, 200)
  assert.equal((await browser.send('GET', '/me')).status, 401)
  const again = await server.signedIn('demoted', ['lead', 'employee'])
  const token = await again.send('POST', '/me/tokens', { body: { label: 'x', scopes: ['read'] } })
  assert.equal((await hr.send('DELETE', `/accounts/${again.id}/roles/lead`)).status, 200)
  const headers = { authorization: `Bearer ${String(token.body['token'])}` }
  assert.equal((await again.send('GET', '/me')).status, 401)
  assert.equal((await server.browser().send('GET', '/me', { headers })).status, 401)
})

test('a disabled account is out at once, sessions, tokens and links, and no password brings it back', async () => {
  const browser = await server.signedIn('leaver', ['employee'])
  const link = await server.link(browser.id, 'invitation')
  await browser.send('PUT', '/me/password', { body: { password: goodPassword } })
  const made = await browser.send('POST', '/me/tokens', { body: { label: 'x', scopes: ['read'] } })
  const disabled = await admin.send('POST', `/accounts/${browser.id}/disable`, { body: { reason: 'left' } })
  assert.equal(disabled.status, 200)
  const headers = { authorization: `Bearer ${String(made.body['token'])}` }
  assert.equal((await browser.send('GET', '/me')).status, 401)
  assert.equal((await server.browser().send('GET', '/me', { headers })).status, 401)
  const signIn = { login: 'leaver', password: goodPassword }
  assert.equal((await server.browser().send('POST', '/session', { body: signIn })).status, 401)
  const opened = await server.browser().send('POST', '/session/link', { body: { token: link } })
  assert.equal(opened.status, 401)
  // An administrator protects; giving back people data is for an HR manager.
  const body = { reason: 'came back' }
  assert.equal((await admin.send('POST', `/accounts/${browser.id}/enable`, { body })).status, 403)
  assert.equal((await hr.send('POST', `/accounts/${browser.id}/enable`, { body })).status, 200)
  assert.equal((await browser.send('GET', '/me')).status, 401)
})

test('an administrator ends the sessions of anybody, and gets no way to sign in as people who see data', async () => {
  const browser = await server.signedIn('sensitive', ['hr_manager'])
  const sessions = (await admin.send('GET', `/accounts/${browser.id}/sessions`)).body as { items: unknown[] }
  assert.equal(sessions.items.length, 1)
  assert.equal((await admin.send('POST', `/accounts/${browser.id}/password-link`)).status, 403)
  const recover = { body: { reason: 'lost phone' } }
  assert.equal((await admin.send('POST', `/accounts/${browser.id}/recover`, recover)).status, 403)
  assert.equal((await hr.send('POST', `/accounts/${admin.id}/recover`, recover)).status, 403)
  assert.equal((await admin.send('DELETE', `/accounts/${browser.id}/sessions`)).body['ended'], 1)
  assert.equal((await browser.send('GET', '/me')).status, 401)
  const recovered = await hr.send('POST', `/accounts/${browser.id}/recover`, recover)
  assert.equal(recovered.status, 200, JSON.stringify(recovered.body))
})

test('the last administrator and the last HR manager stay', async () => {
  const alone = await startSignInServer()
  try {
    const one = await alone.signedIn('only.admin', ['administrator'])
    const two = await alone.signedIn('only.hr', ['hr_manager'])
    const body = { reason: 'x' }
    const disabled = await one.send('POST', `/accounts/${two.id}/disable`, { body })
    assert.deepEqual([disabled.status, disabled.body['code']], [409, 'record-conflict'])
    const second = await alone.account({ login: 'second.admin', roles: [{ role: 'administrator' }] })
    assert.equal((await one.send('DELETE', `/accounts/${second}/roles/administrator`)).status, 200)
  } finally {
    await alone.close()
  }
})

test('every grant is in the audit trail with who gave it', async () => {
  const id = await server.account({ login: 'audited', roles: [] })
  await grant(hr, id, 'executive')
  await hr.send('DELETE', `/accounts/${id}/roles/executive`)
  const noted = (await server.trail()).filter(({ detail }) => detail['accountId'] === id)
  assert.deepEqual(
    noted.map(({ account_id, act }) => [account_id, act]),
    [
      [hr.id, 'grant role'],
      [hr.id, 'end sessions'],
      [hr.id, 'revoke role'],
      [hr.id, 'end sessions'],
    ],
  )
})

test('the database refuses what the API does, to whoever got as far as sending SQL', async () => {
  const browser = await server.signedIn('injector', ['employee'])
  const victim = await server.account({ login: 'victim', roles: [{ role: 'hr_manager' }] })
  const attempt = async (sql: string, values: readonly unknown[] = []) => {
    const client = await server.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(
        `select seal.enter($1, 'operation', '2026-11-20'), set_config('role', 'cadre_app', true)`,
        [browser.id],
      )
      return (await client.query(sql, [...values])).rows as unknown[]
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const attacks: readonly string[] = [
    `insert into access.role_grant (account_id, role, granted_by) values ($1, 'administrator', $2)`,
    `update app.account set person_id = null where id in ($1, $2)`,
    `insert into app.session (id, account_id, token_digest, kind, idle_seconds, expires_at)
       values ('ssn_0000000000000000000000', $2, convert_to($1, 'UTF8'), 'browser', 999999, '2100-01-01')`,
    `insert into app.session (id, account_id, token_digest, kind, idle_seconds, expires_at)
       values ('ssn_0000000000000000000000', $1, convert_to($2, 'UTF8'), 'token', 999999, '2100-01-01')`,
    `update app.session set expires_at = '2100-01-01' where account_id in ($1, $2)`,
    `select hash from app.password where account_id in ($1, $2)`,
    `select * from app.sign_in_link where account_id in ($1, $2)`,
    `select app.set_disabled($1, now(), true), $2::text`,
    `select app.add_link($1, 'password', convert_to($2, 'UTF8'), now())`,
    `select app.forget_proofs($1, now()), $2::text`,
    `select app.end_everything($1, now(), $2)`,
  ]
  for (const sql of attacks) {
    await assert.rejects(
      attempt(sql, [victim, browser.id]),
      (error: Error & { code?: string }) => error.code === '42501',
      sql,
    )
  }
  assert.deepEqual(await attempt('select id from app.account'), [{ id: browser.id }])
  const sessions = (await attempt('select account_id from app.session')) as { account_id: string }[]
  assert.ok(sessions.length > 0 && sessions.every(({ account_id }) => account_id === browser.id))
})

test('whose an account is, HR managers see and administrators do not', async () => {
  const personId = await server.asSystem((session) =>
    createRecord(session, entityNamed('person'), {
      from: '2026-01-01',
      values: { firstName: 'Some', lastName: 'Body' },
    }),
  )
  const id = await server.account({ login: 'somebodys', personId })
  const seenBy = async (by: Browser): Promise<unknown[]> => {
    const listed = (await by.send('GET', '/accounts?q=somebodys')).body['items'] as { personId: unknown }[]
    const one = (await by.send('GET', `/accounts/${id}`)).body
    return [...listed.map(({ personId }) => typeof personId), typeof one['personId']]
  }
  assert.deepEqual(await seenBy(hr), ['string', 'string'])
  // Which is how nothing is typed: an object.
  assert.deepEqual(await seenBy(admin), ['object', 'object'])
})

test('a locked-out HR manager is let in anew from the machine: nothing old opens, all others are told', async () => {
  const lockedOut = await server.signedIn('locked.out', ['hr_manager'])
  const { token } = await server.asSystem((session) =>
    recoverFromMachine(session, { login: 'Locked.Out', reason: 'lost the phone' }),
  )
  assert.equal((await lockedOut.send('GET', '/me')).status, 401)
  const old = await server
    .browser()
    .send('POST', '/session', { body: { login: 'locked.out', password: goodPassword } })
  assert.equal(old.status, 401)
  const opened = await server.browser().send('POST', '/session/link', { body: { token } })
  assert.equal(opened.body['state'], 'set-up needed')
  for (const keeper of [admin, hr]) {
    const { items } = (await keeper.send('GET', '/notifications')).body as {
      items: { kind: string; recordId: string }[]
    }
    assert.ok(items.some(({ kind, recordId }) => kind === 'account-recovered' && recordId === lockedOut.id))
  }
  const { rows } = await server.database.pool.query(
    `select account_id, detail from audit.entry where act = 'recover account' and detail->>'accountId' = $1`,
    [lockedOut.id],
  )
  assert.deepEqual(rows, [
    { account_id: 'system', detail: { accountId: lockedOut.id, reason: 'lost the phone' } },
  ])
  await server.account({ login: 'just.employee', roles: [{ role: 'employee' }] })
  const refused = server.asSystem((session) =>
    recoverFromMachine(session, { login: 'just.employee', reason: 'no' }),
  )
  await assert.rejects(refused, { code: 'access-denied' })
})
