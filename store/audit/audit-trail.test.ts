import { createSigningKey, fingerprintOf } from '@cadre/core/signing'
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Database } from '../database/database.ts'
import { openInMemory } from '../database/open-embedded.ts'
import { migrate } from '../migrations/migrate.ts'
import { chainHash, chainStart, saltedDigest } from './chain.ts'
import type { TrailLine } from './chain.ts'
import { signCheckpoint } from './checkpoint.ts'
import { keepCheckpoint, readCheckpoints } from './checkpoint-folder.ts'
import { keepTrail } from './keep-trail.ts'
import { readTrail } from './read-trail.ts'
import { sealEntries } from './seal-entries.ts'
import { readTrailFile, writeTrailFile } from './trail-file.ts'
import { collect, enterAct, enterActs } from './trail.fixture.ts'
import { verifyTrail } from './verify-trail.ts'
import type { TrailReport } from './verify-trail.ts'
import { writeCheckpoint } from './write-checkpoint.ts'

const key = createSigningKey()
const trustedKey = fingerprintOf(key.publicKey)
const now = new Date('2026-11-20T12:00:00Z')

let database: Database
let root: string
let folder: string
let lines: TrailLine[]

before(async () => {
  database = await openInMemory()
  await migrate(database)
  root = await mkdtemp(join(tmpdir(), 'cadre-trail-'))
  folder = join(root, 'checkpoints')
  await enterActs(database, 10)
  await writeCheckpoint({ database, folder, key }, { now })
  await Promise.all(Array.from({ length: 50 }, (_, index) => enterAct(database, index)))
  await writeCheckpoint({ database, folder, key }, { now })
  await enterActs(database, 3)
  await sealEntries(database)
  lines = (await collect(readTrail(database))) as TrailLine[]
})
after(async () => {
  await database.close()
  await rm(root, { recursive: true, force: true })
})

async function verify(trail: readonly TrailLine[], checkpoints = folder): Promise<TrailReport> {
  async function* each() {
    yield* trail
  }
  return verifyTrail(each(), { checkpoints: await readCheckpoints(checkpoints), trustedKey })
}

async function firstFault(trail: readonly TrailLine[]): Promise<string | undefined> {
  const { isUnbroken, faults } = await verify(trail)
  assert.equal(isUnbroken, faults.length === 0)
  return faults[0]?.reason
}

const changed = (at: number, change: (line: TrailLine) => TrailLine): TrailLine[] =>
  lines.map((line) => (line.sequence === at ? change(line) : line))

test('fifty writers side by side make one unbroken chain, vouched for by the checkpoints', async () => {
  const report = await verify(lines)
  assert.deepEqual(report, {
    isUnbroken: true,
    entries: 63,
    sequence: 63,
    checkpoints: 2,
    vouchedUpTo: 60,
    faults: [],
    faultCount: 0,
    notes: [],
  })
})

test('a trail that was exported verifies from the file alone', async () => {
  const path = join(root, 'trail.jsonl')
  assert.equal(await writeTrailFile(path, readTrail(database)), 63)
  const checkpoints = await readCheckpoints(folder)
  const report = await verifyTrail(readTrailFile(path), { checkpoints, trustedKey })
  assert.equal(report.isUnbroken, true)
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.slice(0, text.length - 40))
  const torn = await verifyTrail(readTrailFile(path), { checkpoints, trustedKey })
  assert.match(torn.faults[0]!.reason, /line 64 of the file is not an entry/)
  await writeFile(path, text.replace('"read"', '"look"'))
  assert.match(
    (await verifyTrail(readTrailFile(path), { checkpoints, trustedKey })).faults[0]!.reason,
    /entry 2 is not the one that was sealed/,
  )
})

