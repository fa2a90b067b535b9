import { createSigningKey, fingerprintOf } from '@cadre/core/signing'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Database } from '../database/database.ts'
import { openServer } from '../database/open-server.ts'
import { migrate } from '../migrations/migrate.ts'
import { startPostgres } from '../postgres.fixture.ts'
import type { OwnPostgres } from '../postgres.fixture.ts'
import { readCheckpoints } from './checkpoint-folder.ts'
import { readTrail } from './read-trail.ts'
import { sealEntries } from './seal-entries.ts'
import { enterAct } from './trail.fixture.ts'
import { verifyTrail } from './verify-trail.ts'
import { writeCheckpoint } from './write-checkpoint.ts'

let postgres: OwnPostgres
let database: Database
let folder: string
before(async () => {
  postgres = await startPostgres()
  database = await openServer(await postgres.createDatabase('trail'), { maxConnections: 60 })
  await migrate(database)
  folder = await mkdtemp(join(tmpdir(), 'cadre-trail-'))
})
after(async () => {
  await database.close()
  await postgres.remove()
  await rm(folder, { recursive: true })
})

test('fifty connections that write and three processes that seal make one unbroken chain', async () => {
  const key = createSigningKey()
  let isWriting = true
  const writers = Array.from({ length: 50 }, async (_, writer) => {
    for (let act = 0; act < 20; act++) await enterAct(database, writer * 20 + act)
  })
  const sealers = Array.from({ length: 3 }, async () => {
    while (isWriting) await sealEntries(database)
  })
  const signer = (async () => {
    while (isWriting) await writeCheckpoint({ database, folder, key }, { now: new Date() })
  })()
  await Promise.all(writers)
  isWriting = false
  await Promise.all([...sealers, signer])
  await writeCheckpoint({ database, folder, key }, { now: new Date() })
  const checkpoints = await readCheckpoints(folder)
  const report = await verifyTrail(readTrail(database), {
    checkpoints,
    trustedKey: fingerprintOf(key.publicKey),
  })
  assert.deepEqual([report.isUnbroken, report.entries, report.vouchedUpTo], [true, 1000, 1000])
  assert.ok(checkpoints.length > 1)
})

test('the owner of the schema, who is no superuser, changes no entry either', async () => {
  for (const statement of [
    'update audit.entry set act = act',
    'delete from audit.link',
    'truncate audit.entry',
  ])
    await assert.rejects(database.pool.query(statement), { code: 'CD009' })
})
