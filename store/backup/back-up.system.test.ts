import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Database } from '../database/database.ts'
import { openEmbedded } from '../database/open-embedded.ts'
import { openServer } from '../database/open-server.ts'
import { migrate } from '../migrations/migrate.ts'
import { startPostgres } from '../postgres.fixture.ts'
import { backUp, checkBackup, restore } from './back-up.ts'
import { asSystem, fillInstallation, guardsOf, now, tablesOf } from './installation.fixture.ts'
import { createRecord } from '../facts/write-records.ts'
import { entityNamed } from '@cadre/people'

// Needs Debian's Postgres.

const folder = await mkdtemp(join(tmpdir(), 'cadre-backup-'))
const postgres = await startPostgres()
const open: Database[] = []
after(async () => {
  for (const database of open) await database.close()
  await postgres.remove()
  await rm(folder, { recursive: true })
})

async function ready(database: Database): Promise<Database> {
  open.push(database)
  return database
}

const options = { cadreVersion: '0.1.0', now }
const first = await ready(await openServer(await postgres.createDatabase('first')))
await migrate(first)
await fillInstallation(first)
const file = join(folder, 'first.cadre')
await backUp(first, file, options)

function same(before: Map<string, string[]>, after: Map<string, string[]>): void {
  for (const [name, lines] of before) {
    if (name.startsWith('audit.') || ['app.session', 'app.sign_in_link'].includes(name)) continue
    assert.deepEqual(after.get(name), lines, name)
  }
}

test('a backup of Postgres is restored into another Postgres row for row, with its guards', async () => {
  const second = await ready(await openServer(await postgres.createDatabase('second')))
  await restore(second, file, { now })
  same(await tablesOf(first), await tablesOf(second))
  assert.deepEqual(await guardsOf(second), await guardsOf(first))
})

test('an installation moves from Postgres to the embedded database and back, and grows on', async () => {
  const embedded = await ready(await openEmbedded(join(folder, 'embedded')))
  await restore(embedded, file, { now })
  same(await tablesOf(first), await tablesOf(embedded))
  const moved = join(folder, 'moved.cadre')
  await backUp(embedded, moved, { ...options, passphrase: 'a passphrase of some length' })
  const third = await ready(await openServer(await postgres.createDatabase('third')))
  await restore(third, moved, { now, passphrase: 'a passphrase of some length' })
  same(await tablesOf(first), await tablesOf(third))
  const values = { firstName: 'New', lastName: 'Person' }
  await asSystem(third, (session) =>
    createRecord(session, entityNamed('person'), { from: '2026-01-01', values }),
  )
})

test('a backup taken while others write holds whole operations only', async () => {
  const person = entityNamed('person')
  const before = (await tablesOf(first)).get('records.person')!.length
  let isDone = false
  const { promise: isAtWork, resolve: setAtWork } = Promise.withResolvers<void>()
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let turn = 0; !isDone; turn++) {
      // Two records in one operation: a backup holds both or none.
      await asSystem(first, async (session) => {
        for (const lastName of ['left', 'right']) {
          await createRecord(session, person, {
            from: '2026-01-01',
            values: { firstName: `pair ${writer} ${turn}`, lastName },
          })
        }
      })
      setAtWork()
    }
  })
  await isAtWork
  const busy = join(folder, 'busy.cadre')
  await backUp(first, busy, options)
  isDone = true
  await Promise.all(writers)
  const { tables } = await checkBackup(busy)
  const { rows: people } = tables.find(({ name }) => name === 'records.person')!
  assert.ok(people > before, 'writers were at work')
  assert.equal((people - before) % 2, 0)
  const fourth = await ready(await openServer(await postgres.createDatabase('fourth')))
  await restore(fourth, busy, { now })
  assert.equal((await tablesOf(fourth)).get('records.person')!.length, people)
})
