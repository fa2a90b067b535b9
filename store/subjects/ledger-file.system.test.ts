import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createFieldCipher } from '../database/field-cipher.ts'
import { openServer } from '../database/open-server.ts'
import { openFieldKeyFile } from '../keys/field-key-file.ts'
import { migrate } from '../migrations/migrate.ts'
import { startPostgres } from '../postgres.fixture.ts'
import { openLedgerFile } from './ledger-file.ts'

// Needs Debian's Postgres.

const script = fileURLToPath(new URL('./ledger-process.fixture.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'cadre-ledger-'))
const postgres = await startPostgres()
after(async () => {
  await postgres.remove()
  rmSync(folder, { recursive: true })
})

test('processes that enter in one ledger at the same time lose no entry and break no line', async () => {
  const url = await postgres.createDatabase('ledger')
  const database = await openServer(url)
  await migrate(database)
  await database.close()
  const [keyFile, file] = [join(folder, 'field-keys.json'), join(folder, 'erasures.jsonl')]
  const cipher = createFieldCipher(openFieldKeyFile(keyFile, { mayCreate: true }).read)
  const ends = ['a', 'b', 'c'].map(async (name) => {
    const child = spawn(process.execPath, [script, url, keyFile, file, name, '30'], { stdio: 'inherit' })
    assert.deepEqual(await once(child, 'exit'), [0, null])
  })
  await Promise.all(ends)
  const entered = openLedgerFile(file, cipher)
    .read()
    .map(({ id }) => id)
  const wanted = ['a', 'b', 'c'].flatMap((name) => Array.from({ length: 30 }, (_, turn) => `${name} ${turn}`))
  assert.deepEqual(entered.toSorted(), wanted.toSorted())
})
