import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Session } from '../database/session.ts'
import { putBehindWall } from '../database/behind-wall.ts'
import { openServer } from '../database/open-server.ts'
import { startPostgres } from '../postgres.fixture.ts'
import type { OwnPostgres } from '../postgres.fixture.ts'
import { makePlace } from './place.fixture.ts'
import type { Place } from './place.fixture.ts'

// What Postgres itself guards, whatever a request would make it run.

type As = Awaited<ReturnType<Place['account']>>

let postgres: OwnPostgres
let url: string
let place: Place
let employees: (As & { readonly personId: string })[]
let employee: As & { readonly personId: string }
let hrManager: As

before(async () => {
  postgres = await startPostgres()
  url = await postgres.createDatabase('wall')
  place = await makePlace(await openServer(url), { url, maxConnections: 2 })
  const people = await place.asSystem(async (session) => {
    const made: string[] = []
    for (let count = 0; count < 5; count++) {
      const subjectId = await place.maker.make(session, 'person')
      await place.maker.make(session, 'pay', { subjectId })
      await place.maker.make(session, 'protected_profile', { subjectId })
      made.push(subjectId)
    }
    return made
  })
  employees = await Promise.all(
    people.map(async (personId) =>
      Object.assign(await place.account('employee', { personId }), { personId }),
    ),
  )
  employee = employees[0]!
  hrManager = await place.account('hr_manager')
})
after(async () => {
  await place.database.close()
  await postgres.remove()
})

async function rowsOf<Row extends object>(text: string): Promise<Row[]> {
  return (await place.database.pool.query<Row>(text)).rows
}

/** What the session gets to see that is not the account's own. */
async function othersSeen({ trx }: Session, { accountId, personId }: typeof employee): Promise<unknown[]> {
  const { rows } = await sql<{ found: unknown }>`
    select person_id as found from records.pay where person_id <> ${personId}
    union all select person_id from vault.protected_profile where person_id <> ${personId}
    union all select id from app.account where id <> ${accountId}
    union all select account_id from access.role_grant where account_id <> ${accountId}
    union all select id from app.session where account_id <> ${accountId}
    union all select key from app.idempotency where account_id <> ${accountId}`.execute(trx)
  return rows.map(({ found }) => found)
}

/** Lets an account send SQL, then tells what it sees; `refused` when the SQL did not go through. */
async function seenAfter(as: typeof employee, attack: string): Promise<unknown[] | 'refused'> {
  try {
    return await as(async (session) => {
      await sql.raw(attack).execute(session.trx)
      return othersSeen(session, as)
    })
  } catch {
    return 'refused'
  }
}

