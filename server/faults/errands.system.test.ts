import { fingerprintOfThisInstallation } from '@cadre/core/signing-key-file'
import { entities, roleNames } from '@cadre/people'
import { listDueData, listFieldKeys, readRecords, readTrail } from '@cadre/store'
import { readCheckpoints, verifyTrail } from '@cadre/store/audit-trail'
import { listSets, openLakeFolder, verifyLake } from '@cadre/store/lake'
import { startPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { demoCompany } from '../demo/fill-demo.ts'
import type { OpenInstallation } from '../installation/open-installation.ts'
import { lakeFolder } from '../lake/lake-folder.ts'
import type { Prepared } from './errand-process.fixture.ts'
import { demoPeople, lookInto, runErrand, settingsOf, stepsOf } from './errands.fixture.ts'
import type { Place } from './errands.fixture.ts'
import { kills } from './kill-loop.fixture.ts'

// Needs Debian's Postgres, and minutes. An errand is killed before, in or after one of its durable steps.

const folder = mkdtempSync(join(tmpdir(), 'cadre-errands-'))
const postgres = await startPostgres()
after(async () => {
  await postgres.remove()
  rmSync(folder, { recursive: true })
})

/** Asks as the role that sees every row. */
async function ask<Row>({ database }: OpenInstallation, query: string): Promise<Row[]> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local role cadre_backup')
    return (await client.query(query)).rows as Row[]
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function count(installation: OpenInstallation, from: string): Promise<number> {
  const [row] = await ask<{ n: number }>(installation, `select count(*)::int as n from ${from}`)
  return row!.n
}

/** Tables in which any of some texts stands. */
async function tablesWith(installation: OpenInstallation, texts: readonly string[]): Promise<string[]> {
  const tables = await ask<{ name: string }>(
    installation,
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname in ('records', 'vault', 'app', 'audit', 'jobs', 'lake')`,
  )
  const found: string[] = []
  for (const { name } of tables)
    if ((await count(installation, `${name} t where t::text ~ '${texts.join('|')}'`)) > 0) found.push(name)
  return found
}

/** Opens every sealed value of every record. */
async function readEverything({ asSystem }: OpenInstallation): Promise<void> {
  for (const entity of entities)
    await asSystem((session) => readRecords(session, entity, { asOf: '2026-01-01' }))
}

async function checkKeys(installation: OpenInstallation): Promise<void> {
  const keys = await installation.asSystem(listFieldKeys)
  assert.ok(keys.find(({ isCurrent }) => isCurrent)!.values > 10)
  assert.equal(keys.filter(({ isCurrent, values }) => !isCurrent && values > 0).length, 0)
  await readEverything(installation)
}

/** What has to be so once an errand was killed and run again. */
const checks: Readonly<Record<string, (installation: OpenInstallation, place: Place) => Promise<void>>> = {
  'rotate keys': checkKeys,
  'retire key': async (installation) => {
    await checkKeys(installation)
    assert.equal(installation.fieldKeys.read({ isFresh: true }).keys.has(1), false)
  },
  erase: async (installation, place) => {
    assert.deepEqual(await tablesWith(installation, preparedIn(place).texts), [])
    assert.equal(await count(installation, 'app.erasure'), 1)
    assert.equal(new Set(installation.ledger.read().map(({ id }) => id)).size, 1)
    assert.equal(await count(installation, `jobs.job where kind = 'lake_erase'`), 1)
  },
  'retire data': async (installation) => {
    assert.deepEqual((await installation.asSystem(listDueData)).items, [])
    const retired = await count(installation, 'app.retired_data')
    assert.ok(retired > 5)
    const result = `(select (result ->> 'rows')::int as rows from jobs.content where result ? 'rows') told`
    const rows = '(select sum(rows_affected)::int as rows from app.retired_data) done'
    assert.equal(await count(installation, `${result} join ${rows} using (rows)`), 1, 'as many rows as went')
    const told = `(select distinct subjects, entity from audit.entry where act like '% by retention') acts`
    assert.equal(await count(installation, told), retired)
  },
  'export to lake': async (installation, place) => {
    const lake = await openLakeFolder(lakeFolder(settingsOf(place)))
    assert.deepEqual((await verifyLake(lake, { isDeep: true })).faults, [])
    assert.deepEqual(await lake.list('tmp'), [])
    const names = (await listSets(lake)).map(({ name }) => name)
    assert.ok(entities.every(({ name }) => names.some((set) => set.endsWith(`facts/${name}`))))
    assert.equal(await count(installation, 'lake.change'), 0)
  },
  'fill demo': async (installation) => {
    const { demoToday, demoRecords, isFilled } = installation.installation!
    assert.equal(isFilled, true)
    const records = [...demoCompany(demoToday!, demoPeople)]
    assert.equal(demoRecords, records.length)
    const created = records.filter(({ isLater }) => isLater !== true).length
    assert.equal(await count(installation, 'records.key'), created)
    assert.equal(await count(installation, 'app.account'), roleNames.length)
  },
  sign: async (installation, place) => {
    const { checkpoints } = settingsOf(place)
    const { faults } = await verifyTrail(readTrail(installation.database), {
      checkpoints: await readCheckpoints(checkpoints),
      trustedKey: (await fingerprintOfThisInstallation(join(place.folder, 'home')))!,
    })
    assert.deepEqual(faults, [])
    assert.ok(readdirSync(checkpoints).some((name) => /^checkpoint-\d+\.json$/.test(name)))
  },
  restore: async (installation, place) => {
    assert.equal(await count(installation, 'app.subject_request'), 1)
    await readEverything(installation)
    assert.deepEqual(readdirSync(join(place.folder, 'keys')), ['field-keys.json'])
  },
}

const preparedIn = (place: Place): Prepared =>
  JSON.parse(readFileSync(join(place.folder, 'data', 'prepared.json'), 'utf8')) as Prepared

const fromNothing = ['fill demo', 'restore']
let made = 0

/** A new place, empty or with the same as another; the name of its database is that of its folder. */
async function makePlace(kind: Kind, like?: Place): Promise<Place> {
  const name = `place_${made++}`
  const place: Place = { folder: join(folder, name) }
  if (like) cpSync(like.folder, place.folder, { recursive: true })
  else mkdirSync(place.folder)
  if (kind === 'the embedded database') return place
  return { ...place, url: await postgres.createDatabase(name, like && basename(like.folder)) }
}

/**
 * Where to kill: in the fifth step, behind those of opening an installation; with `CADRE_KILLS`, at a fifth as
 * many points spread over all steps, which a run to the end lists first.
 */
async function pointsOf(errand: string, { kind, like, run }: Start): Promise<string[]> {
  // Each takes three starts.
  const times = Math.ceil(kills(0) / 5)
  if (times === 0) return ['in:5']
  const place = await makePlace(kind, like)
  const steps = await stepsOf(errand, place, run)
  await lookInto(place, (installation) => checks[errand]!(installation, place))
  const points = steps.flatMap((_, index) => ['before', 'in', 'after'].map((when) => `${when}:${index + 1}`))
  if (times >= points.length) return points
  return Array.from(
    { length: times },
    (_, index) => points[Math.floor(((index + 0.5) / times) * points.length)]!,
  )
}

type Kind = 'the embedded database' | 'Postgres'

interface Start {
  readonly kind: Kind
  readonly like: Place | undefined
  readonly run: { readonly archive: string }
}

for (const kind of ['the embedded database', 'Postgres'] as const) {
  const run = { archive: join(folder, `${kind}.cadre`) }
  let prepared: Place
  before(async () => {
    prepared = await makePlace(kind)
    await runErrand('prepare', prepared, run)
  })
  const isQuick = kind === 'the embedded database' && kills(0) === 0
  for (const [errand, check] of Object.entries(checks)) {
    // Opening the embedded database takes seconds, and most errands do not tell the two apart.
    if (isQuick && !['erase', 'restore'].includes(errand)) continue
    test(`${errand}: killed at a durable step on ${kind}, it is done when it is begun again`, async (t) => {
      const start: Start = { kind, like: fromNothing.includes(errand) ? undefined : prepared, run }
      let killed = 0
      const points = await pointsOf(errand, start)
      for (const dieAt of points) {
        const place = await makePlace(kind, start.like)
        if ((await runErrand(errand, place, { ...run, dieAt })) === 'killed') killed++
        await runErrand(errand, place, run)
        try {
          await lookInto(place, (installation) => check(installation, place))
        } catch (error) {
          throw new Error(`${errand}, killed ${dieAt}`, { cause: error })
        }
        rmSync(place.folder, { recursive: true })
      }
      assert.ok(killed > 0)
      t.diagnostic(`${killed} kills at ${points.length} points`)
    })
  }
}
