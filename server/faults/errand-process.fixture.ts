/**
 * A process to be killed at its errand, in the installation that the environment names: `prepare` it, or one of
 * `rotate keys`, `retire key`, `erase`, `retire data`, `export to lake`, `fill demo`, `restore`, `sign` the audit
 * trail. Begun again it goes on.
 */
import { AppError, civilDateIn } from '@cadre/core'
import { loadSigningKey } from '@cadre/core/signing-key-file'
import {
  approveErasure,
  createAccount,
  createInstallation,
  enterJob,
  enterRequest,
  handBackOrphans,
  inAccountSession,
  listJobs,
  listDueData,
  planErasureFor,
  readJob,
  writeCheckpoint,
} from '@cadre/store'
import type { Errand, Json, Session } from '@cadre/store'
import { openLakeFolder } from '@cadre/store/lake'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDemo } from '../demo/demo-installation.ts'
import { fillCompany } from '../demo/fill-company.ts'
import { fillDemo } from '../demo/fill-demo.ts'
import { smallCompany } from '../small-company/small-company.fixture.ts'
import { demoPeople } from './errands.fixture.ts'
import { backUpInstallation } from '../installation/back-up-installation.ts'
import { retireInstallationKey, rotateInstallationKeys } from '../installation/manage-field-keys.ts'
import { openInstallation } from '../installation/open-installation.ts'
import type { OpenInstallation } from '../installation/open-installation.ts'
import { restoreInstallation } from '../installation/restore-installation.ts'
import { eraseFromLakeLater } from '../jobs/erase-from-lake-later.ts'
import { jobKinds } from '../jobs/job-kinds.ts'
import { startJobWorker } from '../jobs/start-job-worker.ts'
import { lakeFolder } from '../lake/lake-folder.ts'
import { readSettings } from '../settings.ts'
import { signInSettings } from '../sign-in/settings.ts'
import { plantCanaries } from '../subjects/canaries.fixture.ts'

/** What `prepare` leaves for the errands. */
export interface Prepared {
  readonly texts: readonly string[]
  readonly requestId: string
  readonly planDigest: string
  readonly approver: string
}

const settings = readSettings(process.env)
const preparedFile = join(settings.folder, 'prepared.json')
const passphrase = 'correct horse battery staple'
const archive = process.argv[3] ?? ''
const around = { version: '0.1.0', tell: () => undefined }

const errand = (): Errand => {
  const now = new Date()
  const today = civilDateIn(settings.timeZone, now)
  return { purpose: 'operation', requestId: 'rqs_errand', route: 'test', today, now }
}

async function opened<Result>(run: (installation: OpenInstallation) => Promise<Result>): Promise<Result> {
  const installation = await openInstallation(settings, around)
  try {
    return await run(installation)
  } finally {
    await installation.database.close()
  }
}

function asAccount<Result>(
  { database, cipher }: OpenInstallation,
  accountId: string,
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  const subjectErrand = { ...errand(), purpose: 'subject access' } as const
  return inAccountSession(
    { database, cipher, errand: subjectErrand, accountId, scopes: null, hasSystemReach: true },
    run,
  )
}

