import {
  backUp,
  checkFieldKeys,
  clearErased,
  createFieldCipher,
  fieldKeysInMemory,
  inSystemSession,
} from '@cadre/store'
import { ledgerInMemory, migrate, openEmbedded, openServer, reapplyLedger } from '@cadre/store'
import { startPostgres } from '@cadre/store/postgres.fixture'
import type { Database, Errand, Session } from '@cadre/store'
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fillCompany } from '../demo/fill-company.ts'
import { smallCompany } from '../small-company/small-company.fixture.ts'
import { plantCanaries } from './canaries.fixture.ts'
import type { Canaries } from './canaries.fixture.ts'

// Needs Debian's Postgres.

const errand: Errand = {
  purpose: 'operation',
  requestId: 'rqs_disk',
  route: 'test',
  today: '2026-11-20',
  now: new Date('2026-11-20T12:00:00Z'),
}

/** Which of some texts stand in any file of a folder, as the bytes are. */
function foundIn(folder: string, texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    for (const text of texts) if (bytes.includes(text)) found.add(`${text} in ${path.slice(folder.length)}`)
  }
  return [...found]
}

/** A small company with somebody in it who has a text in every place that can hold one. */
async function fill(database: Database) {
  const keys = fieldKeysInMemory()
  const cipher = createFieldCipher(keys.read)
  const asSystem = <Result>(run: (session: Session) => Promise<Result>): Promise<Result> =>
    inSystemSession({ database, cipher, errand }, run)
  await migrate(database)
  await asSystem((session) => checkFieldKeys(session, keys.read()))
  await fillCompany(asSystem, smallCompany({ people: 12, today: errand.today }))
  const planted = await plantCanaries({ asSystem }, { leftOn: '2024-01-01' })
  return { asSystem, planted, texts: [...planted.texts.keys()] }
}

/** A ledger in which somebody is erased. */
function erasing({ personId, candidateId, applicationId, accountId }: Canaries) {
  const ledger = ledgerInMemory()
  ledger.append({
    kind: 'erasure',
    id: 'sbr_0000000000000000000001',
    at: errand.now.toISOString(),
    subject: {
      personIds: [personId],
      candidateIds: [candidateId],
      applicationIds: [applicationId],
      accountIds: [accountId],
    },
    keptClasses: [],
    restriction: null,
    suppressed: [],
  })
  return ledger
}

test('encrypted texts never stand in the folder of the database; of an erased person nothing stands there once it is cleared', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-disk-'))
  try {
    const database = await openEmbedded(folder)
    const { asSystem, planted, texts } = await fill(database)
    assert.deepEqual(foundIn(folder, planted.encrypted), [])
    assert.ok(foundIn(folder, texts).length > 40, 'the search finds what is there')
    await asSystem((session) => reapplyLedger(session, erasing(planted)))
    assert.equal(await clearErased(database), 1)
    assert.equal(await clearErased(database), 0, 'nothing is left to clear')
    assert.deepEqual(foundIn(folder, texts), [])
    await database.close()
    assert.deepEqual(foundIn(folder, texts), [])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the same in the folder of a Postgres, its log of writes and an archive, once its administrator has cleared the log', async () => {
  const postgres = await startPostgres()
  const archives = mkdtempSync(join(tmpdir(), 'cadre-archives-'))
  try {
    const database = await openServer(await postgres.createDatabase('canaries'))
    const { asSystem, planted, texts } = await fill(database)
    await postgres.administer('canaries', ['checkpoint'])
    assert.deepEqual(foundIn(postgres.folder, planted.encrypted), [])
    assert.ok(foundIn(postgres.folder, texts).length > 40, 'the search finds what is there')
    await asSystem((session) => reapplyLedger(session, erasing(planted)))
    assert.equal(await clearErased(database), 1)
    // As docs/data-protection.md says.
    await postgres.administer('canaries', clearingTheLog)
    await backUp(database, join(archives, 'after.cadre'), { cadreVersion: '0.1.0', now: errand.now })
    assert.deepEqual(foundIn(archives, texts), [])
    await database.close()
    assert.deepEqual(foundIn(postgres.folder, texts), [])
    assert.deepEqual(foundIn(postgres.folder, planted.encrypted), [])
  } finally {
    await postgres.remove()
    rmSync(archives, { recursive: true, force: true })
  }
})

const clearingTheLog = [
  'vacuum full pg_catalog.pg_statistic',
  'alter system set wal_recycle = off',
  'select pg_reload_conf()',
  ...Array.from({ length: 2 }, () => ['select pg_switch_wal()', 'checkpoint']).flat(),
]
