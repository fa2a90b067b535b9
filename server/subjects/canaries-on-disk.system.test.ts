import {
  checkFieldKeys,
  clearErased,
  createFieldCipher,
  fieldKeysInMemory,
  inSystemSession,
} from '@cadre/store'
import { ledgerInMemory, migrate, openEmbedded, reapplyLedger } from '@cadre/store'
import type { Errand, Session } from '@cadre/store'
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fillCompany } from '../demo/fill-company.ts'
import { smallCompany } from '../small-company/small-company.fixture.ts'
import { plantCanaries } from './canaries.fixture.ts'

const errand: Errand = {
  purpose: 'operation',
  requestId: 'rqs_disk',
  route: 'test',
  today: '2026-11-20',
  now: new Date('2026-11-20T12:00:00Z'),
}

/** Which of some texts stand in any file of a folder, as the bytes are. */
function foundIn(folder: string, texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    for (const text of texts) if (bytes.includes(text)) found.add(`${text} in ${path.slice(folder.length)}`)
  }
  return [...found]
}

test('encrypted texts never stand in the folder of the database; of an erased person nothing stands there once it is cleared', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-disk-'))
  try {
    const keys = fieldKeysInMemory()
    const cipher = createFieldCipher(keys.read)
    const database = await openEmbedded(folder)
    const asSystem = <Result>(run: (session: Session) => Promise<Result>): Promise<Result> =>
      inSystemSession({ database, cipher, errand }, run)
    await migrate(database)
    await asSystem((session) => checkFieldKeys(session, keys.read()))
    await fillCompany(asSystem, smallCompany({ people: 12, today: errand.today }))
    const planted = await plantCanaries({ asSystem }, { leftOn: '2024-01-01' })
    const texts = [...planted.texts.keys()]
    assert.deepEqual(foundIn(folder, planted.encrypted), [])
    assert.ok(foundIn(folder, texts).length > 40, 'the search finds what is there')
    const ledger = ledgerInMemory()
    const { personId, candidateId, applicationId, accountId } = planted
    ledger.append({
      kind: 'erasure',
      id: 'sbr_0000000000000000000001',
      at: errand.now.toISOString(),
      subject: {
        personIds: [personId],
        candidateIds: [candidateId],
        applicationIds: [applicationId],
        accountIds: [accountId],
      },
      keptClasses: [],
      restriction: null,
      suppressed: [],
    })
    await asSystem((session) => reapplyLedger(session, ledger))
    assert.equal(await clearErased(database), 1)
    assert.equal(await clearErased(database), 0, 'nothing is left to clear')
    assert.deepEqual(foundIn(folder, texts), [])
    await database.close()
    assert.deepEqual(foundIn(folder, texts), [])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
