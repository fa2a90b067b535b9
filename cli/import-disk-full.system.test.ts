import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { errorOf, makeWorkplace, runCadre } from './cadre.fixture.ts'

// An installation with its own database on a small disk. Needs root, to mount one.

let disk = ''
// Before the folder that it is in is removed.
after(() => void execFileSync('umount', [disk]))
const place = await makeWorkplace()
disk = place.path('disk')
const folder = join(disk, 'data')
const filler = join(disk, 'filler')

const run = async (...words: string[]) => {
  const ended = await runCadre([...words, '--folder', folder, '--json'], {
    cwd: place.folder,
    env: place.env,
  })
  return { ...ended, body: ended.status === 0 ? JSON.parse(ended.stdout) : undefined }
}

before(async () => {
  await mkdir(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600m', 'tmpfs', disk])
  const { status, stderr } = await runCadre(['init', '--folder', folder], {
    cwd: place.folder,
    env: place.env,
  })
  assert.equal(status, 0, stderr)
})

/** The embedded database writes no more when less is left. */
const floorBytes = 64 * 1024 * 1024
const rows = 4500

function fillUpTo(freeBytes: number): void {
  const file = openSync(filler, 'a')
  const { bavail, bsize } = statfsSync(disk)
  for (let left = bavail * bsize - freeBytes; left > 0; left -= 1 << 20)
    writeSync(file, randomBytes(Math.min(left, 1 << 20)))
  closeSync(file)
}

test('an import whose disk fills up in the middle stops on a whole chunk, says so, and goes on once there is room', async () => {
  const lines = Array.from(
    { length: rows },
    (_, row) =>
      `F${row},Given${row},Family${row},2020-01-${String(1 + (row % 28)).padStart(2, '0')},Job ${row % 7}`,
  )
  const path = await place.write(
    'staff.csv',
    ['Employee ID,First name,Last name,Hire date,Job title', ...lines].join('\n'),
  )
  const checked = await run('people', 'import', path)
  assert.equal(checked.body.counts.rows.created, rows, checked.stderr)
  fillUpTo(floorBytes + 6 * 1024 * 1024)
  const stopped = await run('people', 'import', path, '--apply')
  assert.equal(stopped.status, 7, stopped.stderr)
  assert.equal(errorOf(stopped).code, 'store-disk-full')

  rmSync(filler)
  const { body } = await run('people', 'imports')
  const [{ id, state, counts }] = body.imports
  assert.equal(state, 'running')
  const { created } = counts.rows
  assert.ok(created > 0 && created < rows && created % 2000 === 0, `${created} rows were written`)
  const resumed = await run('people', 'resume', id)
  assert.equal(resumed.status, 0, resumed.stderr)
  assert.deepEqual(resumed.body.rows, { created: rows, updated: 0, unchanged: 0, rejected: 0, leftOut: 0 })
  const again = await run('people', 'import', path, '--apply')
  assert.equal(again.body.counts.rows.unchanged, rows)
})
