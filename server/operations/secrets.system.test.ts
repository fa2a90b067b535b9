import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '@cadre/store/postgres.fixture'

// Needs Debian's Postgres.

const folder = mkdtempSync(join(tmpdir(), 'cadre-secrets-'))
const postgres = await startPostgres()
after(async () => {
  await postgres.remove()
  rmSync(folder, { recursive: true })
})
const launcher = fileURLToPath(new URL('../../cli/bin/cadre.js', import.meta.url))
const secrets = {
  database: 'kanarie-database-5c1f0e',
  metrics: 'kanarie-metrics-77aa04c1d2e3f4a5b6c7d8e9',
  openId: 'kanarie-openid-client-91be',
}
const openIdFile = join(folder, 'openid.json')
const provider = { id: 'local', title: 'Local', issuer: 'https://127.0.0.1:1', clientId: 'cadre' }
writeFileSync(openIdFile, JSON.stringify([{ ...provider, clientSecret: secrets.openId }]), {
  mode: 0o600,
})

async function environment(): Promise<NodeJS.ProcessEnv> {
  const url = new URL(await postgres.createDatabase('secrets'))
  url.password = secrets.database
  return {
    ...process.env,
    DATABASE_URL: url.href,
    CADRE_FOLDER: join(folder, 'data'),
    CADRE_HOME: join(folder, 'home'),
    CADRE_KEY_FILE: join(folder, 'keys', 'field-keys.json'),
    CADRE_METRICS_TOKEN: secrets.metrics,
    CADRE_OPENID_FILE: openIdFile,
    CADRE_DEBUG: '1',
  }
}

test('no secret of the environment, the settings or the keys is printed, logged, answered or backed up', async () => {
  const env = await environment()
  let said = ''
  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [launcher, ...args], {
      env,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (text: Buffer) => (said += text.toString()))
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    return child
  }
  const run = async (...args: string[]): Promise<void> => void (await once(start(...args), 'close'))
  await run('init')
  const server = start('serve', '--port', '0')
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string]
  const address = line.split(' ').at(-1)!
  for (const path of ['/metrics', '/ready', '/api/openapi.json', '/api/v1/me', '/api/v1/%00', '/nowhere'])
    said += await (await fetch(`${address}${path}`)).text()
  const begin = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"provider":"local"}',
  }
  said += await (await fetch(`${address}/api/v1/sign-in/openid/begin`, begin)).text()
  await run('doctor')
  await run('doctor', '--json')
  await run('backup', join(folder, 'backup.cadre'))
  await postgres.stop('kill')
  said += await (await fetch(`${address}/api/v1/me`, { headers: { authorization: 'Bearer x' } })).text()
  await run('doctor')
  server.kill('SIGKILL')
  await once(server, 'close')
  const keys = JSON.parse(readFileSync(String(env['CADRE_KEY_FILE']), 'utf8')) as {
    keys: Record<string, string>
  }
  const written = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !/(^|\/)(keys|home\/keys)$/.test(entry.parentPath) && entry.name !== 'openid.json',
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
  assert.ok(said.includes('Cadre listens') && written.length > 0)
  for (const secret of [...Object.values(secrets), ...Object.values(keys.keys)])
    assert.deepEqual([said.includes(secret), written.some((text) => text.includes(secret))], [false, false])
})
