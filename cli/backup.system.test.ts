import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { errorOf, makeWorkplace } from './cadre.fixture.ts'

const place = await makeWorkplace()
const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))
const secret = await place.write('passphrase', 'correct horse battery staple\n')

const { status, stderr } = await place.run('init')
assert.equal(status, 0, stderr)
const server = spawn(process.execPath, [launcher, 'serve', '--port', '0'], {
  cwd: place.folder,
  env: place.env,
  stdio: ['ignore', 'pipe', 'pipe'],
})
after(() => server.kill('SIGKILL'))
await once(createInterface(server.stdout), 'line')

test('an installation is backed up while it is served, sealed and with its keys', async () => {
  const run = await place.run('backup', 'served.cadre', '--passphrase-file', secret, '--with-keys', '--json')
  assert.equal(run.status, 0, run.stderr)
  const { sealed, withKeys, tables, rows } = JSON.parse(run.stdout)
  assert.equal(sealed, true)
  assert.equal(withKeys, true)
  assert.ok(tables > 60 && rows > 100)
  assert.equal((await stat(place.path('served.cadre'))).mode & 0o077, 0)
  assert.equal((await readFile(place.path('served.cadre'))).includes('field-keys'), false)
})

test('the doctor looks at an installation that is served, and says what it finds without a secret', async () => {
  const run = await place.run('doctor', '--json')
  const { isSound, findings } = JSON.parse(run.stdout) as {
    isSound: boolean
    findings: { name: string; state: string }[]
  }
  assert.deepEqual(
    findings.filter(({ state }) => state === 'bad'),
    [],
  )
  assert.equal(isSound, true)
  assert.equal(run.status, 0)
  for (const name of ['database', 'durability', 'schema', 'clock', 'backup', 'space', 'key file'])
    assert.equal(findings.find((finding) => finding.name === name)?.state, 'good', name)
  const { keys } = JSON.parse(await readFile(place.path('.cadre/field-keys.json'), 'utf8')) as {
    keys: Record<string, string>
  }
  for (const key of Object.values(keys)) assert.equal(run.stdout.includes(key), false)
})

test('the doctor ends with status 7 when something is to be mended', async () => {
  await chmod(place.path('.cadre/field-keys.json'), 0o644)
  const run = await place.run('doctor')
  await chmod(place.path('.cadre/field-keys.json'), 0o600)
  assert.equal(run.status, 7)
  assert.match(run.stdout, /BAD {2}key file .*chmod 600/)
  const nowhere = await place.run('doctor', '--folder', 'nowhere')
  assert.equal(nowhere.status, 7)
  assert.match(nowhere.stdout, /There is no installation/)
})

test('a second process is told who has the folder and what to do', async () => {
  for (const args of [
    ['init'],
    ['serve', '--port', '0'],
    ['restore', 'served.cadre', '--passphrase-file', secret],
  ]) {
    const run = await place.run(...args)
    assert.equal(run.status, 7)
    assert.match(
      run.stderr,
      new RegExp(`Process ${server.pid} has used the data folder .* since 20.*Stop it first`),
    )
  }
})

test('keys go into no backup that everybody can read, and no file is replaced by accident', async () => {
  const open = await place.run('backup', 'open.cadre', '--with-keys', '--json')
  assert.equal(open.status, 2)
  assert.match(errorOf(open).message, /only into a sealed backup/)
  const again = await place.run('backup', 'served.cadre', '--json')
  assert.equal(again.status, 2)
  assert.match(errorOf(again).message, /is there already/)
  const short = await place.run(
    'backup',
    'x.cadre',
    '--passphrase-file',
    await place.write('short', 'abc'),
    '--json',
  )
  assert.match(errorOf(short).message, /12 characters/)
})

test('a restore gives a new folder the installation with its keys, and is refused over what is there', async () => {
  const args = ['restore', 'served.cadre', '--passphrase-file', secret] as const
  const checked = await place.run(...args, '--check')
  assert.match(checked.stdout, /Every checksum fits; nothing was changed/)
  const restored = await place.run(...args, '--folder', 'new', '--json')
  assert.equal(restored.status, 0, restored.stderr)
  assert.equal(JSON.parse(restored.stdout).hasKeys, true)
  assert.deepEqual(
    await readFile(place.path('new/field-keys.json')),
    await readFile(place.path('.cadre/field-keys.json')),
  )
  const links = await place.run('init', '--folder', 'new', '--json')
  assert.equal(JSON.parse(links.stdout).links.length, 2, links.stderr)

  server.kill('SIGKILL')
  await once(server, 'close')
  const over = await place.run(...args, '--json')
  assert.equal(over.status, 7)
  assert.equal(errorOf(over).code, 'store-not-empty')
})

test('what is no backup is refused with a reason', async () => {
  const odd = await place.write('odd.cadre', 'people,pay\n')
  for (const [file, code] of [
    [odd, 'backup-damaged'],
    ['nowhere.cadre', 'backup-missing'],
    [place.folder, 'backup-missing'],
  ] as const) {
    const run = await place.run('restore', file, '--check', '--json')
    assert.equal(run.status, 7)
    assert.equal(errorOf(run).code, code)
  }
  const locked = await place.run('restore', 'served.cadre', '--check', '--json')
  assert.equal(errorOf(locked).code, 'backup-locked')
})
