import { startPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Prepared } from '../faults/errand-process.fixture.ts'
import { lookInto, runErrand } from '../faults/errands.fixture.ts'
import type { OpenInstallation } from '../installation/open-installation.ts'

// Needs Debian's Postgres. From the command line, as somebody does it after a disaster.

const folder = mkdtempSync(join(tmpdir(), 'cadre-restored-'))
const postgres = await startPostgres()
after(async () => {
  await postgres.remove()
  rmSync(folder, { recursive: true, force: true })
})
const launcher = fileURLToPath(new URL('../../cli/bin/cadre.js', import.meta.url))

const tables = `select schemaname || '.' || tablename as name from pg_tables
  where schemaname in ('records', 'vault', 'app', 'audit', 'jobs', 'lake')`

/** How many of some texts stand in any table. */
async function countIn({ database }: OpenInstallation, texts: readonly string[]): Promise<number> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local role cadre_backup')
    let found = 0
    for (const { name } of (await client.query<{ name: string }>(tables)).rows) {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from ${name} t where t::text ~ $1`,
        [texts.join('|')],
      )
      found += rows[0]!.n
    }
    return found
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('an archive from before an erasure is restored with `cadre restore`, and `cadre serve` erases again before it is ready', async () => {
  const before = { folder: join(folder, 'before'), url: await postgres.createDatabase('before') }
  mkdirSync(before.folder)
  const archive = join(folder, 'before-the-erasure.cadre')
  assert.equal(await runErrand('prepare', before, { archive }), 'done')
  const { texts } = JSON.parse(readFileSync(join(before.folder, 'data', 'prepared.json'), 'utf8')) as Prepared
  assert.ok((await lookInto(before, (installation) => countIn(installation, texts))) > 10)
  assert.equal(await runErrand('erase', before, { archive }), 'done')

  // The key file and the ledger beside it outlived the database; the new one is another.
  const after = { folder: before.folder, url: await postgres.createDatabase('after') }
  const env = {
    ...process.env,
    DATABASE_URL: after.url,
    CADRE_FOLDER: join(folder, 'new'),
    CADRE_HOME: join(before.folder, 'home'),
    CADRE_KEY_FILE: join(before.folder, 'keys', 'field-keys.json'),
    CADRE_BACKUP_PASSPHRASE: 'correct horse battery staple',
  }
  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [launcher, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    return { child, said: () => said }
  }
  const restoring = start('restore', archive)
  assert.deepEqual((await once(restoring.child, 'close'))[0], 0, restoring.said())
  const served = start('serve', '--port', '0')
  try {
    const [line] = (await once(createInterface(served.child.stdout), 'line')) as [string]
    assert.match(served.said(), /older than the ledger of erasures: 1 entries were done again/)
    const ready = await fetch(`${line.split(' ').at(-1)!}/ready`)
    assert.equal(ready.status, 200)
  } finally {
    served.child.kill('SIGKILL')
    await once(served.child, 'close')
  }
  assert.equal(await lookInto(after, (installation) => countIn(installation, texts)), 0)
})
