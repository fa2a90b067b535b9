import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { AppError } from '@cadre/core'
import { openInMemory } from '../database/open-embedded.ts'
import type { Database } from '../database/database.ts'
import { migrate, migrationNames } from '../migrations/migrate.ts'
import { backUp, checkBackup, restore } from './back-up.ts'
import { createRecord } from '../facts/write-records.ts'
import { entityNamed } from '@cadre/people'
import { asSystem, fillInstallation, now, guardsOf, tablesOf } from './installation.fixture.ts'
import { tarEnd, tarEntry } from './tar.ts'

const folder = await mkdtemp(join(tmpdir(), 'cadre-backup-'))
const source = await openInMemory()
await migrate(source)
const empty = await source.dump()
await fillInstallation(source)
const options = { cadreVersion: '0.1.0', now }
const plain = join(folder, 'plain.cadre')
const sealed = join(folder, 'sealed.cadre')
const passphrase = 'correct horse battery staple'
await backUp(source, plain, {
  ...options,
  files: [{ name: 'audit/checkpoints.jsonl', body: Buffer.from('{}\n') }],
})
await backUp(source, sealed, { ...options, passphrase })
const open: Database[] = [source]
after(async () => {
  for (const database of open) await database.close()
  await rm(folder, { recursive: true })
})

async function emptyInstallation(): Promise<Database> {
  const database = await openInMemory({ loadDataDir: empty })
  open.push(database)
  return database
}

const target = await emptyInstallation()

test('a restored installation equals the one backed up, row for row, in every table', async () => {
  const before = await tablesOf(source)
  const placed: string[] = []
  const { manifest } = await restore(target, plain, {
    now,
    placeFiles: async (files) => void placed.push(...files.map(({ name }) => name)),
  })
  const after = await tablesOf(target)
  assert.deepEqual(placed, ['audit/checkpoints.jsonl'])
  assert.ok(manifest.tables.length > 60)
  for (const [name, lines] of before) {
    // The backup and the restore are in the trail themselves; sessions and links are ended.
    if (name.startsWith('audit.') || ['app.session', 'app.sign_in_link'].includes(name)) continue
    assert.deepEqual(after.get(name), lines, name)
  }
  const trail = before.get('audit.entry')!
  const restored = after.get('audit.entry')!
  // One backup entry came after the archive that was restored.
  assert.deepEqual(restored.slice(0, -1), trail.slice(0, -1))
  assert.match(restored.at(-1)!, /"restore"/)
})

test('nobody is signed in after a restore, and no one-time link opens', async () => {
  const { rows } = await target.pool.query<{ alive: number; links: number }>(
    `select (select count(*) from app.session where ended_at is null)::int as alive, (select count(*) from app.sign_in_link)::int as links`,
  )
  assert.deepEqual(rows, [{ alive: 0, links: 0 }])
})

test('row policies, triggers and constraints are there after a restore as before', async () => {
  assert.deepEqual(await guardsOf(target), await guardsOf(source))
  await assert.rejects(
    target.pool.query("update audit.entry set act = 'x'"),
    /takes entries and nothing else/,
  )
  const person = entityNamed('person')
  const again = {
    from: '2020-01-01',
    values: { firstName: 'A', lastName: 'B', employeeNumber: 'E7' },
  } as const
  await assert.rejects(
    asSystem(target, (session) => createRecord(session, person, again)),
    (error) => is(error, 'record-conflict'),
  )
  // Numbers go on after those of the backup.
  await asSystem(target, (session) =>
    createRecord(session, person, { ...again, values: { ...again.values, employeeNumber: 'new' } }),
  )
})

test('a restore that was committed may be asked for again, and does nothing', async () => {
  const before = await tablesOf(target)
  await restore(target, plain, { now })
  const after = await tablesOf(target)
  assert.deepEqual(after.get('records.person'), before.get('records.person'))
})

test('a backup is not restored over records, not even its own kind', async () => {
  const other = join(folder, 'other.cadre')
  await backUp(target, other, options)
  await assert.rejects(restore(source, other, { now }), (error) => is(error, 'store-not-empty'))
})

test('a sealed backup opens with its passphrase and with no other', async () => {
  const bytes = await readFile(sealed)
  assert.equal(bytes.includes('Number 7'), false)
  assert.equal(bytes.includes('manifest'), false)
  await assert.rejects(checkBackup(sealed), (error) => is(error, 'backup-locked'))
  await assert.rejects(checkBackup(sealed, 'wrong'), (error) => is(error, 'backup-locked'))
  assert.equal((await checkBackup(sealed, passphrase)).cadreVersion, '0.1.0')
})

