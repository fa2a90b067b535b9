import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openEmbedded } from '@cadre/store'
import { prepareServed } from './served.fixture.ts'
import { compareWithStored, createWriters, writeSome } from './writers.fixture.ts'

// Needs root: mounts a file system of its own.

const mount = mkdtempSync(join(tmpdir(), 'cadre-disk-'))
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', mount])
after(() => {
  execFileSync('umount', [mount])
  rmSync(mount, { recursive: true })
})
const served = await prepareServed({ parent: mount })
await served.start()
after(() => served.remove())
const filler = join(mount, 'filler')

/** Leaves so much free, with bytes that no file system can make smaller. */
function fillUpTo(freeBytes: number): void {
  const file = openSync(filler, 'a')
  const { bavail, bsize } = statfsSync(mount)
  for (let left = bavail * bsize - freeBytes; left > 0; left -= 1 << 20)
    writeSync(file, randomBytes(Math.min(left, 1 << 20)))
  fsyncSync(file)
  closeSync(file)
}

async function ask(
  method: 'GET' | 'POST',
  path: string,
): Promise<{ status: number; code: string | undefined; ms: number }> {
  const begun = performance.now()
  const answer = await fetch(`${served.address()}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${served.token}`, 'content-type': 'application/json' },
    ...(method === 'POST' && {
      body: JSON.stringify({ from: '2020-01-01', values: { firstName: 'Refused', lastName: 'Refused' } }),
    }),
  })
  const { code } = (await answer.json()) as { code?: string }
  return { status: answer.status, code, ms: performance.now() - begun }
}

test('as the disk fills up writes are refused while reads go on, then reads too, and all goes on once there is room', async () => {
  const writers = createWriters(served)
  await writeSome(writers)

  fillUpTo(50 * 1024 * 1024)
  for (let time = 0; time < 5; time++) {
    const write = await ask('POST', '/person-profiles')
    assert.deepEqual([write.status, write.code], [507, 'store-disk-full'])
    const read = await ask('GET', '/person-profiles')
    assert.equal(read.status, 200)
    assert.ok(write.ms < 5000 && read.ms < 5000)
  }

  fillUpTo(1024 * 1024)
  const read = await ask('GET', '/person-profiles')
  assert.deepEqual([read.status, read.code], [507, 'store-disk-full'])
  assert.ok(read.ms < 5000)
  assert.equal((await fetch(`${served.address()}/health`)).status, 200)

  rmSync(filler)
  await writeSome(writers)
  await served.kill()
  const database = await openEmbedded(join(served.folder, 'data'))
  await compareWithStored(database, writers.kept)
  await database.close()
})