test('what is not a trail is refused with a reason', async () => {
  const path = join(root, 'other.jsonl')
  for (const text of ['', '{}\n', 'a,b\n1,2\n']) {
    await writeFile(path, text)
    await assert.rejects(collect(readTrailFile(path) as never), { code: 'file-format' })
  }
  await assert.rejects(collect(readTrailFile(join(root, 'none')) as never), { code: 'file-missing' })
  await assert.rejects(collect(readTrailFile(root) as never), { code: 'file-not-a-file' })
})

test('every field of an entry is under the chain', async () => {
  for (const field of Object.keys(lines[0]!.entry)) {
    const tampered = changed(5, ({ entry, ...rest }) => ({ ...rest, entry: { ...entry, [field]: 'x' } }))
    assert.match((await firstFault(tampered)) ?? '', /entry 5 is not the one that was sealed/, field)
  }
})

test('a removed entry is named', async () => {
  assert.match(
    (await firstFault(lines.filter(({ sequence }) => sequence !== 7))) ?? '',
    /^entry 7 is missing/,
  )
  assert.match(
    (await firstFault(lines.filter(({ sequence }) => sequence < 7 || sequence > 9))) ?? '',
    /^entries 7 to 9 are missing/,
  )
})

test('a removed entry is found though those after it were numbered anew', async () => {
  const renumbered = lines
    .filter(({ sequence }) => sequence !== 7)
    .map((line, index) => ({ ...line, sequence: index + 1 }))
  assert.match((await firstFault(renumbered)) ?? '', /^entry 7 is not the one that was sealed/)
})

test('entries that changed places are named', async () => {
  const swapped = [...lines.slice(0, 4), lines[5]!, lines[4]!, ...lines.slice(6)]
  assert.match((await firstFault(swapped)) ?? '', /^entry 5 is missing: entry 6 stands in/)
})

test('an entry that was put in twice is named', async () => {
  const doubled = [...lines.slice(0, 5), lines[4]!, ...lines.slice(5)]
  assert.match((await firstFault(doubled)) ?? '', /^entry 5 stands where entry 6 should/)
})

test('a tail that was cut off is found as far as a checkpoint covers it', async () => {
  assert.match(
    (await firstFault(lines.slice(0, 40))) ?? '',
    /^entries 41 to 60 are missing at the end: checkpoint 2/,
  )
  assert.match((await firstFault([])) ?? '', /^entries 1 to 60 are missing at the end/)
})

test('a chain that was computed anew contradicts the next checkpoint', async () => {
  let previous = chainStart
  const anew = changed(20, ({ entry, ...rest }) => ({
    ...rest,
    entry: { ...entry, accountId: 'acc_x' },
  })).map(({ sequence, entry }) => {
    previous = chainHash(previous, sequence, entry)
    return { sequence, entry, chainHash: previous }
  })
  assert.match((await firstFault(anew)) ?? '', /computed anew somewhere in entries 11 to 60: checkpoint 2/)
})

test('an entry put beside the chain in the database is found, and nothing else can be done there', async () => {
  const { pool } = database
  await assert.rejects(pool.query(`update audit.entry set act = 'x'`), { code: 'CD009' })
  await assert.rejects(pool.query(`delete from audit.entry`), { code: 'CD009' })
  await assert.rejects(pool.query(`truncate audit.entry cascade`), { code: 'CD009' })
  await assert.rejects(pool.query(`update audit.link set sequence = sequence + 100`), { code: 'CD009' })
  await assert.rejects(pool.query(`delete from audit.link`), { code: 'CD009' })
  for (const role of ['cadre_app', 'cadre_system', 'cadre_reach']) {
    for (const statement of [
      'update audit.entry set act = act',
      'delete from audit.entry',
      'truncate audit.entry',
      'update audit.link set chain_hash = chain_hash',
      'delete from audit.link',
      'truncate audit.link',
      'alter table audit.entry disable trigger all',
      'drop table audit.entry',
    ]) {
      await pool.query('begin')
      await pool.query(`set local role ${role}`)
      await assert.rejects(pool.query(statement), { code: '42501' }, `${role}: ${statement}`)
      await pool.query('rollback')
    }
  }
  await pool.query('begin')
  await pool.query(
    `insert into audit.entry (account_id, act, entity, purpose, request_id) values ('a', 'read', 'pay', 'pay', 'r')`,
  )
  await pool.query('delete from audit.unlinked')
  await pool.query('commit')
  const report = await verifyTrail(readTrail(database), {
    checkpoints: await readCheckpoints(folder),
    trustedKey,
  })
  assert.match(report.faults[0]!.reason, /put beside the chain/)
})

