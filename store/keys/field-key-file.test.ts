import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createFieldCipher } from '../database/field-cipher.ts'
import { openFieldKeyFile } from './field-key-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'cadre-keys-'))
after(() => rmSync(folder, { recursive: true }))
const place = { table: 't', column: 'c', rowId: 'r' }

test('a key file is made once, for its owner alone, and never when one is missing', () => {
  const file = join(folder, 'one.json')
  assert.throws(() => openFieldKeyFile(file), { code: 'field-key-missing' })
  const made = openFieldKeyFile(file, { mayCreate: true }).read()
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(openFieldKeyFile(file, { mayCreate: true }).read(), made)
})

test('a rotation by another process reaches this one at the first value it seals', () => {
  const file = join(folder, 'two.json')
  const here = createFieldCipher(openFieldKeyFile(file, { mayCreate: true }).read)
  const there = openFieldKeyFile(file)
  assert.equal(there.addKey(), 2)
  const sealed = createFieldCipher(there.read).seal('text', place)
  assert.equal(sealed.readUInt32BE(0), 2)
  assert.equal(here.open(sealed, place), 'text')
  assert.equal(here.currentKeyId(), 2)
})

test('a key file that others may read, that is cut short, or that lies with the database is refused', () => {
  const file = join(folder, 'three.json')
  openFieldKeyFile(file, { mayCreate: true })
  assert.throws(() => openFieldKeyFile(file, { databaseFolder: folder }), { code: 'field-keys-unsafe' })
  chmodSync(file, 0o640)
  assert.throws(() => openFieldKeyFile(file), { code: 'field-keys-unsafe', message: /chmod 600/ })
  chmodSync(file, 0o600)
  for (const text of [
    '',
    '{',
    '{"formatVersion":1,"currentId":1,"keys":{"1":"AAAA"},"pseudonymKey":"AAAA"}',
  ]) {
    writeFileSync(file, text)
    assert.throws(() => openFieldKeyFile(file), { code: 'field-keys-unsafe' })
  }
})

test('keys that a kill left beside the file are removed, and what is being written is not', () => {
  const [left, fresh] = [join(folder, '.4194300.keys'), join(folder, '.4194301.keys')]
  for (const path of [left, fresh]) writeFileSync(path, 'keys')
  const long = new Date(Date.now() - 120_000)
  utimesSync(left, long, long)
  openFieldKeyFile(join(folder, 'four.json'), { mayCreate: true })
  assert.deepEqual([existsSync(left), existsSync(fresh)], [false, true])
})
