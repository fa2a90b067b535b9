import { AppError } from '@cadre/core'
import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { eraseFromLake } from './erase-from-lake.ts'
import { openLakeFolder } from './lake-folder.ts'
import type { LakeColumn, LakeRow } from './lake-column.ts'
import type { LakeStorage } from './lake-storage.ts'
import { listSets } from './list-sets.ts'
import { openSet, readRows } from './read-set.ts'
import { verifyLake } from './verify-lake.ts'
import { writeSet } from './write-set.ts'
import type { NewSet } from './write-set.ts'

let folder: string
let lake: LakeStorage
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-lake-'))
  lake = await openLakeFolder(folder)
})
afterEach(() => rm(folder, { recursive: true }))

const columns: readonly LakeColumn[] = [
  { name: 'id', type: 'text', meaning: 'whose', role: 'subject' },
  { name: 'manager_id', type: 'text', meaning: 'whom they report to', role: 'reference' },
  { name: 'note', type: 'text', meaning: 'a text' },
  { name: 'count', type: 'integer', meaning: 'a count' },
  { name: 'share', type: 'number', meaning: 'a share' },
  { name: 'is_on', type: 'boolean', meaning: 'a flag' },
  { name: 'day', type: 'date', meaning: 'a day' },
  { name: 'at', type: 'instant', meaning: 'a moment' },
  { name: 'tags', type: 'texts', meaning: 'tags' },
  { name: 'custom', type: 'json', meaning: 'custom fields' },
]
const set: NewSet = {
  name: 'people',
  sequence: '0001',
  columns,
  key: ['id'],
  source: 'a test',
  now: new Date(0),
}

const rows: readonly LakeRow[] = [
  {
    id: 'per_a',
    manager_id: null,
    note: '',
    count: -9007199254740991,
    share: 0.1 + 0.2,
    is_on: true,
    day: '1900-01-01',
    at: '2026-03-29T01:59:59.123456+01:00',
    tags: ['a "b"', 'ç,\n', '😀'],
    custom: '{"k":"v"}',
  },
  { id: 'per_b', manager_id: 'per_a', note: '"q",\r\n\\N \u0001 名 \u2028 \uFEFF', count: 0, share: -1e-300 },
  { id: 'per_c', manager_id: 'per_b', note: '\\N', is_on: false, share: 1.7976931348623157e308, tags: [] },
]

async function rowsIn(name: string, sequence?: string): Promise<LakeRow[]> {
  const opened = await openSet(lake, name, {
    purpose: 'planning',
    ...(sequence !== undefined && { sequence }),
  })
  const found: LakeRow[] = []
  for await (const batch of readRows(opened)) found.push(...batch)
  return found
}

function filled(row: LakeRow): LakeRow {
  return Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]))
}

test('rows come back as they went in, whatever stands in them', async () => {
  const manifest = await writeSet(lake, set, [rows])
  const [first, ...rest] = rows
  assert.deepEqual(
    await rowsIn('people'),
    [{ ...first, at: '2026-03-29T00:59:59.123456Z' }, ...rest].map(filled),
  )
  const { content } = await openSet(lake, 'people', { purpose: 'planning' })
  assert.equal(content.rows, 3)
  assert.equal(content.hash, manifest.hash)
  assert.deepEqual(content.profile['count'], { missing: 1, distinct: 2, min: -9007199254740991, max: 0 })
  assert.deepEqual(content.profile['note'], { missing: 0, distinct: 3 })
  assert.deepEqual((await verifyLake(lake, { isDeep: true })).faults, [])
})

test('no text can break out of its cell', async () => {
  const signs = [
    '"',
    ',',
    '\n',
    '\r',
    '\\',
    '\\N',
    '#',
    ' ',
    '\t',
    'a',
    '\u0000',
    "'",
    '\uFEFF',
    '😀',
    '\u0085',
    ';',
    '|',
  ]
  let state = 7
  const next = (limit: number): number => (state = (state * 48271) % 2147483647) % limit
  const text = (): string => Array.from({ length: next(12) }, () => signs[next(signs.length)]).join('')
  const wild = Array.from({ length: 6000 }, (_, index) => ({
    ...filled({}),
    id: `per_${String(index).padStart(6, '0')}`,
    note: text(),
    manager_id: next(3) === 0 ? null : text(),
    tags: next(2) === 0 ? null : [text(), text()],
    custom: JSON.stringify({ value: text() }),
  }))
  await writeSet(lake, set, [wild.slice(0, 10), wild.slice(10)])
  assert.deepEqual(await rowsIn('people'), wild)
  assert.deepEqual((await verifyLake(lake, { isDeep: true })).faults, [])
})

