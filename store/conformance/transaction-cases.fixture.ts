import { AppError } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { createRecord } from '../facts/write-records.ts'
import { claimKey, keepAnswer } from '../idempotency.ts'
import { migrate } from '../migrations/migrate.ts'
import type { ConformanceCase } from './cases.fixture.ts'
import type { Place } from './place.fixture.ts'

export const transactionCases: readonly ConformanceCase[] = [
  { name: 'what fails leaves nothing: no record, no id, no line in the audit trail', run: checkRollback },
  { name: 'a key has one effect for its account, and none for others', run: checkIdempotency },
  { name: 'migrating again changes nothing, and a newer database is refused', run: checkMigrations },
  { name: 'settings of one piece of work are gone in the next', run: checkSettings },
]

async function counts({ database }: Place): Promise<unknown> {
  const { rows } = await database.pool.query(`select (select count(*) from records.key)::int as keys,
    (select count(*) from audit.entry)::int as entries`)
  return rows[0]
}

async function checkRollback(place: Place): Promise<void> {
  const record = await place.asSystem((session) => place.maker.newRecord(session, 'department'))
  const before = await counts(place)
  const failing = place.asSystem(async (session) => {
    await createRecord(session, entityNamed('department'), record)
    throw new AppError('cancelled', 'No more of this.')
  })
  await assert.rejects(failing, { code: 'cancelled' })
  assert.deepEqual(await counts(place), before)
}

async function checkIdempotency({ account }: Place): Promise<void> {
  const [one, other] = [await account('employee'), await account('employee')]
  const answered = { status: 201, response: { id: 'x', list: [1, null] } }
  assert.equal(await one((session) => claimKey(session, 'key', { bodyDigest: 'digest' })), undefined)
  await one(async (session) => {
    await claimKey(session, 'key-2', { bodyDigest: 'digest' })
    await keepAnswer(session, 'key-2', answered)
  })
  assert.deepEqual(await one((session) => claimKey(session, 'key-2', { bodyDigest: 'digest' })), answered)
  await assert.rejects(
    one((session) => claimKey(session, 'key-2', { bodyDigest: 'another' })),
    { code: 'key-reused' },
  )
  assert.equal(await other((session) => claimKey(session, 'key-2', { bodyDigest: 'another' })), undefined)
}

async function checkMigrations({ database }: Place): Promise<void> {
  assert.deepEqual(await migrate(database), [])
  await database.pool.query(`insert into public.kysely_migration values ('9999-from-later', now()::text)`)
  await assert.rejects(migrate(database), { code: 'store-newer' })
  await database.pool.query(`delete from public.kysely_migration where name = '9999-from-later'`)
}

async function checkSettings(place: Place): Promise<void> {
  const as = await place.account('employee')
  const seen = await as(async ({ trx }) => {
    const { rows } = await sql<{ role: string; account: string }>`
      select current_user::text as role, access.account() as account`.execute(trx)
    return rows[0]
  })
  assert.deepEqual(seen, { role: 'cadre_app', account: as.accountId })
  for (let turn = 0; turn < 12; turn++) {
    const { rows } = await place.database.pool.query(
      `select current_user::text as role, coalesce(current_setting('cadre.account', true), '') as account`,
    )
    assert.equal(rows[0].account, '')
    assert.notEqual(rows[0].role, 'cadre_app')
  }
}
