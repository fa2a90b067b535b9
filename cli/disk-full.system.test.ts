import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { csv, errorOf, makeWorkplace, people, quickly, runCadre, studyPeople } from './cadre.fixture.ts'

// Needs root: mounts a file system of a few hundred kilobytes, and one that can only be read.

const mounts: string[] = []
// Before the folder they are in is removed.
after(() => mounts.forEach((path) => execFileSync('umount', [path])))

const place = await makeWorkplace()
const small = place.path('small')
const readOnly = place.path('read-only')
let bundle: string

before(async () => {
  bundle = await studyPeople(place)
  await mount(small, 'size=256k')
  // Nearly all of it.
  await writeFile(join(small, 'filler'), new Uint8Array(63 * 4096))
  await mount(readOnly, 'ro')
})

async function mount(path: string, options: string): Promise<void> {
  await mkdir(path)
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path])
  mounts.push(path)
}

const many = csv(Array.from({ length: 200 }, () => people()).flat())

test('a study that finds no space leaves nothing', async () => {
  const run = await place.run(
    'study',
    'people.csv',
    '-t',
    'Left',
    ...quickly,
    '--out',
    join(small, 'out'),
    '--json',
  )
  assert.equal(run.status, 6)
  const { code, message } = errorOf(run)
  assert.equal(code, 'output-disk-full')
  assert.match(message, /no space left to write ".*small\/out"\. Nothing was written/)
  assert.deepEqual(await readdir(small), ['filler'])
})

for (const name of ['scores.csv', 'scores.jsonl', 'scores.parquet']) {
  test(`scoring into ${name} finds no space and leaves nothing`, async () => {
    await place.write('many.csv', many)
    const run = await place.run(
      'score',
      bundle,
      'many.csv',
      '--keep',
      'employee_id',
      '--out',
      join(small, name),
      '--json',
    )
    assert.equal(run.status, 6)
    assert.equal(errorOf(run).code, 'output-disk-full')
    assert.deepEqual(await readdir(small), ['filler'])
  })
}

test('a profile page finds no space and leaves nothing', async () => {
  const run = await place.run('profile', 'people.csv', '--html', join(small, 'page.html'), '--json')
  assert.equal(run.status, 6)
  assert.equal(errorOf(run).code, 'output-disk-full')
  assert.deepEqual(await readdir(small), ['filler'])
})

test('a disk that can only be read is refused before the work', async () => {
  for (const args of [
    ['study', 'people.csv', '-t', 'Left', '--out', join(readOnly, 'out')],
    ['score', bundle, 'people.csv', '--out', join(readOnly, 'scores.csv')],
    ['score', bundle, 'people.csv', '--out', join(readOnly, 'scores.parquet')],
    ['profile', 'people.csv', '--html', join(readOnly, 'page.html')],
  ]) {
    const run = await place.run(...args, '--json')
    assert.equal(run.status, 6)
    const { code, message } = errorOf(run)
    assert.equal(code, 'output-unwritable')
    assert.match(message, /the disk can only be read/)
  }
})

test('an installation whose key cannot be kept says where it wanted to', async () => {
  const env = { ...place.env, CADRE_HOME: readOnly }
  const run = await runCadre(
    ['study', 'people.csv', '-t', 'Left', ...quickly, '--out', 'keyless', '--json'],
    { cwd: place.folder, env },
  )
  assert.equal(run.status, 6)
  assert.match(errorOf(run).message, /signing key cannot be written to .*Set CADRE_HOME/)
  assert.ok(!(await place.list()).includes('keyless'))
})

test('a data folder that cannot be written is not opened, and says so', async () => {
  const folder = place.path('data')
  assert.equal((await place.run('init', '--folder', folder)).status, 0)
  const frozen = place.path('frozen')
  await mkdir(frozen)
  execFileSync('mount', ['--bind', folder, frozen])
  mounts.push(frozen)
  execFileSync('mount', ['-o', 'remount,ro,bind', frozen])
  const run = await place.run('serve', '--port', '0', '--folder', frozen)
  assert.equal(run.status, 7, run.stderr)
  assert.match(
    run.stderr,
    /^cadre: The data folder .*frozen cannot be written \(EROFS\)\. Mount it for writing/,
  )
})

test('a file and a folder that the person may not touch', async () => {
  // Root may touch everything, so somebody else runs this one.
  execFileSync('chmod', ['o+rx', join(place.folder, '..'), place.folder])
  execFileSync('chmod', ['600', place.path('people.csv')])
  const asNobody = { cwd: place.folder, env: { ...place.env, CADRE_HOME: '/tmp/nobody' }, uid: 65_534 }
  const unreadable = await runCadre(['profile', 'people.csv', '--json'], asNobody)
  assert.equal(unreadable.status, 3)
  assert.match(errorOf(unreadable).message, /people\.csv" cannot be read: you have no right to read it/)
  const unwritable = await runCadre(
    ['study', '/etc/passwd', '-t', 'x', '--out', place.path('theirs'), '--json'],
    asNobody,
  )
  assert.equal(unwritable.status, 6)
  assert.match(errorOf(unwritable).message, /you have no right to write there/)
})