test('the same rows have the same hash and are kept once, however they arrive', async () => {
  const first = await writeSet(lake, set, [rows])
  const [a, b, c] = rows.map((row) => [row])
  const second = await writeSet(lake, { ...set, name: 'people/again', sequence: '2' }, [a!, b!, [], c!])
  assert.equal(second.hash, first.hash)
  assert.equal((await readdir(join(folder, 'content'))).length, 1)
  assert.equal((await listSets(lake)).length, 2)
  const other = await writeSet(lake, { ...set, sequence: '3' }, [rows.slice(1)])
  assert.notEqual(other.hash, first.hash)
})

test('unsorted or repeated rows are refused, and nothing of them is seen', async () => {
  await assert.rejects(writeSet(lake, set, [[rows[1]!, rows[0]!]]), /sorted by id/)
  await assert.rejects(writeSet(lake, set, [[rows[0]!], [rows[0]!]]), /sorted by id/)
  await assert.rejects(writeSet(lake, set, [[{ id: 'x', share: NaN }]]), /share cannot hold/)
  await assert.rejects(writeSet(lake, set, [[{ id: 'x', count: 2 ** 60 }]]), /count cannot hold/)
  assert.deepEqual(await listSets(lake), [])
  assert.deepEqual(await lake.list('content'), [])
  assert.deepEqual(await lake.list('tmp'), [])
})

test('files are readable by their owner alone', async () => {
  const { hash } = await writeSet(lake, set, [rows])
  const modes = [folder, ...['content', 'sets', `content/${hash}`].map((place) => join(folder, place))]
  for (const path of modes) assert.equal((await stat(path)).mode & 0o777, 0o700, path)
  for (const place of [
    `content/${hash}/data.parquet`,
    `content/${hash}/content.json`,
    'sets/people/0001.json',
  ])
    assert.equal((await stat(join(folder, place))).mode & 0o777, 0o600, place)
})

test('an altered, shortened or missing file is refused when it is read, and verify names it', async () => {
  const { hash } = await writeSet(lake, set, [rows])
  const path = join(folder, 'content', hash, 'data.parquet')
  const bytes = await readFile(path)
  const flipped = Buffer.from(bytes)
  flipped[20]! ^= 1
  for (const damaged of [flipped, bytes.subarray(0, -1)]) {
    await chmod(path, 0o600)
    await writeFile(path, damaged)
    await assert.rejects(rowsIn('people'), isCode('lake-damaged'))
    const [fault] = (await verifyLake(lake)).faults
    assert.match(String(fault?.message), /data.parquet in the lake is not what was written/)
  }
  await rm(path)
  await assert.rejects(rowsIn('people'), isCode('lake-damaged'))
  await rm(join(folder, 'content', hash), { recursive: true })
  assert.equal((await verifyLake(lake)).faults[0]?.place, 'sets/people/0001.json')
})

test('rows that do not fit their name are found by a deep look, even when the file says it is sound', async () => {
  const { hash } = await writeSet(lake, set, [rows])
  const other = await writeSet(lake, { ...set, sequence: '2' }, [rows.slice(1)])
  const place = (of: string): string => join(folder, 'content', of)
  for (const name of ['data.parquet', 'content.json'])
    await writeFile(join(place(hash), name), await readFile(join(place(other.hash), name)))
  assert.deepEqual((await verifyLake(lake)).faults, [])
  const deep = await verifyLake(lake, { isDeep: true })
  assert.deepEqual(
    deep.faults.map((fault) => fault.place),
    [`content/${hash}`],
  )
})

test('a foreign file, a half-written folder and a manifest cut short harm nobody else', async () => {
  await writeSet(lake, set, [rows])
  await writeFile(join(folder, 'holiday.jpg'), 'x')
  await mkdir(join(folder, 'tmp', 'elsewhere 1 abc'))
  await writeSet(lake, { ...set, name: 'teams' }, [rows])
  await writeFile(join(folder, 'sets', 'teams', '0001.json'), '{"formatVersion":')
  assert.equal((await rowsIn('people')).length, 3)
  await assert.rejects(rowsIn('teams'), isCode('lake-damaged'))
  const { faults } = await verifyLake(lake)
  assert.deepEqual(faults.map(({ place }) => place).sort(), ['holiday.jpg', 'sets/teams/0001.json'])
})

