/** A worker in a process of its own, to be killed: `node worker-process.fixture.ts URL LAKE [hang]`. */
import { createFieldCipher, fieldKeysInMemory, ledgerInMemory, openServer } from '@cadre/store'
import { openLakeFolder } from '@cadre/store/lake'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { signInSettings } from '../sign-in/settings.ts'
import { defineJob } from './define-job.ts'
import type { JobStep } from './define-job.ts'
import { startJobWorker } from './start-job-worker.ts'

const [url = '', lakeFolder = '', mode = ''] = process.argv.slice(2)

const input = z.strictObject({ pauseMs: z.number() })
type Input = z.output<typeof input>

/** Steps that leave a row each, so that a step done twice is seen. */
const steps = [1, 2, 3, 4, 5].map((number): JobStep<Input> => ({
  name: `step ${number}`,
  transact: async (session, work) => {
    const row = { job_input: JSON.stringify(work.input), step: number }
    await session.trx
      .insertInto('public.trial' as never)
      .values(row as never)
      .execute()
    await pause(work.input.pauseMs)
    return number
  },
}))

const counting = defineJob({
  name: 'counting',
  meaning: 'a trial',
  input,
  access: { kind: 'signed in' },
  purposes: ['operation'],
  runsAs: 'system',
  steps: [
    steps[0]!,
    steps[1]!,
    {
      name: 'hang',
      run: async ({ signal, save, saved }) => {
        if (mode !== 'hang') return Number(saved ?? 0)
        await save(41)
        process.stdout.write('hanging\n')
        await once(signal, 'abort')
        signal.throwIfAborted()
        return 0
      },
    },
    ...steps.slice(2),
  ],
})

const keys = fieldKeysInMemory()
const worker = await startJobWorker(
  {
    database: await openServer(url, { maxConnections: 4 }),
    cipher: createFieldCipher(keys.read),
    fieldKeys: keys,
    ledger: ledgerInMemory(),
    importFolder: join(lakeFolder, '..', 'imports'),
    now: () => new Date(),
    timeZone: 'Europe/Madrid',
    version: '0.1.0',
    isSecure: false,
    signIn: signInSettings({ origin: 'http://127.0.0.1' }),
    lake: await openLakeFolder(lakeFolder),
  },
  { kinds: [counting], concurrency: 3, onEnd: ({ id, state }) => process.stdout.write(`${state} ${id}\n`) },
)
process.stdout.write('ready\n')
process.on('SIGTERM', () => void worker.stop().then(() => process.exit(0)))
