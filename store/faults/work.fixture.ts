/** A process to be killed at its work: `migrate`, `backup`, `restore` or `seal` on a folder or a URL. */
import { createSigningKey, signingKeyFromPem, signingKeyToPem } from '@cadre/core/signing'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { enterAct } from '../audit/trail.fixture.ts'
import { writeCheckpoint } from '../audit/write-checkpoint.ts'
import { backUp, restore } from '../backup/back-up.ts'
import { openEmbedded } from '../database/open-embedded.ts'
import { openServer } from '../database/open-server.ts'
import { migrate } from '../migrations/migrate.ts'

const [work, place, file] = process.argv.slice(2) as [string, string, string]
const say = (word: string): void => void process.stdout.write(`${word}\n`)
say('begun')
const database = place.startsWith('postgres:') ? await openServer(place) : await openEmbedded(place)

switch (work) {
  case 'migrate':
    await migrate(database)
    break
  case 'backup':
    await backUp(database, file, { cadreVersion: '0.1.0', now: new Date() })
    break
  case 'restore':
    await restore(database, file, { now: new Date() })
    break
  case 'seal': {
    const keyFile = `${file}.pem`
    if (!existsSync(keyFile)) writeFileSync(keyFile, signingKeyToPem(createSigningKey()))
    const key = signingKeyFromPem(readFileSync(keyFile, 'utf8'))
    for (let turn = 0; ; turn++) {
      await enterAct(database, turn)
      say('entered')
      if (turn % 3 === 2) await writeCheckpoint({ database, folder: file, key }, { now: new Date() })
      if (turn % 3 === 2) say('signed')
    }
  }
}
say('done')
await database.close()
