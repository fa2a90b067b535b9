import { openDuckDb, sqlText } from '@cadre/connect/files'
import { inAccountSession } from '@cadre/store'
import type { Session } from '@cadre/store'
import { openSet, writeSet } from '@cadre/store/lake'
import type { OpenSet } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { now, startTestServer, today } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
import { prepareRows } from './prepare-rows.ts'

let server: TestServer
let set: OpenSet
before(async () => {
  server = await startTestServer({ people: 12 })
  const { report, lead } = server.people
  const { lake } = server.context
  await writeSet(
    lake,
    {
      name: 'features/two',
      sequence: '1',
      source: 'a test',
      key: ['person_id', 'as_of'],
      columns: [
        { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
        { name: 'as_of', type: 'date', meaning: 'when' },
        { name: 'pay', type: 'number', meaning: 'pay' },
      ],
      now: now(),
    },
    [
      [report, lead].toSorted().flatMap((person_id) => [
        { person_id, as_of: '2026-01-31', pay: 1 },
        { person_id, as_of: '2026-02-28', pay: 2 },
      ]),
    ],
  )
  set = await openSet(lake, 'features/two', { purpose: 'retention' })
  await server.database.pool.query(
    `update vault.protected_profile set gender = 'female' where person_id = $1 and upper_inf(recorded)`,
    [report],
  )
})
after(() => server.close())

/** As a job does it: for an account that sees no protected attribute, with the reach of the system for a part of it. */
function enter<Result>(run: (session: Session) => Promise<Result>, hasSystemReach = true): Promise<Result> {
  const { accounts, context } = server
  const errand = { purpose: 'retention', requestId: 'rqs_t', route: 't', today, now: now() } as const
  const work = { ...context, errand, accountId: accounts.data_scientist, scopes: null, hasSystemReach }
  return inAccountSession(work, run)
}

async function read(path: string): Promise<Record<string, unknown>[]> {
  const duckDb = await openDuckDb()
  const rows = await duckDb.connection.runAndReadAll(
    `select * replace (as_of::varchar as as_of) from read_parquet(${sqlText(path)}) order by person_id, as_of`,
  )
  duckDb.close()
  return rows.getRowObjectsJS()
}

test('rows of the days that are asked for are given, with the groups of whom they are about beside them', async () => {
  const rows = await prepareRows(set, { after: '2026-01-31', enter })
  const kept = await read(rows.path)
  assert.deepEqual(
    kept.map(({ as_of: day, pay }) => [day, pay]),
    [
      ['2026-02-28', 2],
      ['2026-02-28', 2],
    ],
  )
  assert.ok(
    rows.groupColumns.includes('age') && rows.groupColumns.includes('gender'),
    rows.groupColumns.join(),
  )
  assert.equal(kept.find(({ person_id: id }) => id === server.people.report)!['gender'], 'female')
  await rows.discard()
  assert.ok(!existsSync(rows.path))
  assert.ok(existsSync(set.path), 'the data set itself stays')
})

test('who objects to being looked at to audit is in no group, whatever the model is for', async () => {
  const { report } = server.people
  const { pool } = server.database
  await pool.query(`insert into app.objection (subject_id, purpose, entered_by) values ($1, 'audit', $2)`, [
    report,
    server.accounts.hr_manager,
  ])
  const rows = await prepareRows(set, { enter })
  const kept = await read(rows.path)
  const groupsOf = (id: string): unknown[] =>
    kept.flatMap((row) => (row['person_id'] === id ? [row['gender'], row['age']] : []))
  assert.ok(groupsOf(report).every((group) => group === null || group === undefined))
  assert.ok(groupsOf(server.people.lead).some((group) => typeof group === 'string'))
  await rows.discard()
  await pool.query('delete from app.objection')
})

test('beside a file that somebody brought no group is put: whoever chose its people could tell them apart', async () => {
  const brought = { ...set, manifest: { ...set.manifest, name: 'tables/chosen' } }
  const rows = await prepareRows(brought, { enter })
  assert.deepEqual(rows.groupColumns, [])
  assert.ok(!Object.keys((await read(rows.path))[0]!).includes('gender'))
  await rows.discard()
})

test('days without a row, and sessions without the reach for it, are refused', async () => {
  await assert.rejects(
    prepareRows(set, { until: '2020-01-31', enter }),
    /no row of the days.*until 2020-01-31/,
  )
  await assert.rejects(
    prepareRows(set, { enter: (run) => enter(run, false) }),
    /not opened with the reach of the system/,
  )
})

test('rows that are held out are those that are not learned from, and rows of one person stay together', async () => {
  const days = ['2026-01-31', '2026-02-28']
  const many = Array.from({ length: 200 }, (_, who) => `per_${String(who).padStart(22, '0')}`)
  const columns = [
    { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
    { name: 'as_of', type: 'date', meaning: 'when' },
  ] as const
  await writeSet(
    server.context.lake,
    {
      name: 'features/many',
      sequence: '1',
      source: 'a test',
      key: ['person_id', 'as_of'],
      columns: [...columns],
      now: now(),
    },
    [many.flatMap((person_id) => days.map((as_of) => ({ person_id, as_of })))],
  )
  const opened = await openSet(server.context.lake, 'features/many', { purpose: 'retention' })
  const peopleIn = async (heldOut: number, isHeldOut: boolean): Promise<string[]> => {
    const prepared = await prepareRows(opened, { part: { heldOut, isHeldOut }, enter })
    const rows = await read(prepared.path)
    await prepared.discard()
    const people = [...new Set(rows.map((row) => String(row['person_id'])))]
    assert.equal(rows.length, people.length * days.length, 'all rows of a person are in one part')
    return people
  }
  const kept = await peopleIn(20, true)
  const learned = await peopleIn(20, false)
  assert.deepEqual([...kept, ...learned].toSorted(), many)
  assert.ok(kept.length > 20 && kept.length < 60, `${kept.length} of 200`)
  const more = new Set(await peopleIn(30, true))
  assert.ok(
    kept.every((person) => more.has(person)),
    'who is held out stays so where more are',
  )
})
