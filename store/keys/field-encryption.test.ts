import { entityNamed } from '@cadre/people'
import { sql } from 'kysely'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createFieldCipher } from '../database/field-cipher.ts'
import { openInMemory } from '../database/open-embedded.ts'
import { inSystemSession } from '../database/session.ts'
import type { Errand, Session } from '../database/session.ts'
import { findBySealedValue } from '../facts/find-by-sealed-value.ts'
import { readHistory, readRecords } from '../facts/read-records.ts'
import { amendRecord, createRecord } from '../facts/write-records.ts'
import { migrate } from '../migrations/migrate.ts'
import { checkFieldKeys } from './check-field-keys.ts'
import { fieldKeysInMemory } from './field-key-store.ts'
import { sealedTables } from './sealed-tables.ts'
import { listFieldKeys, resealStep, retireFieldKey, rotateFieldKeys } from './rotate-field-keys.ts'

const person = entityNamed('person')
const contact = entityNamed('contact_details')
const place = { table: 'records.contact_details', column: 'bank_account', rowId: 'one' }

const store = fieldKeysInMemory()
const cipher = createFieldCipher(store.read)
let database: Awaited<ReturnType<typeof openInMemory>>
let request = 0

function inSystem<Result>(run: (session: Session) => Promise<Result>): Promise<Result> {
  const errand: Errand = {
    purpose: 'operation',
    requestId: `rqs_${++request}`,
    route: 'test',
    today: '2026-11-20',
    now: new Date('2026-11-20T12:00:00Z'),
  }
  return inSystemSession({ database, cipher, errand }, run)
}

async function enterPerson(bankAccount: string): Promise<{ id: string; contactId: string }> {
  return inSystem(async (session) => {
    const id = await createRecord(session, person, {
      from: '2020-01-01',
      values: { firstName: 'A', lastName: 'B' },
    })
    const values = { bankAccount, nationalId: `N-${bankAccount}`, personalEmail: 'a.b@norte.example' }
    const contactId = await createRecord(session, contact, { from: '2020-01-01', subjectId: id, values })
    return { id, contactId }
  })
}

const bankAccountOf = async (id: string): Promise<unknown> => {
  const [record] = await inSystem((session) =>
    readRecords(session, contact, { asOf: '2026-01-01', ids: [id] }),
  )
  return record?.values['bankAccount']
}

before(async () => {
  database = await openInMemory()
  await migrate(database)
  await inSystem((session) => checkFieldKeys(session, store.read()))
})
after(() => database.close())

test('a value comes back where it was sealed and nowhere else', () => {
  const sealed = cipher.seal('ES91 2100', place)
  assert.equal(cipher.open(sealed, place), 'ES91 2100')
  for (const elsewhere of [{ rowId: 'two' }, { column: 'street' }, { table: 'records.other' }]) {
    assert.throws(() => cipher.open(sealed, { ...place, ...elsewhere }), { code: 'field-altered' })
  }
})

test('a value with any bit flipped is refused, and so is one cut short', () => {
  const sealed = cipher.seal('ES91', place)
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const altered = Buffer.from(sealed)
    altered[bit >> 3]! ^= 1 << (bit & 7)
    assert.throws(() => cipher.open(altered, place), /altered|not there/, `bit ${bit}`)
  }
  for (let length = 0; length < sealed.length; length++) {
    assert.throws(() => cipher.open(sealed.subarray(0, length), place), { code: 'field-altered' })
  }
})

test('a lost key is a refusal that names the key', () => {
  const sealed = cipher.seal('ES91', place)
  const others = createFieldCipher(() => ({
    ...store.read(),
    currentId: 9,
    keys: new Map([[9, Buffer.alloc(32)]]),
  }))
  assert.throws(() => others.open(sealed, place), { code: 'field-key-missing', message: /key 1 / })
})

test('no nonce comes twice', () => {
  const nonces = new Set(
    Array.from({ length: 20_000 }, () => cipher.seal('x', place).subarray(4, 16).toString('hex')),
  )
  assert.equal(nonces.size, 20_000)
})

