import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openInMemory } from '../database/open-embedded.ts'
import { appliedMigrations } from '../migrations/applied-migrations.ts'
import { migrate, migrationNames } from '../migrations/migrate.ts'
import { readFileSync } from 'node:fs'
import { checkBackup } from './back-up.ts'
import { fillInstallation, now, tablesOf } from './installation.fixture.ts'
import { upgrade } from './upgrade.ts'

const folder = await mkdtemp(join(tmpdir(), 'cadre-upgrade-'))
const database = await openInMemory()
after(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})
const present = new Map(
  migrationNames().map((name) => [
    name,
    readFileSync(join(import.meta.dirname, '..', 'migrations', `${name}.sql`), 'utf8'),
  ]),
)
const later = (...steps: (readonly [string, string])[]) => new Map([...present, ...steps])
const options = { folder, cadreVersion: '0.2.0', now }

test('a new database is made without a backup: there is nothing to lose', async () => {
  const { migrations, backup } = await upgrade(database, options)
  assert.deepEqual(migrations, migrationNames())
  assert.equal(backup, undefined)
  await fillInstallation(database, 5)
})

test('an upgrade backs up first and then takes its steps; without steps it does neither', async () => {
  const steps = later([
    '9001-later',
    "create table app.later (id text); insert into app.later values ('seed')",
  ])
  const rows = (await tablesOf(database)).get('records.person')!.length
  const { migrations, backup } = await upgrade(database, { ...options, steps })
  assert.deepEqual(migrations, ['9001-later'])
  const { tables } = await checkBackup(backup!)
  assert.equal(tables.find(({ name }) => name === 'records.person')!.rows, rows)
  // A table that an upgrade brings is in the next backup by itself.
  assert.deepEqual((await tablesOf(database)).get('app.later'), ['["seed"]'])
  assert.equal((await upgrade(database, { ...options, steps })).backup, undefined)
})

test('a step that fails leaves the schema and the rows as they were, and a backup', async () => {
  const before = await tablesOf(database)
  const steps = later(
    ['9001-later', 'select 1'],
    [
      '9002-good',
      "create table app.good (id text); delete from app.later; update app.account set login = 'x'",
    ],
    ['9003-bad', 'alter table app.good add column n int; select no_such_function()'],
  )
  await assert.rejects(upgrade(database, { ...options, steps }), /no_such_function/)
  const after = await tablesOf(database)
  for (const [name, lines] of before) if (!name.startsWith('audit.')) assert.deepEqual(after.get(name), lines)
  assert.deepEqual(await appliedMigrations(database.pool), [...present.keys(), '9001-later'])
})

test('an upgrade that cannot be backed up does not happen', async () => {
  const inTheWay = join(folder, 'file')
  await writeFile(inTheWay, '')
  const steps = later(['9001-later', 'select 1'], ['9002-next', 'create table app.next (id text)'])
  await assert.rejects(upgrade(database, { ...options, folder: inTheWay, steps }))
  assert.equal((await appliedMigrations(database.pool)).includes('9002-next'), false)
})

test('the last backups before upgrades are kept and no more', async () => {
  let steps = later(['9001-later', 'select 1'])
  for (let turn = 0; turn < 4; turn++) {
    steps = new Map([...steps, [`91${turn}0-turn`, 'select 1']])
    await upgrade(database, { ...options, steps, keep: 2, now: new Date(now.getTime() + turn * 1000) })
  }
  const kept = (await readdir(folder)).filter((name) => name.startsWith('before-upgrade-'))
  assert.deepEqual(kept, [
    'before-upgrade-2026-11-20T12-00-02-000Z.cadre',
    'before-upgrade-2026-11-20T12-00-03-000Z.cadre',
  ])
})

test('a database of a newer version is refused and left alone', async () => {
  await assert.rejects(upgrade(database, options), { code: 'store-newer' })
  await assert.rejects(migrate(database), { code: 'store-newer' })
})
