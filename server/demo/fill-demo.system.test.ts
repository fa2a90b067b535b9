import { entityNamed, entities } from '@cadre/people'
import {
  countRecords,
  checkFieldKeys,
  createFieldCipher,
  createInstallation,
  fieldKeysInMemory,
  inSystemSession,
  migrate,
  openInMemory,
  readInstallation,
} from '@cadre/store'
import type { Database, Session } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demoCompany, fillDemo } from './fill-demo.ts'

const today = '2026-11-20'
const fieldKeys = fieldKeysInMemory()
const cipher = createFieldCipher(fieldKeys.read)
const errand = { purpose: 'operation', requestId: 'rqs_test', route: 'test', today, now: new Date() } as const
let database: Database
const asSystem = <Result>(run: (session: Session) => Promise<Result>): Promise<Result> =>
  inSystemSession({ database, cipher, errand }, run)

before(async () => {
  database = await openInMemory()
  await migrate(database)
  await asSystem(async (session) => {
    await checkFieldKeys(session, fieldKeys.read())
    await createInstallation(session, { kind: 'demo', demoToday: today })
  })
})
after(() => database.close())

test('a fill that is cut off half-way is completed by the next one, with nothing twice', async () => {
  let transactions = 0
  const cutOff = fillDemo({
    today,
    entered: 0,
    asSystem: (run) => {
      if (transactions++ === 2) throw new Error('the process was killed')
      return asSystem(run)
    },
  })
  await assert.rejects(cutOff, /killed/)
  const half = await asSystem(readInstallation)
  assert.equal(half?.isFilled, false)
  assert.ok(half.demoRecords > 2000)

  const total = await fillDemo({ today, entered: half.demoRecords, asSystem })
  assert.deepEqual(await asSystem(readInstallation), { ...half, demoRecords: total, isFilled: true })
  const { rows } = await database.pool.query<{ n: number }>('select count(*)::int as n from records.key')
  const records = [...demoCompany(today)]
  assert.equal(total, records.length)
  assert.equal(rows[0]?.n, records.filter(({ isLater }) => isLater !== true).length)
  const people = await asSystem((session) => countRecords(session, entityNamed('person'), { asOf: today }))
  assert.equal(people, records.filter(({ entity }) => entity === 'person').length)
})

test('every record of the demo is marked as made up', async () => {
  for (const { name, dataClass } of entities) {
    const table = `${dataClass === 'protected' ? 'vault' : 'records'}.${name}`
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from ${table} where batch_id is distinct from 'synthetic'`,
    )
    assert.equal(rows[0]?.n, 0, name)
  }
})

test('two processes cannot both fill it', async () => {
  await assert.rejects(fillDemo({ today, entered: 0, asSystem }), { code: 'record-conflict' })
})