/** Somebody to be erased, somebody whose data are due, and a plan that waits for its approval. */
async function prepare(): Promise<void> {
  await opened(async (installation) => {
    const { asSystem } = installation
    await asSystem((session) => createInstallation(session, { kind: 'real', demoToday: null }))
    await fillCompany(asSystem, smallCompany({ people: 12, today: errand().today }))
    const gone = await plantCanaries({ asSystem }, { seed: 1, leftOn: '2024-01-01' })
    await plantCanaries({ asSystem }, { seed: 2, leftOn: '2019-06-01', country: 'DE' })
    const roles = [{ role: 'hr_manager' }] as const
    const [planner, approver] = await asSystem(
      async (session) =>
        [
          await createAccount(session, { login: 'hr@norte.example', displayName: 'HR', roles }),
          await createAccount(session, { login: 'other@norte.example', displayName: 'Other', roles }),
        ] as const,
    )
    const { id, digest } = await asAccount(installation, planner, async (session) => {
      const wish = { kind: 'erasure', subjectId: gone.personId, identityCheck: 'came in person' } as const
      const request = await enterRequest(session, wish)
      return { id: request.id, digest: (await planErasureFor(session, request.id)).digest }
    })
    const texts = [...gone.texts.keys()]
    const prepared: Prepared = { texts, requestId: id, planDigest: digest, approver }
    writeFileSync(preparedFile, JSON.stringify(prepared))
  })
  if (archive !== '')
    await backUpInstallation(settings, archive, { ...around, now: new Date(), passphrase, withKeys: true })
}

async function erase(): Promise<void> {
  const { requestId, planDigest, approver } = JSON.parse(readFileSync(preparedFile, 'utf8')) as Prepared
  await opened((installation) =>
    asAccount(installation, approver, async (session) => {
      const { ids } = await approveErasure(session, installation.ledger, { requestId, planDigest })
      await eraseFromLakeLater(session, ids)
    }).catch((error: unknown) => {
      // Done before the kill, or when the ledger was read at the start.
      if (!(error instanceof AppError && error.code === 'record-conflict')) throw error
    }),
  )
}

/** Enters a job, or takes up the one that was under way, and waits for its end. */
async function runJob(kind: string, inputFor: (session: Session) => Promise<Json>): Promise<void> {
  await opened(async (installation) => {
    const { asSystem } = installation
    await asSystem(handBackOrphans)
    const earlier = await asSystem((session) => listJobs(session, { limit: 10, kind }))
    const underWay = earlier.find(({ endedAt }) => endedAt === null)
    const id =
      underWay?.id ??
      (await asSystem(async (session) =>
        enterJob(session, { kind, input: await inputFor(session), timeLimitSeconds: 600 }),
      ))
    const context = {
      ...installation,
      now: () => new Date(),
      timeZone: settings.timeZone,
      version: '0.1.0',
      isSecure: false,
      signIn: signInSettings({ origin: 'http://127.0.0.1' }),
      importFolder: join(settings.folder, 'imports'),
      lake: await openLakeFolder(lakeFolder(settings)),
    }
    const kinds = jobKinds.filter(({ name }) => name === kind)
    const worker = await startJobWorker(context, { kinds })
    for (;;) {
      const job = await asSystem((session) => readJob(session, id))
      if (job.state === 'done') break
      if (job.endedAt !== null) throw new Error(`${kind} is ${job.state}: ${job.errorMessage}`)
      worker.wake()
      await sleep(50)
    }
    await worker.stop()
  })
}

const errands: Readonly<Record<string, () => Promise<unknown>>> = {
  prepare,
  erase,
  'rotate keys': () => rotateInstallationKeys(settings, around),
  'retire key': async () => {
    await rotateInstallationKeys(settings, around)
    await retireInstallationKey(settings, around, 1)
  },
  'retire data': () =>
    runJob('retire_data', async (session) => ({ digest: (await listDueData(session)).digest })),
  'export to lake': () => runJob('lake_export', () => Promise.resolve({})),
  'fill demo': () =>
    opened(async (installation) => {
      const { demoToday, demoRecords, isFilled } =
        installation.installation ?? (await createDemo(installation, settings))
      if (isFilled) return
      await fillDemo({ ...installation, today: demoToday!, entered: demoRecords, people: demoPeople })
    }),
  sign: () =>
    opened(async ({ database }) => {
      const place = { database, folder: settings.checkpoints, key: await loadSigningKey() }
      await writeCheckpoint(place, { now: new Date() })
    }),
  restore: () => restoreInstallation(settings, archive, { now: new Date(), passphrase }),
}

await errands[process.argv[2] ?? '']!()
process.stdout.write('done\n')
