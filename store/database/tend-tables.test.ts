import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openInMemory } from './open-embedded.ts'
import { tendTables } from './tend-tables.ts'

test('a table that has changed much gets statistics, once', async () => {
  const database = await openInMemory()
  await database.pool.query('create table t (a int)')
  await database.pool.query('insert into t select generate_series(1, 1000)')
  assert.equal(await tendTables(database), 1)
  const { rows } = await database.pool.query(`select reltuples from pg_class where relname = 't'`)
  assert.equal(rows[0].reltuples, 1000)
  assert.equal(await tendTables(database), 0)
  await database.close()
})