test('one bit that is not as it was refuses the backup, wherever it is', async () => {
  for (const [path, tries] of [
    [plain, 64],
    [sealed, 4],
  ] as const) {
    const bytes = await readFile(path)
    const file = join(folder, 'altered.cadre')
    for (let step = 0; step < tries; step++) {
      const at = Math.floor((bytes.length * (step + 0.5)) / tries)
      const altered = Buffer.from(bytes)
      altered[at]! ^= 1 << (step % 8)
      await writeFile(file, altered)
      await assert.rejects(
        checkBackup(file, passphrase),
        (error) => is(error, 'backup-damaged') || is(error, 'backup-locked'),
        `${path} at byte ${at} of ${bytes.length}`,
      )
    }
    // Checked before anything is touched: the target is not even empty.
    const before = await tablesOf(target)
    await assert.rejects(restore(target, file, { now, passphrase }), (error) => !is(error, 'store-not-empty'))
    assert.deepEqual(await tablesOf(target), before)
  }
})

test('a backup that is cut short, or goes on after its end, is refused', async () => {
  for (const path of [plain, sealed]) {
    const bytes = await readFile(path)
    const isSealed = path === sealed
    for (const odd of isSealed
      ? [bytes.subarray(0, 20), bytes.subarray(0, -1)]
      : [
          bytes.subarray(0, 0),
          bytes.subarray(0, 20),
          bytes.subarray(0, 511),
          bytes.subarray(0, bytes.length / 2),
          bytes.subarray(0, -1),
          bytes.subarray(0, -1024),
          Buffer.concat([bytes, Buffer.alloc(512)]),
          Buffer.concat([bytes, Buffer.from('x')]),
        ]) {
      const file = join(folder, 'odd.cadre')
      await writeFile(file, odd)
      await assert.rejects(
        checkBackup(file, passphrase),
        (error) => is(error, 'backup-damaged') || is(error, 'backup-locked'),
        `${odd.length} of ${bytes.length} bytes`,
      )
    }
  }
})

test('an archive of something else is refused', async () => {
  const other = join(folder, 'other')
  for (const entries of [
    ['../../etc/passwd'],
    ['/etc/passwd'],
    ['files/../../home/key'],
    ['files/a/../../key'],
    ['files/.ssh/key'],
    ['files\\key'],
    ['tables/pg_catalog.pg_authid/00001.jsonl'],
    ['readme.md'],
    [],
  ]) {
    await writeFile(
      other,
      Buffer.concat([...entries.map((name) => tarEntry({ name, body: Buffer.from('x') })), tarEnd]),
    )
    await assert.rejects(checkBackup(other), (error) => is(error, 'backup-damaged'), entries.join())
  }
  const link = tarEntry({ name: 'files/link', body: Buffer.alloc(0) })
  link[156] = 50
  await writeFile(other, Buffer.concat([link, tarEnd]))
  await assert.rejects(checkBackup(other), (error) => is(error, 'backup-damaged'))
  await assert.rejects(checkBackup(join(folder, 'nowhere')), (error) => is(error, 'backup-missing'))
  await assert.rejects(checkBackup(folder), (error) => is(error, 'backup-missing'))
})

test('a backup of an older schema comes in by that schema and goes forward; of a newer one it is refused', async () => {
  const other = await openInMemory()
  open.push(other)
  const file = join(folder, 'other-version.cadre')
  await assert.rejects(backUp(other, file, options), (error) => is(error, 'store-empty'))
  await assert.rejects(readFile(file))

  // One step back: what this version writes must still find its tables.
  const older = migrationNames().at(-2)!
  await migrate(other, { to: older })
  await fillInstallation(other, 3)
  await backUp(other, file, options)
  const database = await emptyInstallation()
  const { migrations } = await restore(database, file, { now })
  assert.deepEqual(
    migrations,
    migrationNames().filter((name) => name > older),
  )
  assert.deepEqual(
    (await tablesOf(database)).get('records.person'),
    (await tablesOf(other)).get('records.person'),
  )

  await other.pool.query("insert into public.kysely_migration values ('9999-later', now()::text)")
  await backUp(other, file, options)
  await assert.rejects(restore(database, file, { now }), (error) => is(error, 'store-newer'))
})

function is(error: unknown, code: string): boolean {
  return error instanceof AppError && error.code === code
}