test('ciphertexts swapped between two people, or two versions of one record, are refused', async () => {
  const one = await enterPerson('ES-1')
  const two = await enterPerson('ES-2')
  await inSystem((session) =>
    amendRecord(session, contact, one.contactId, { from: '2024-01-01', values: { bankAccount: 'ES-1b' } }),
  )
  const { pool } = database
  const swap = (where: string, from: string): Promise<unknown> =>
    pool.query(
      `update records.contact_details set bank_account = (select bank_account from records.contact_details where ${from}) where ${where}`,
    )
  const current = `id = '${one.contactId}' and upper_inf(recorded) and valid @> '2026-01-01'::date`
  const { rows } = await pool.query<{ cell: Buffer }>(
    `select bank_account as cell from records.contact_details where ${current}`,
  )
  await swap(current, `id = '${two.contactId}'`)
  await assert.rejects(bankAccountOf(one.contactId), { code: 'field-altered' })
  await swap(current, `id = '${one.contactId}' and upper_inf(recorded) and not valid @> '2026-01-01'::date`)
  await assert.rejects(bankAccountOf(one.contactId), { code: 'field-altered' })
  await pool.query(`update records.contact_details set bank_account = $1 where ${current}`, [rows[0]!.cell])
  assert.equal(await bankAccountOf(one.contactId), 'ES-1b')
})

test('people are found by an encrypted value however it is spaced, and by nothing like it', async () => {
  const { id } = await enterPerson('77-A')
  const find = (value: string) =>
    inSystem((session) => findBySealedValue(session, contact, { field: 'nationalId', value }))
  assert.deepEqual(await find('n 77a'), [id])
  assert.deepEqual(await find('n 77'), [])
})

test('a rotation goes on online and in steps; the old key retires once nothing needs it', async () => {
  const { id, contactId } = await enterPerson('ES-9')
  const before = await inSystem(listFieldKeys)
  const old = before.find(({ isCurrent }) => isCurrent)!
  const fresh = await inSystem((session) => rotateFieldKeys(session, store))
  assert.equal(await bankAccountOf(contactId), 'ES-9')
  await assert.rejects(
    inSystem((session) => retireFieldKey(session, old.id)),
    { code: 'record-conflict' },
  )
  let steps = 0
  for (let remaining = 1; remaining > 0; steps++) {
    ;({ remaining } = await inSystem((session) => resealStep(session, { limit: 2 })))
    assert.equal(await bankAccountOf(contactId), 'ES-9')
  }
  assert.ok(steps > 1)
  const find = { field: 'nationalId', value: 'N-ES-9' }
  assert.deepEqual(await inSystem((session) => findBySealedValue(session, contact, find)), [id])
  const stale = cipher
  await inSystem((session) => retireFieldKey(session, old.id))
  const oldKeys = store.read()
  store.dropKey(old.id)
  assert.equal(await bankAccountOf(contactId), 'ES-9')
  const history = await inSystem((session) => readHistory(session, contact, contactId))
  assert.equal(history[0]?.values['bankAccount'], 'ES-9')
  const keys = await inSystem(listFieldKeys)
  assert.deepEqual(
    keys.map(({ id: keyId, isCurrent, values }) => [keyId, isCurrent, values > 0]),
    [
      [old.id, false, false],
      [fresh, true, true],
    ],
  )
  // A process that has not heard of the rotation cannot seal with the retired key.
  assert.equal(stale.currentKeyId(), fresh)
  const late = createFieldCipher({ ...oldKeys, currentId: old.id })
  const sealed = late.seal('late', place)
  await assert.rejects(
    inSystem(({ trx }) =>
      sql`update records.contact_details set bank_account = ${sealed} where id = ${contactId}`.execute(trx),
    ),
    { code: 'record-conflict', message: /retired key/ },
  )
})

test('a database refuses keys that are not its own', async () => {
  const foreign = fieldKeysInMemory()
  foreign.addKey()
  await assert.rejects(
    inSystem((session) => checkFieldKeys(session, foreign.read())),
    { code: 'field-key-missing' },
  )
})

test('every column of sealed bytes takes part in rotations', async () => {
  const known = sealedTables.flatMap(({ table, columns }) => columns.map(({ name }) => `${table}.${name}`))
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
     where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema')
       and column_name not like '%digest' and column_name <> 'public_key'
       -- The key that seals who asks is random and made anew, and nothing is sealed in it.
       -- Files of models hold figures of many people and are signed, not sealed.
       and (table_schema, table_name) not in (('seal', 'key'), ('model', 'version_file')) order by 1`,
  )
  assert.deepEqual(rows.map(({ name }) => name).toSorted(), known.toSorted())
})
