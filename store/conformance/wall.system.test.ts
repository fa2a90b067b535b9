import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openServer } from '../database/open-server.ts'
import { startPostgres } from '../postgres.fixture.ts'
import type { OwnPostgres } from '../postgres.fixture.ts'
import { makePlace } from './place.fixture.ts'
import type { Place } from './place.fixture.ts'

// What Postgres itself guards, whatever a request would make it run.

let postgres: OwnPostgres
let place: Place
before(async () => {
  postgres = await startPostgres()
  place = await makePlace(await openServer(await postgres.createDatabase('wall')))
  await place.asSystem(async (session) => {
    await place.maker.make(session, 'pay')
    await place.maker.make(session, 'protected_profile')
  })
})
after(async () => {
  await place.database.close()
  await postgres.remove()
})

async function rowsOf<Row extends object>(text: string): Promise<Row[]> {
  return (await place.database.pool.query<Row>(text)).rows
}

test('no role of ours is a superuser, bypasses row security or may sign in, and requests own nothing', async () => {
  const strong = await rowsOf(`select rolname from pg_roles
    where rolname in ('cadre_app', 'cadre_reach', 'cadre_system') and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole)`)
  assert.deepEqual(strong, [])
  const owned = await rowsOf(`select c.relname from pg_class c where pg_get_userbyid(c.relowner) = 'cadre_app'
    union all select p.proname from pg_proc p where pg_get_userbyid(p.proowner) = 'cadre_app'`)
  assert.deepEqual(owned, [])
  const held = await rowsOf(
    `select pg_get_userbyid(roleid) as role from pg_auth_members where pg_get_userbyid(member) = 'cadre_app'`,
  )
  assert.deepEqual(held, [])
})

test('functions that run with more rights than their caller fix where names are looked up', async () => {
  const loose = await rowsOf(`select p.oid::regprocedure::text as name from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
      and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=pg_catalog%')`)
  assert.deepEqual(loose, [])
})

test('functions of the reach belong to a role that itself is under row policies', async () => {
  const wrong = await rowsOf(`select p.oid::regprocedure::text as name from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('access', 'records') and pg_get_userbyid(p.proowner) <> 'cadre_reach'`)
  assert.deepEqual(wrong, [])
})

test('a request cannot put names of its own before ours', async () => {
  const as = await place.account('employee')
  for (const attack of [
    'create schema mine',
    'create temporary table pay (id text)',
    'create function public.upper_inf(tstzrange) returns boolean language sql return false',
    'create table public.account (id text)',
    'create operator public.= (leftarg = text, rightarg = text, function = texteq)',
  ]) {
    await assert.rejects(
      as(async ({ trx }) => void (await sql.raw(attack).execute(trx))),
      { code: 'access-denied' },
      attack,
    )
  }
})

test('with another search path a request sees what it saw before', async () => {
  const as = await place.account('employee')
  const seen = await as(async ({ trx }) => {
    await sql`select set_config('search_path', 'pg_temp, public, records', true)`.execute(trx)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from records.pay`.execute(trx)
    return rows[0]?.n
  })
  assert.equal(seen, 0)
})

test('row security cannot be switched off, nor a policy be left out, by who is under it', async () => {
  const as = await place.account('hr_manager')
  await assert.rejects(
    as(async ({ trx }) => {
      await sql`select set_config('row_security', 'off', true)`.execute(trx)
      await sql`select * from vault.protected_profile`.execute(trx)
    }),
  )
  for (const attack of [
    'set session authorization postgres',
    'alter role cadre_app superuser',
    'grant cadre_system to cadre_app',
    'copy records.pay to program $$cat$$',
    "select pg_read_file('/etc/passwd')",
    "select lo_import('/etc/passwd')",
  ]) {
    await assert.rejects(
      as(async ({ trx }) => void (await sql.raw(attack).execute(trx))),
      (error: { code?: string }) => ['access-denied', '0A000', '42501'].includes(error.code ?? ''),
      attack,
    )
  }
})
