import { migrate, openServer, raiseWall } from '@cadre/store'
import { startPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { killLoop, kills } from './kill-loop.fixture.ts'
import { prepareServed } from './served.fixture.ts'
import type { Served } from './served.fixture.ts'

// Needs Debian's Postgres: one that asks everybody for a password, as servers elsewhere do.

const postgres = await startPostgres({ password: 'the password of the owner' })
after(() => postgres.remove())

const me = (served: Served) =>
  fetch(`${served.address()}/api/v1/me`, { headers: { authorization: `Bearer ${served.token}` } })

async function rowsOf<Row extends object>(url: string, text: string): Promise<Row[]> {
  const { pool, close } = await openServer(url, { isShared: true, startTimeoutMs: 0, maxConnections: 1 })
  try {
    return (await pool.query<Row>(text)).rows
  } finally {
    await close()
  }
}

test('where passwords are asked for, requests sign in to the database by one of their own that no other opens', async (t) => {
  const url = await postgres.createDatabase('passwords')
  const served = await prepareServed({ url })
  t.after(() => served.remove())
  await served.start()
  assert.equal((await me(served)).status, 200)
  const open = await rowsOf<{ login: string }>(
    url,
    `select distinct usename as login from pg_stat_activity where datname = 'passwords' and usename like 'cadre\\_%'`,
  )
  assert.deepEqual(open, [{ login: 'cadre_requests_passwords' }])
  for (const password of [
    '',
    'the password of the owner',
    'cadre_requests_passwords',
    'made up for this test',
  ]) {
    const forged = new URL(url)
    forged.username = 'cadre_requests_passwords'
    forged.password = password
    await assert.rejects(rowsOf(forged.href, 'select 1'), { code: 'store-unreachable' })
  }
})

test('a server behind the wall that is killed over and over loses nothing it acknowledged', async (t) => {
  const url = await postgres.createDatabase('killed')
  const served = await prepareServed({ url })
  t.after(() => served.remove())
  const { acknowledged } = await killLoop({ served, times: kills(3), url })
  const [login] = await rowsOf<{ n: number }>(
    url,
    `select count(*)::int as n from pg_roles where rolname = 'cadre_requests_killed' and rolcanlogin and not rolinherit`,
  )
  assert.deepEqual(login, { n: 1 })
  t.diagnostic(`${acknowledged} writes`)
})

test('an upgrade behind the wall: what is new is within reach of requests, and the login stays what it was', async (t) => {
  const url = await postgres.createDatabase('upgraded')
  const older = await openServer(url)
  await migrate(older, { to: '0013-installation' })
  const walled = await raiseWall(older, { url, password: 'of the version before' })
  await walled.close()
  const served = await prepareServed({ url })
  t.after(() => served.remove())
  await served.start()
  assert.equal((await me(served)).status, 200)
  const listed = await fetch(`${served.address()}/api/v1/imports`, {
    headers: { authorization: `Bearer ${served.token}` },
  })
  assert.notEqual(listed.status, 500)
  const [login] = await rowsOf<{ members: string[] }>(
    url,
    `select array(select pg_get_userbyid(roleid)::text from pg_auth_members where member = r.oid) as members
     from pg_roles r where rolname = 'cadre_requests_upgraded'`,
  )
  assert.deepEqual(login, { members: ['cadre_app'] })
  const owned = await rowsOf(
    url,
    `select 1 from pg_class where pg_get_userbyid(relowner) in ('cadre_requests_upgraded', 'cadre_app')`,
  )
  assert.deepEqual(owned, [])
})