test('what a killed process left is gone at the next start', async () => {
  const { folder: left } = await lake.workspace()
  const ofDead = left.replace(` ${process.pid} `, ' 4194304 ')
  await mkdir(ofDead)
  await openLakeFolder(folder)
  assert.deepEqual(await lake.list('tmp'), [left.slice(left.lastIndexOf('/') + 1)])
})

test('protected attributes open to audit only', async () => {
  await writeSet(lake, { ...set, name: 'protected/profile', isProtected: true }, [rows])
  await assert.rejects(rowsIn('protected/profile'), isCode('access-denied'))
  assert.ok(await openSet(lake, 'protected/profile', { purpose: 'audit' }))
  await assert.rejects(rowsIn('nothing'), isCode('lake-missing'))
})

test('erasing rewrites what is about a person and empties what refers to it; tombstones lead on', async () => {
  const { hash } = await writeSet(lake, set, [rows])
  const untouched = await writeSet(lake, { ...set, name: 'others' }, [[rows[2]!]])
  const [tombstone] = await eraseFromLake(lake, ['per_a'], { now: new Date(0), reason: 'a request' })
  assert.deepEqual([tombstone?.from, tombstone?.rowsRemoved], [hash, 1])
  assert.deepEqual(
    (await rowsIn('people')).map(({ id, manager_id }) => [id, manager_id]),
    [
      ['per_b', null],
      ['per_c', 'per_b'],
    ],
  )
  assert.equal((await rowsIn('others')).length, 1)
  assert.deepEqual((await lake.list('content')).sort(), [untouched.hash, tombstone!.to].sort())
  // A second erasure follows the first, and one that was repeated changes nothing.
  await eraseFromLake(lake, ['per_b'], { now: new Date(0), reason: 'a request' })
  assert.deepEqual(await eraseFromLake(lake, ['per_b'], { now: new Date(0), reason: 'again' }), [])
  assert.deepEqual(
    (await rowsIn('people')).map(({ id }) => id),
    ['per_c'],
  )
  const { faults } = await verifyLake(lake, { isDeep: true })
  assert.deepEqual(faults, [])
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const bytes = await readFile(join(file.parentPath, file.name))
    assert.ok(!bytes.includes('per_a') && !bytes.includes('per_b'), file.name)
  }
})

test('content that somebody was erased from does not come back when it is written again', async () => {
  const { hash } = await writeSet(lake, set, [rows])
  await eraseFromLake(lake, ['per_a'], { now: new Date(0), reason: 'a request' })
  const again = await writeSet(lake, { ...set, sequence: '0002' }, [rows])
  assert.equal(again.hash, hash)
  assert.deepEqual(
    (await rowsIn('people', '0002')).map(({ id }) => id),
    ['per_b', 'per_c'],
  )
})

test('a data set whose rows were read before an erasure is refused', async () => {
  async function* slowly(): AsyncGenerator<readonly LakeRow[]> {
    yield [rows[0]!]
    await eraseFromLake(lake, ['per_a'], { now: new Date(0), reason: 'a request' })
    yield [rows[1]!]
  }
  await assert.rejects(writeSet(lake, set, slowly()), isCode('record-conflict'))
  assert.deepEqual(await listSets(lake), [])
})

test('an erasure that was killed half way is finished by the next', async () => {
  const { hash } = await writeSet(lake, set, [rows])
  const stopped: LakeStorage = {
    ...lake,
    remove: async () => {
      throw new Error('killed')
    },
  }
  await assert.rejects(eraseFromLake(stopped, ['per_a'], { now: new Date(0), reason: 'a request' }), /killed/)
  assert.equal((await rowsIn('people')).length, 2)
  await eraseFromLake(lake, ['per_a'], { now: new Date(0), reason: 'a request' })
  assert.ok(!(await lake.list('content')).includes(hash))
})

test('two that write the same at once both succeed, and one copy stays', async () => {
  const written = await Promise.all(
    ['1', '2', '3'].map((sequence) => writeSet(lake, { ...set, sequence }, [rows])),
  )
  assert.equal(new Set(written.map(({ hash }) => hash)).size, 1)
  assert.equal((await lake.list('content')).length, 1)
  assert.deepEqual(await lake.list('tmp'), [])
})

function isCode(code: string): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code
}