test('a forged checkpoint is told from one of this installation', async () => {
  const other = join(root, 'forged')
  await writeCheckpoint({ database, folder: other, key: createSigningKey() }, { now })
  const { faults } = await verify(lines, other)
  assert.match(faults[0]!.reason, /checkpoint-000000001\.json is signed by another key/)

  const altered = join(root, 'altered')
  await writeCheckpoint({ database, folder: altered, key }, { now })
  const path = join(altered, 'checkpoint-000000001.json')
  await writeFile(path, (await readFile(path, 'utf8')).replace('2026-11-20', '2026-11-21'))
  assert.match(
    (await verify(lines, altered)).faults[0]!.reason,
    /the signature of checkpoint-000000001\.json is not/,
  )
})

test('a checkpoint that was taken away is missed, and the signer does not go on over a foreign one', async () => {
  const gap = join(root, 'gap')
  await writeCheckpoint({ database, folder: gap, key }, { now })
  await enterActs(database, 1)
  await writeCheckpoint({ database, folder: gap, key }, { now })
  await rm(join(gap, 'checkpoint-000000001.json'))
  const all = (await collect(readTrail(database))).filter((line) => 'sequence' in line)
  assert.match((await verify(all, gap)).faults[0]!.reason, /^checkpoint 1 is missing$/)
  await assert.rejects(writeCheckpoint({ database, folder: gap, key: createSigningKey() }, { now }), {
    code: 'audit-trail-broken',
  })
})

test('after a restored backup the signer stops until it is told so, and the report says it', async () => {
  const place = { database, folder: join(root, 'restored'), key }
  const lost = { formatVersion: 1, number: 1, sequence: 999, chainHash: 'x', at: now.toISOString() } as const
  await keepCheckpoint(place.folder, 1, signCheckpoint(lost, key))
  await assert.rejects(writeCheckpoint(place, { now }), { code: 'audit-trail-broken' })
  await writeCheckpoint(place, { now, restored: 'the disk failed' })
  const all = (await collect(readTrail(database))).filter((line) => 'sequence' in line)
  const report = await verify(all, place.folder)
  assert.equal(report.isUnbroken, true)
  assert.match(report.notes[0]!, /went on from entry \d+ after a backup was restored: the disk failed/)
})

test('the keeper seals and signs at the end of its service', async () => {
  const place = { database, folder: join(root, 'kept'), key }
  await enterActs(database, 2)
  const keeper = keepTrail({ ...place, now: () => now, onError: assert.ifError })
  await keeper.stop()
  const [file] = await readCheckpoints(place.folder)
  const { rows } = await database.pool.query('select count(*)::int as count from audit.unlinked')
  assert.equal(rows[0].count, 0)
  assert.ok(file!.checkpoint!.sequence > 63)
})

test('the digests of a write can be checked with their salt and say nothing without it', async () => {
  const {
    before: digestBefore,
    after: digestAfter,
    saltId,
  } = lines.find(({ entry }) => entry.act === 'amend')!.entry
  const { rows } = await database.pool.query('select salt from audit.value_salt where id = $1', [saltId])
  assert.equal(saltedDigest({ hours: 0 }, rows[0].salt), digestBefore)
  assert.equal(saltedDigest({ hours: 1 }, rows[0].salt), digestAfter)
  assert.notEqual(saltedDigest({ hours: 0 }, ''), digestBefore)
})
