import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { AppError } from '@cadre/core'
import { openEmbedded } from './open-embedded.ts'

const folder = await mkdtemp(join(tmpdir(), 'cadre-engine-'))
after(() => rm(folder, { recursive: true }))
const database = await openEmbedded(folder, { queryLimitMs: 1500 })
const endless = 'select count(*) from generate_series(1, 1000000000000) a'

test('a connection that was given back in the middle of something leaves nothing open', async () => {
  const client = await database.pool.connect()
  await client.query('create table public.kept (id int); insert into public.kept values (1)')
  await client.query('begin')
  await client.query("insert into public.kept values (2); set role to 'pg_monitor'")
  client.release(true)
  const { rows } = await database.pool.query('select id, current_user as who from public.kept')
  assert.deepEqual(rows, [{ id: 1, who: 'postgres' }])
  await assert.rejects(database.pool.query('select nothing($1)', [1]), { code: '42883' })
  assert.equal((await database.pool.query('select $1::int as n', [7])).rows[0].n, 7)
})

test('the process goes on while a query occupies the database, and a query that does not come back ends its thread', async () => {
  const started = performance.now()
  let turns = 0
  const timer = setInterval(() => turns++, 50)
  const hung = database.pool.query(endless)
  const behind = database.pool.query('select 1')
  await assert.rejects(hung, isUnreachable)
  await assert.rejects(behind, isUnreachable)
  clearInterval(timer)
  assert.ok(turns > 10, `${turns} turns`)
  assert.ok(performance.now() - started < 5000)
  assert.match((await database.unusable).message, /has not come back after 1.5 seconds/)
  await assert.rejects(database.pool.query('select 1'), isUnreachable)
})

test('what was acknowledged before is there when the folder is opened again', async () => {
  await database.close()
  const again = await openEmbedded(folder)
  assert.deepEqual((await again.pool.query('select id from public.kept')).rows, [{ id: 1 }])
  assert.equal(again.isPowerLossSafe, true)
  await again.close()
})

function isUnreachable(error: unknown): boolean {
  return error instanceof AppError && error.code === 'store-unreachable'
}
