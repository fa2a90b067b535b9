import {
  enterJob,
  fieldKeysInMemory,
  ledgerInMemory,
  newestReport,
  readJob,
  readPastBroughtIn,
  readStepJobs,
  setPastBroughtIn,
} from '@cadre/store'
import type { Job, ReportKind } from '@cadre/store'
import { listSets, openLakeFolder, openSet } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { ServerContext } from '../context.ts'
import { giveDemoNotices } from '../demo/demo-notices.ts'
import { importIntoInstallation } from '../imports/import-into-installation.ts'
import { initialise } from '../installation/initialise.ts'
import { openInstallation } from '../installation/open-installation.ts'
import type { OpenInstallation } from '../installation/open-installation.ts'
import { jobKinds } from '../jobs/job-kinds.ts'
import { startTestWorker } from '../jobs/test-worker.fixture.ts'
import type { TestWorker } from '../jobs/test-worker.fixture.ts'
import { lakeFolder } from '../lake/lake-folder.ts'
import { readSettings } from '../settings.ts'
import { signInSettings } from '../sign-in/settings.ts'

// An empty installation, a sheet with the past of its people, and what the schedule does: nothing else.

const people = 300
const today = new Date().toISOString().slice(0, 10)
const year = Number(today.slice(0, 4))
let folder: string
let opened: OpenInstallation
let worker: TestWorker
let lake: LakeStorage
const around = { version: '0.1.0', tell: () => undefined }

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-past-'))
  const settings = readSettings({ CADRE_TIME_ZONE: 'UTC' }, { folder })
  await initialise(settings, around)
  await bringIn(settings, 'people.csv', peopleSheet())
  for (let back = 5; back >= 1; back--)
    await bringIn(settings, `reviews-${back}.csv`, reviewSheet(year - back))
  opened = await openInstallation(settings, around)
  await opened.asSystem(giveDemoNotices)
  lake = await openLakeFolder(lakeFolder(settings))
  const context: ServerContext = {
    ...opened,
    fieldKeys: fieldKeysInMemory(),
    ledger: ledgerInMemory(),
    importFolder: join(folder, 'imports'),
    lake,
    now: () => new Date(),
    timeZone: 'UTC',
    version: '0.1.0',
    isSecure: false,
    webhookHosts: [],
    signIn: signInSettings({ origin: 'http://localhost:3000' }),
    limits: { requests: Infinity, writes: Infinity, refusals: Infinity, openRoute: Infinity },
  }
  worker = await startTestWorker({ context, asSystem: opened.asSystem }, jobKinds)
})
after(async () => {
  await worker?.stop()
  await opened?.database.close()
  await rm(folder, { recursive: true })
})

async function bringIn(settings: ReturnType<typeof readSettings>, name: string, text: string): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, text)
  const { counts } = await importIntoInstallation(settings, around, { path, reading: {}, isApplied: true })
  assert.equal(counts.rows.rejected, 0, JSON.stringify(counts))
  assert.ok(counts.rows.created + counts.rows.updated > 0, JSON.stringify(counts))
}

const dayOf = (months: number): string =>
  new Date(Date.UTC(year - 8, months, 1 + (months % 27))).toISOString().slice(0, 10)
const hiredOn = (at: number): string => dayOf((at * 7) % 84)
/** Who is called by an even number leaves after some months, as long as that is past. */
function leftOn(at: number): string {
  const day = dayOf(((at * 7) % 84) + 5 + ((at * 13) % 60))
  return at % 2 === 0 && day < today ? day : ''
}

function peopleSheet(): string {
  const rows = Array.from({ length: people }, (_, at) => {
    const left = leftOn(at)
    const pay = 30_000 + 500 * ((at * 11) % 60)
    return `P${at},Given${at},Family${at},${hiredOn(at)},${left},${left && 'voluntary'},Job ${at % 4},Department ${at % 3},${at < 3 ? '' : `P${at % 3}`},${pay} EUR`
  })
  return [
    'Employee ID,First name,Last name,Hire date,Termination date,Leaving kind,Job title,Department,Manager ID,Salary',
    ...rows,
  ].join('\n')
}

/** Ratings from 1 to 5 of who is there on the day, that go with the number of the person and move a little. */
function reviewSheet(round: number): string {
  const day = `${round}-03-15`
  const rows = Array.from({ length: people }, (_, at) => at)
    .filter((at) => hiredOn(at) < day && (leftOn(at) === '' || leftOn(at) > day))
    .map((at) => `P${at},${day},${1 + ((at + ((at * round) % 7 < 2 ? 1 : 0)) % 4)}`)
  return ['Employee ID,Last performance review date,Performance rating', ...rows].join('\n')
}

async function run(kind: string, input: Record<string, string> = {}): Promise<Job> {
  const id = await opened.asSystem((session) => enterJob(session, { kind, input, timeLimitSeconds: 1800 }))
  return worker.ended(id)
}

const reportOf = (kind: ReportKind) =>
  opened.asSystem((session) => newestReport(session, kind, { asOf: today }))

test('after a past was brought in, what the schedule does makes reports and rows to learn from', async () => {
  const past = await opened.asSystem(readPastBroughtIn)
  assert.deepEqual([past?.setBy, past && past.before! > today], [null, true], 'set by itself, by the import')

  const job = await run('monthly_rows')
  assert.equal(job.state, 'done', String(job.errorMessage))
  const said = await opened.asSystem(async (session) => {
    const scores = (await readStepJobs(session, job.id)).find(({ step }) => step === 'scores')
    return readJob(session, scores!.jobId)
  })
  assert.equal(said.message, 'No model is in use for this purpose: nobody is scored.')
  for (const kind of ['attrition', 'performance'] as const) {
    const report = await reportOf(kind)
    assert.ok(report, kind)
    const { past: seen } = report.method as { past: unknown }
    assert.deepEqual(seen, { seen: 'both', before: past!.before })
    assert.ok(report.parts.find(({ about }) => about === 'everybody')!.people > 100)
  }
  for (const [name, least] of [
    ['attrition', 1000],
    ['performance', 100],
  ] as const) {
    const set = (await listSets(lake)).findLast((one) => one.name === `outcomes/${name}`)
    assert.ok(set, name)
    const { content } = await openSet(lake, set.name, { sequence: set.sequence, purpose: 'audit' })
    assert.ok(content.rows > least, `${content.rows} rows of ${name}`)
  }
})

test('where somebody says that nothing was brought in later, a refusal names the way out', async () => {
  await opened.asSystem((session) =>
    setPastBroughtIn(session, { before: null, reason: 'tried out in a test' }),
  )
  for (const kind of ['study_attrition', 'study_performance', 'study_productivity']) {
    const job = await run(kind)
    assert.equal(job.state, 'failed')
    assert.match(String(job.errorMessage), /If their past was brought in later, say before which day/, kind)
  }
})
