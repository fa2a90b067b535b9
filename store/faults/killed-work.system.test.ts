import { fingerprintOf, signingKeyFromPem } from '@cadre/core/signing'
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readCheckpoints } from '../audit/checkpoint-folder.ts'
import { readTrail } from '../audit/read-trail.ts'
import { verifyTrail } from '../audit/verify-trail.ts'
import { backUp, checkBackup } from '../backup/back-up.ts'
import { fillInstallation, now, tablesOf } from '../backup/installation.fixture.ts'
import type { Database } from '../database/database.ts'
import { openEmbedded } from '../database/open-embedded.ts'
import { openServer } from '../database/open-server.ts'
import { appliedMigrations } from '../migrations/applied-migrations.ts'
import { migrationNames } from '../migrations/migrate.ts'
import { startPostgres } from '../postgres.fixture.ts'
import { complete, killAfter, kills, moments } from './killed-work.fixture.ts'

// Needs Debian's Postgres, and minutes.

const folder = mkdtempSync(join(tmpdir(), 'cadre-killed-'))
const postgres = await startPostgres()
after(async () => {
  await postgres.remove()
  rmSync(folder, { recursive: true })
})

const open = (place: string): Promise<Database> =>
  place.startsWith('postgres:') ? openServer(place) : openEmbedded(place)

async function looking<Result>(
  place: string,
  look: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await open(place)
  try {
    return await look(database)
  } finally {
    await database.close()
  }
}

const kinds = {
  'the embedded database': (name: string) => Promise.resolve(join(folder, name)),
  Postgres: (name: string) => postgres.createDatabase(name),
} as const

for (const [kind, makePlace] of Object.entries(kinds)) {
  const prefix = kind === 'Postgres' ? 'p' : 'e'
  // The embedded database takes ten times as long to be made anew.
  const times = kills(kind === 'Postgres' ? 2 : 1)
  test(`a migration that is killed on ${kind} is nowhere or whole, and the next start completes it`, async () => {
    const durationMs = await complete({ work: 'migrate', place: await makePlace(`${prefix}_whole`) })
    for (const [index, afterMs] of moments(times, durationMs).entries()) {
      const place = await makePlace(`${prefix}_migrated_${index}`)
      await killAfter({ work: 'migrate', place }, afterMs)
      const applied = await looking(place, ({ pool }) => appliedMigrations(pool))
      assert.ok([0, migrationNames().length].includes(applied.length), applied.join())
      await complete({ work: 'migrate', place })
      if (prefix === 'e') rmSync(place, { recursive: true })
    }
  })

  test(`a backup that is killed on ${kind} leaves a whole file or the one before`, async () => {
    const place = await makePlace(`${prefix}_backed_up`)
    await complete({ work: 'migrate', place })
    await looking(place, (database) => fillInstallation(database, 200))
    const file = join(folder, `${prefix}.cadre`)
    const durationMs = await complete({ work: 'backup', place, file })
    for (const afterMs of moments(times, durationMs)) {
      await killAfter({ work: 'backup', place, file }, afterMs)
      await checkBackup(file)
    }
    await looking(place, async (database) => {
      await backUp(database, file, { cadreVersion: '0.1.0', now })
    })
    assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.cadre')).length > 0, true)
  })

  test(`a restore that is killed on ${kind} leaves the place empty or whole, and can be asked for again`, async () => {
    const source = await makePlace(`${prefix}_source`)
    await complete({ work: 'migrate', place: source })
    const file = join(folder, `${prefix}_source.cadre`)
    const rows = await looking(source, async (database) => {
      await fillInstallation(database, 200)
      await backUp(database, file, { cadreVersion: '0.1.0', now })
      return (await tablesOf(database)).get('records.person')
    })
    const durationMs = await complete({ work: 'restore', place: await makePlace(`${prefix}_restored`), file })
    for (const [index, afterMs] of moments(times, durationMs).entries()) {
      const place = await makePlace(`${prefix}_restored_${index}`)
      await killAfter({ work: 'restore', place, file }, afterMs)
      await complete({ work: 'restore', place, file })
      assert.deepEqual(
        await looking(place, async (database) => (await tablesOf(database)).get('records.person')),
        rows,
      )
      if (prefix === 'e') rmSync(place, { recursive: true })
    }
  })

  test(`sealing that is killed on ${kind} leaves one unbroken chain under its checkpoints`, async () => {
    const place = await makePlace(`${prefix}_sealed`)
    await complete({ work: 'migrate', place })
    const checkpoints = join(folder, `${prefix}_checkpoints`)
    let entered = 0
    for (const afterMs of moments(kills(2), 1500)) {
      const said = await killAfter({ work: 'seal', place, file: checkpoints }, afterMs, { word: 'entered' })
      entered += said.filter((word) => word === 'entered').length
    }
    await looking(place, async (database) => {
      const key = signingKeyFromPem(readFileSync(`${checkpoints}.pem`, 'utf8'))
      const report = await verifyTrail(readTrail(database), {
        checkpoints: await readCheckpoints(checkpoints),
        trustedKey: fingerprintOf(key.publicKey),
      })
      assert.deepEqual(report.faults, [])
      const { rows } = await database.pool.query(`select count(*)::int as n from audit.unlinked`)
      assert.ok(report.entries + rows[0].n >= entered, `${entered} acknowledged`)
    })
  })
}
