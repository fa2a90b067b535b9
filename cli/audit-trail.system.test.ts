import { createSigningKey } from '@cadre/core/signing'
import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { migrate, openEmbedded } from '@cadre/store'
import { errorOf, makeWorkplace } from './cadre.fixture.ts'

const place = await makeWorkplace()
const folder = place.path('data')
const publicKey = place.path('public.pem')

before(async () => {
  await mkdir(folder)
  const database = await openEmbedded(folder)
  await migrate(database)
  await database.pool.query(`insert into audit.entry (account_id, act, entity, subjects, purpose, request_id)
    select 'acc_' || n, 'read', 'pay', '{per_0000000000000000000001}', 'pay', 'rqs_' || n from generate_series(1, 20) n`)
  await database.close()
  assert.equal((await place.run('audit-trail', 'checkpoint', '--folder', folder)).status, 0)
  await writeFile(publicKey, (await place.run('audit-trail', 'key')).stdout)
})

const offline = (file: string, ...more: string[]) =>
  place.run('audit-trail', 'verify', file, '--checkpoints', join(folder, 'checkpoints'), '--json', ...more)

test('an exported trail is checked with the file, the checkpoints and a public key alone', async () => {
  const exported = await place.run('audit-trail', 'export', 'trail.jsonl', '--folder', folder)
  assert.match(exported.stdout, /^20 entries written to /)
  const { status, stdout } = await offline('trail.jsonl', '--public-key', publicKey)
  assert.equal(status, 0)
  const report = JSON.parse(stdout) as Record<string, unknown>
  assert.deepEqual([report['isUnbroken'], report['entries'], report['vouchedUpTo']], [true, 20, 20])
})

test('a changed entry is named, and the exit status says that the trail is broken', async () => {
  const text = await readFile(place.path('trail.jsonl'), 'utf8')
  await place.write('changed.jsonl', text.replace('acc_7', 'acc_8'))
  const from = ['--checkpoints', join(folder, 'checkpoints')]
  const { status, stdout } = await place.run('audit-trail', 'verify', 'changed.jsonl', ...from)
  assert.equal(status, 3)
  assert.match(stdout, /trail is broken: 1 faults? in 20 entries[^]*entry 7 is not the one that was sealed/)
  await place.write('short.jsonl', `${text.split('\n').slice(0, 15).join('\n')}\n`)
  const cut = await offline('short.jsonl')
  assert.equal(cut.status, 3)
  assert.match(cut.stdout, /entries 15 to 20 are missing at the end/)
})

test('a trail is checked in its database as well', async () => {
  const { status, stdout } = await place.run('audit-trail', 'verify', '--folder', folder)
  assert.equal(status, 0)
  assert.match(stdout, /The trail is whole: 20 entries, vouched for up to entry 20/)
})

test('another key, no key file and no checkpoints are refused with what to do', async () => {
  const other = createSigningKey().publicKey.export({ format: 'pem', type: 'spki' }).toString()
  await place.write('other.pem', other)
  const foreign = await offline('trail.jsonl', '--public-key', 'other.pem')
  assert.equal(foreign.status, 3)
  assert.match(foreign.stdout, /is signed by another key/)
  const missing = await offline('trail.jsonl', '--public-key', 'none.pem')
  assert.equal(errorOf(missing).code, 'file-missing')
  const none = await place.run('audit-trail', 'verify', 'trail.jsonl', '--checkpoints', 'nowhere', '--json')
  assert.equal(none.status, 3)
  assert.match(errorOf(none).message, /There are no checkpoints in .*--checkpoints/)
  assert.equal(errorOf(await offline('other.pem')).code, 'file-format')
})
