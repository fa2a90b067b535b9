/** A process that enters so many lifted holds in a ledger: URL of the database, key file, ledger file, name, count. */
import { createFieldCipher } from '../database/field-cipher.ts'
import { openServer } from '../database/open-server.ts'
import { inSystemSession } from '../database/session.ts'
import { openFieldKeyFile } from '../keys/field-key-file.ts'
import { openLedgerFile } from './ledger-file.ts'
import { enterInLedger } from './ledger.ts'

const [url, keyFile, ledgerFile, name, count] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
]
const cipher = createFieldCipher(openFieldKeyFile(keyFile).read)
const ledger = openLedgerFile(ledgerFile, cipher)
const database = await openServer(url)
const errand = { purpose: 'operation', requestId: 'rqs_ledger', route: 'test', today: '2026-11-20' } as const
const at = '2026-11-20T12:00:00.000Z'
for (let turn = 0; turn < Number(count); turn++) {
  await inSystemSession({ database, cipher, errand: { ...errand, now: new Date(at) } }, (session) =>
    enterInLedger(session, ledger, { kind: 'hold lifted', id: `${name} ${turn}`, by: 'acc_1', at }),
  )
}
await database.close()
