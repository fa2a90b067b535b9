import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hash } from '@node-rs/argon2'
import { setPassword } from '@cadre/store'
import { hashPassword } from './password-hash.ts'
import { goodPassword, startSignInServer } from './sign-in.fixture.ts'
import type { BrowserAnswer, SignInServer } from './sign-in.fixture.ts'

let server: SignInServer
before(async () => {
  server = await startSignInServer()
})
after(() => server.close())

async function employee(login: string): Promise<string> {
  const id = await server.account({ login, roles: [{ role: 'employee' }] })
  const hash = await hashPassword(goodPassword)
  await server.asSystem((session) => setPassword(session, id, hash))
  return id
}

function tryPassword(address: string, login: string, password: string): Promise<BrowserAnswer> {
  return server.browser(address).send('POST', '/session', { body: { login, password } })
}

const said = ({ status, body }: BrowserAnswer) => ({ status, code: body['code'], detail: body['detail'] })

test('two hundred wrong passwords in a minute end in 429, alike for a login that exists and one that does not', async () => {
  await employee('guessed@norte.example')
  const known: BrowserAnswer[] = []
  const unknown: BrowserAnswer[] = []
  for (let guess = 0; guess < 100; guess++) {
    known.push(await tryPassword('192.0.2.1', 'guessed@norte.example', `wrong guess ${guess}`))
    unknown.push(await tryPassword('192.0.2.2', 'nobody@norte.example', `wrong guess ${guess}`))
  }
  assert.deepEqual(known.map(said), unknown.map(said))
  assert.deepEqual(
    known.map(({ status }) => status),
    [...Array<number>(10).fill(401), ...Array<number>(90).fill(429)],
  )
  assert.equal(known.at(-1)!.headers['retry-after'], unknown.at(-1)!.headers['retry-after'])
})

test('the owner of a login that is being guessed gets in from elsewhere, and later from there too', async () => {
  assert.equal((await tryPassword('192.0.2.1', 'guessed@norte.example', goodPassword)).status, 429)
  assert.equal((await tryPassword('192.0.2.77', 'guessed@norte.example', goodPassword)).status, 200)
  server.pass(901)
  assert.equal((await tryPassword('192.0.2.1', 'guessed@norte.example', goodPassword)).status, 200)
})

test('a wrong password takes as long for a login that nobody has', async () => {
  await employee('timed@norte.example')
  const timeOf = async (login: string, address: string): Promise<number> => {
    const start = performance.now()
    assert.equal((await tryPassword(address, login, 'not the password')).status, 401)
    return performance.now() - start
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let round = 0; round < 9; round++) {
    known.push(await timeOf('timed@norte.example', `192.0.2.${100 + round}`))
    unknown.push(await timeOf(`nobody${round}@norte.example`, `192.0.2.${120 + round}`))
  }
  const median = (times: number[]): number => times.sort((a, b) => a - b)[4]!
  const ratio = median(known) / median(unknown)
  assert.ok(ratio > 0.5 && ratio < 2, `known ${median(known)} ms, unknown ${median(unknown)} ms`)
})

test('one address may not try one password on everybody', async () => {
  const statuses = new Set<number>()
  for (let person = 0; person < 101; person++) {
    statuses.add((await tryPassword('192.0.2.200', `person${person}`, 'Spring-2026-Spring')).status)
  }
  assert.deepEqual(statuses, new Set([401, 429]))
})

test('when many addresses guess at once, an address that the account knows still gets in', async () => {
  await employee('hunted@norte.example')
  const home = '192.0.2.250'
  assert.equal((await tryPassword(home, 'hunted@norte.example', goodPassword)).status, 200)
  for (let attacker = 0; attacker < 100; attacker++) {
    await tryPassword(`203.0.113.${attacker}`, 'hunted@norte.example', 'wrong again and again')
  }
  assert.equal((await tryPassword('203.0.113.200', 'hunted@norte.example', goodPassword)).status, 429)
  assert.equal((await tryPassword(home, 'hunted@norte.example', goodPassword)).status, 200)
})

test('fifty guesses side by side are counted like fifty in a row', async () => {
  await employee('parallel@norte.example')
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => tryPassword('192.0.2.210', 'parallel@norte.example', 'not it at all')),
  )
  assert.equal(answers.filter(({ status }) => status === 401).length, 10)
})

test('failed sign-ins are in the audit trail, and what was typed is nowhere', async () => {
  const typed = 'a password in the wrong field'
  await tryPassword('192.0.2.220', typed, 'another secret text')
  const trail = await server.trail()
  assert.ok(trail.some(({ act }) => act === 'fail sign-in'))
  assert.ok(trail.some(({ act }) => act === 'slow down sign-in'))
  const { rows } = await server.database.pool.query<{ text: string }>(
    'select account_key as text from app.sign_in_try union all select detail::text from audit.entry',
  )
  assert.ok(rows.every(({ text }) => !text.includes(typed) && !text.includes('another secret text')))
})

test('admin/admin and its like sign nobody in', async () => {
  for (const [login, password] of [
    ['admin', 'admin'],
    ['administrator', 'administrator'],
    ['admin', '123456'],
    ['administrator', ''],
    ['', ''],
  ] as const) {
    assert.equal((await tryPassword('192.0.2.230', login, password)).status, 401, `${login}/${password}`)
  }
})

test('a hash made with less work than passwords get now is replaced at the next sign-in', async () => {
  const id = await server.account({ login: 'old.hash', roles: [{ role: 'employee' }] })
  const weak = await hash(goodPassword, { memoryCost: 8192, timeCost: 1 })
  await server.asSystem((session) => setPassword(session, id, weak))
  const hashes = async () =>
    (await server.database.pool.query('select hash from app.password where account_id = $1', [id])).rows
  assert.equal((await tryPassword('192.0.2.240', 'old.hash', goodPassword)).status, 200)
  const [{ hash: stronger }] = (await hashes()) as [{ hash: string }]
  assert.match(stronger, /m=19456,t=2/)
  assert.equal((await tryPassword('192.0.2.240', 'old.hash', goodPassword)).status, 200)
})