test('no role of ours is a superuser or bypasses row security, and requests own nothing', async () => {
  const strong = await rowsOf(`select rolname from pg_roles
    where rolname like 'cadre\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`)
  assert.deepEqual(strong, [])
  const open = await rowsOf(`select rolname from pg_roles where rolname like 'cadre\\_%' and rolcanlogin`)
  assert.deepEqual(open, [{ rolname: 'cadre_requests_wall' }])
  const owned =
    await rowsOf(`select c.relname from pg_class c where pg_get_userbyid(c.relowner) in ('cadre_app', 'cadre_requests_wall')
    union all select p.proname from pg_proc p where pg_get_userbyid(p.proowner) in ('cadre_app', 'cadre_requests_wall')`)
  assert.deepEqual(owned, [])
  const held =
    await rowsOf(`select pg_get_userbyid(member) as member, pg_get_userbyid(roleid) as role from pg_auth_members
    where pg_get_userbyid(member) in ('cadre_app', 'cadre_requests_wall')`)
  assert.deepEqual(held, [{ member: 'cadre_requests_wall', role: 'cadre_app' }])
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
    where p.prosecdef and n.nspname in ('access', 'records', 'seal') and pg_get_userbyid(p.proowner) <> 'cadre_reach'`)
  assert.deepEqual(wrong, [])
})

test('a request runs on a login of its own, and what it sees is its own', async () => {
  const seen = await employee(async (session) => {
    const { rows } = await sql<{ login: string; role: string; pay: number }>`
      select session_user::text as login, current_user::text as role, (select count(*)::int from records.pay) as pay`.execute(
      session.trx,
    )
    return { ...rows[0], others: await othersSeen(session, employee) }
  })
  assert.deepEqual(seen, { login: 'cadre_requests_wall', role: 'cadre_app', pay: 1, others: [] })
  assert.ok((await hrManager((session) => othersSeen(session, employee))).length > 10)
})

const otherDay = '2019-01-01'

test('neither role nor login nor setting shows a request more than it may see', async () => {
  const sealed = await employee(async ({ trx }) => {
    const { rows } = await sql<{ asker: string }>`select current_setting('cadre.asker') as asker`.execute(trx)
    return rows[0]!.asker
  })
  const forged = sealed.replace(employee.accountId, hrManager.accountId)
  for (const attack of [
    'reset role',
    'set role none',
    'set local role none',
    'reset all',
    'reset session authorization',
    'set session authorization default',
    `select set_config('role', 'none', false)`,
    `select set_config('cadre.account', '${hrManager.accountId}', true)`,
    `select set_config('cadre.purpose', 'audit', true), set_config('cadre.today', '${otherDay}', true)`,
    `select set_config('cadre.own_change', 'contact_details', true)`,
    `select set_config('cadre.asker', '${forged}', true)`,
    `select set_config('cadre.asker', '${sealed}', true)`,
    `select set_config('cadre.asker', '${hrManager.accountId}|operation|2026-11-20|', true)`,
    `select set_config('cadre.asker', '', true)`,
    `select set_config('search_path', 'pg_temp, public, records', false)`,
    `select set_config('row_security', 'off', true)`,
    `select set_config('session_replication_role', 'replica', true)`,
    ...[
      'cadre_system',
      'cadre_reach',
      'cadre_backup',
      'cadre_aggregate',
      'cadre',
      'postgres',
      'pg_read_all_data',
    ].flatMap((role) => [
      `set role ${role}`,
      `set local role ${role}`,
      `set session authorization ${role}`,
      `do $$ begin execute 'set role ${role}'; end $$`,
      `select set_config('role', '${role}', true)`,
      `grant ${role} to current_user`,
      `grant ${role} to cadre_requests_wall`,
    ]),
  ]) {
    const seen = await seenAfter(employee, attack)
    assert.ok(seen === 'refused' || seen.length === 0, `${attack}: ${JSON.stringify(seen)}`)
  }
})

test('a seal is worth something in its own transaction alone', async () => {
  const stolen = await hrManager(async ({ trx }) => {
    const { rows } = await sql<{ asker: string }>`select current_setting('cadre.asker') as asker`.execute(trx)
    return rows[0]!.asker
  })
  const seen = await employee(async (session) => {
    await sql`select set_config('cadre.asker', ${stolen}, true)`.execute(session.trx)
    const { rows } = await sql<{ account: string | null }>`select access.account() as account`.execute(
      session.trx,
    )
    return { account: rows[0]!.account, seen: await othersSeen(session, employee) }
  })
  assert.deepEqual(seen, { account: null, seen: [] })
})

test('what may be asked is sealed by the server: purpose, day and moment cannot be made up', async () => {
  for (const [attack, code] of [
    [
      `select app.authenticate(sha256('x'), '2026-11-20T12:00:00Z', 'audit', '${otherDay}', 'made up')`,
      'CD010',
    ],
    [`select app.authenticate(sha256('x'), '2026-11-20T12:00:00Z', 'audit', '${otherDay}', null)`, 'CD010'],
    [`select jobs.requester('${hrManager.accountId}', 'operation', '${otherDay}', 'made up')`, 'CD010'],
    [`select seal.enter('${hrManager.accountId}', 'operation', '${otherDay}')`, 'access-denied'],
    [`select seal.of('x')`, 'access-denied'],
    [`select key from seal.key`, 'access-denied'],
    [`select token_digest from app.session`, 'access-denied'],
  ] as const) {
    await assert.rejects(
      employee(({ trx }) => sql.raw(attack).execute(trx)),
      (error: { code?: string }) => error.code === code,
      attack,
    )
  }
})

test('a request can change neither schema nor rights, nor reach files, programs or other databases', async () => {
  for (const attack of [
    'create schema mine',
    'create temporary table pay (id text)',
    'create function public.upper_inf(tstzrange) returns boolean language sql return false',
    'create function pg_temp.account() returns text language sql return null',
    'create table public.account (id text)',
    'create view public.mine as select 1',
    'create operator public.= (leftarg = text, rightarg = text, function = texteq)',
    'create extension dblink',
    'create extension postgres_fdw',
    `create language plpython3u`,
    'create policy mine on records.pay using (true)',
    'drop policy read on records.pay',
    'alter policy read on records.pay using (true)',
    'alter table records.pay disable row level security',
    'alter table records.pay no force row level security',
    'alter table records.pay owner to cadre_app',
    'alter function access.account() owner to cadre_app',
    'create or replace function access.account() returns text language sql return null',
    'drop table records.pay',
    'truncate records.pay',
    'create rule mine as on select to records.pay do instead select 1',
    'create trigger mine before insert on records.pay execute function access.account()',
    'alter role cadre_app superuser',
    `alter role cadre_requests_wall password 'mine' bypassrls`,
    'alter system set fsync = off',
    'alter database wall owner to cadre_app',
    'copy records.pay to program $$cat$$',
    `copy records.pay to '/tmp/pay'`,
    `copy records.pay from '/etc/passwd'`,
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('/')",
    "select lo_import('/etc/passwd')",
    "select lo_export(1, '/tmp/x')",
    'select rolpassword from pg_authid',
    'select passwd from pg_shadow',
    'select * from queue.job',
    'select * from lake.change',
    `select dblink('dbname=wall', 'select 1')`,
    `select access.people_in_scope('{country:ES}')`,
    `select access.chain_of('${employees[1]!.personId}')`,
    `insert into access.rule values ('employee', 'pay', 'anyone', 'read', 'operation')`,
    `insert into access.role_grant (account_id, role, granted_by) values ('${employee.accountId}', 'hr_manager', '${employee.accountId}')`,
    `update app.account set person_id = '${employees[1]!.personId}'`,
    `insert into app.session (id, account_id, token_digest, kind, idle_seconds, expires_at)
      values ('ssn_0000000000000000000000', '${hrManager.accountId}', 'x', 'token', 9999, '2100-01-01')`,
    `insert into audit.entry (account_id, act, entity, purpose, request_id) values ('${hrManager.accountId}', 'read', 'pay', 'pay', 'r')`,
    'delete from audit.entry',
    `do $$ begin execute 'create table public.mine ()'; end $$`,
  ]) {
    await assert.rejects(
      employee(({ trx }) => sql.raw(attack).execute(trx)),
      attack,
    )
  }
})

test('with names of its own in front a request sees what it saw before', async () => {
  const seen = await employee(async (session) => {
    await sql`select set_config('search_path', 'pg_temp, public, records, pg_catalog', true)`.execute(
      session.trx,
    )
    return othersSeen(session, employee)
  })
  assert.deepEqual(seen, [])
})

test('what a request leaves on its connection is gone for the next one', async () => {
  const [other] = employees.slice(1)
  for (const leftover of [
    `prepare cadre_0 as select 1`,
    `do $$ begin execute 'prepare sneaked as select 1'; end $$`,
    `prepare failing as select 1; select 1 / 0`,
    `declare mine cursor with hold for select 1`,
    `listen mine`,
    `select pg_advisory_lock(4711)`,
    `select set_config('role', 'none', false)`,
    `select set_config('datestyle', 'SQL, DMY', false), set_config('timezone', 'Asia/Tokyo', false), set_config('bytea_output', 'escape', false)`,
    `select set_config('cadre.asker', 'left behind', false), set_config('default_transaction_read_only', 'on', false)`,
  ]) {
    // Both connections of the pool, and twice what there are.
    await Promise.allSettled([1, 2, 3, 4].map(() => employee(({ trx }) => sql.raw(leftover).execute(trx))))
    const states = await Promise.all(
      [1, 2, 3, 4].map(() =>
        other!(async (session) => {
          const { rows } = await sql`
            select (select count(*)::int from pg_prepared_statements where from_sql) as prepared,
              (select count(*)::int from pg_cursors where is_holdable) as cursors,
              (select count(*)::int from pg_listening_channels()) as channels,
              (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks,
              current_user::text as role, current_setting('datestyle') as dates, current_setting('bytea_output') as bytes,
              current_setting('transaction_read_only') as read_only, access.account() as account`.execute(
            session.trx,
          )
          assert.deepEqual(await othersSeen(session, other!), [])
          return rows[0]
        }),
      ),
    )
    for (const state of states)
      assert.deepEqual(
        state,
        {
          prepared: 0,
          cursors: 0,
          channels: 0,
          locks: 0,
          role: 'cadre_app',
          dates: 'ISO, MDY',
          bytes: 'hex',
          read_only: 'off',
          account: other!.accountId,
        },
        leftover,
      )
  }
})

test('a thousand interleaved requests of five accounts on two connections never see each other', async () => {
  const wrong: unknown[] = []
  await Promise.all(
    Array.from({ length: 1000 }, async (_, index) => {
      const as = employees[index % employees.length]!
      const seen = await as(async ({ trx }) => {
        const { rows } = await sql<{ account: string; me: string; pay: string[] }>`
          select access.account() as account, access.me() as me, array(select person_id from records.pay) as pay`.execute(
          trx,
        )
        return rows[0]!
      })
      const { accountId, personId } = as
      if (seen.account !== accountId || seen.me !== personId || seen.pay.join() !== personId) wrong.push(seen)
    }),
  )
  assert.deepEqual(wrong, [])
  assert.ok(place.database.requests.pool.totalCount <= 2)
})

test('a login that could do more than a request is refused for requests', async () => {
  await assert.rejects(putBehindWall(place.database, url), {
    code: 'settings-invalid',
    message: /may make roles.*is a member of .*cadre_system.*owns the database/,
  })
})
