import { AppError } from '@cadre/core'
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openLakeFolder } from './lake-folder.ts'
import type { LakeColumn, LakeRow } from './lake-column.ts'
import { listSets } from './list-sets.ts'
import { verifyLake } from './verify-lake.ts'
import { writeSet } from './write-set.ts'
import type { NewSet } from './write-set.ts'

// Needs root: mounts a file system of half a megabyte.

let folder: string
let small: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-lake-'))
  small = join(folder, 'small')
  await mkdir(small)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', small])
})
after(async () => {
  execFileSync('umount', [small])
  await rm(folder, { recursive: true })
})

const columns: readonly LakeColumn[] = [
  { name: 'id', type: 'integer', meaning: 'a number' },
  { name: 'text', type: 'text', meaning: 'a text' },
]
const set: NewSet = { name: 'many', sequence: '1', columns, key: ['id'], source: 'a test', now: new Date(0) }

function* rows(count: number): Generator<readonly LakeRow[]> {
  for (let from = 0; from < count; from += 1000)
    yield Array.from({ length: 1000 }, (_, index) => ({
      id: from + index,
      text: `row ${(from + index) ** 2}`,
    }))
}

test('a full disk is said, leaves what was there, and nothing half-written', async () => {
  const lake = await openLakeFolder(join(small, 'lake'))
  const first = await writeSet(lake, { ...set, sequence: '0' }, rows(1000))
  await assert.rejects(writeSet(lake, set, rows(100_000)), (error) => {
    assert.ok(error instanceof AppError && error.code === 'store-disk-full', String(error))
    return /no space left for the lake.*nothing was written/.test(error.message)
  })
  assert.deepEqual(
    (await listSets(lake)).map(({ hash }) => hash),
    [first.hash],
  )
  assert.deepEqual(await readdir(join(small, 'lake', 'tmp')), [])
  assert.deepEqual((await verifyLake(lake, { isDeep: true })).faults, [])
})

test('kills at any moment leave a lake that is sound, with every data set that was told of', async () => {
  const path = join(folder, 'killed')
  const told: string[] = []
  for (let kill = 0; kill < 12; kill++) {
    const writer = spawn(
      process.execPath,
      [join(import.meta.dirname, 'writer-process.fixture.ts'), path, String(kill)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let said = ''
    writer.stdout.on('data', (data: Buffer) => (said += data.toString()))
    await once(writer.stdout, 'data')
    await pause(30 + 67 * kill)
    writer.kill('SIGKILL')
    await once(writer, 'close')
    told.push(
      ...said
        .split('\n')
        .filter((line) => line.startsWith('written '))
        .map((line) => line.slice(8)),
    )
  }
  const lake = await openLakeFolder(path)
  const found = new Set((await listSets(lake)).map(({ sequence }) => sequence))
  assert.ok(told.length > 3, String(told.length))
  assert.deepEqual(
    told.filter((sequence) => !found.has(sequence)),
    [],
  )
  assert.deepEqual((await verifyLake(lake, { isDeep: true })).faults, [])
  assert.deepEqual(await lake.list('tmp'), [])
})
