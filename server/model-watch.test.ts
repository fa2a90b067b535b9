import { raise } from '@cadre/store'
import type { Job, Session } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { scorePeopleJob } from './jobs/kinds/score-people.ts'
import { watchModelsJob } from './jobs/kinds/watch-models.ts'
import { writeLeaversFeatures } from './leavers-features.fixture.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let worker: TestWorker

before(async () => {
  server = await startTestServer({ people: 60 })
  worker = await startTestWorker(server, [scorePeopleJob, watchModelsJob])
  await enthrone(server)
  await writeFeatures('1', 2000)
  await server.asSystem(giveDemoNotices)
})
after(async () => {
  await worker.stop()
  await server.close()
})

/** What is known of everybody in the company on a day, paid from some amount on. */
function writeFeatures(sequence: string, payFrom: number): Promise<void> {
  return writeLeaversFeatures(server, {
    sequence,
    days: [sequence === '1' ? '2026-09-30' : '2026-10-31'],
    of: (index) => ({ OverTime: index % 5 < 2 ? 'Yes' : 'No', Pay: payFrom + 100 * (index % 40) }),
  })
}

const ended = (id: string): Promise<Job> => worker.ended(id)

interface Finding {
  readonly about: string
  readonly verdict: string
  readonly finding: string
  readonly toDo: string
}
interface Watch {
  readonly versionId: string
  readonly verdict: string
  readonly result: { readonly findings: Finding[]; readonly groups: { group: string; people: number }[] }
}
interface Alert {
  readonly id: string
  readonly about: string
  readonly verdict: string
}

/** Waits for the job that an answer names. */
async function done({ status, body }: Answer): Promise<void> {
  assert.equal(status, 200, JSON.stringify(body))
  const job = await ended(String(body['jobId']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
}

async function score(sequence: string): Promise<void> {
  const body = { dataSet: 'features/leavers', sequence }
  await done(await server.call('hr_manager', 'POST', '/models/leavers/score-runs', { body }))
}

async function watch(by: 'hr_manager' | 'data_scientist' = 'hr_manager'): Promise<Watch> {
  await done(await server.call(by, 'POST', '/models/leavers/watches'))
  const { body } = await server.call('data_scientist', 'GET', '/models/leavers/watches')
  const [newest, ...older] = body['items'] as Watch[]
  assert.equal(older.length, 0, 'of one day the newest look is kept')
  return newest!
}

const about = ({ result }: Watch, aspect: string): Finding =>
  result.findings.find((finding) => finding.about === aspect)!

test('scores that grow old, and what a data scientist would be told where there is none, come to HR managers', async () => {
  const { call } = server
  await score('1')
  // Whoever has it looked at is not told.
  const { versionId } = await watch('data_scientist')
  const notices = async (): Promise<number> => {
    const { body } = await call('hr_manager', 'GET', '/notifications')
    return (body['items'] as { kind: string }[]).filter(({ kind }) => kind === 'model-alert').length
  }
  assert.equal(await notices(), 1, 'scores are seven weeks old')
  const raised = { about: 'inputs', verdict: 'act', finding: 'Pay is in pesos.', toDo: '' } as const
  const raiseNow = (about: string, role?: 'data_scientist'): Promise<void> =>
    server.asSystem(async (session) => {
      if (role) await setActive(session, role, false)
      await raise(session, { modelName: 'leavers', versionId }, { ...raised, about })
      if (role) await setActive(session, role, true)
    })
  await raiseNow('scores')
  assert.equal(await notices(), 1, 'a data scientist is told')
  await raiseNow('quality', 'data_scientist')
  assert.equal(await notices(), 2, 'nobody else is there')
})

async function setActive({ trx, errand }: Session, role: 'data_scientist', isActive: boolean): Promise<void> {
  await trx
    .updateTable('app.account')
    .set({ disabled_at: isActive ? null : errand.now })
    .where('id', '=', server.accounts[role])
    .execute()
}

test('a model in use is watched: what changed is raised once to who can act, answered, and ends when it is well', async () => {
  const { call } = server
  await score('1')
  const well = await watch()
  assert.equal(about(well, 'inputs').verdict, 'well', JSON.stringify(about(well, 'inputs')))
  assert.equal(about(well, 'freshness').verdict, 'watch', 'scores are seven weeks old')
  assert.equal(about(well, 'quality').verdict, 'unknown')
  assert.ok(well.result.groups.every(({ people }) => people >= 5))

  // A month later everybody is paid ten times as much: in another currency, perhaps.
  await writeFeatures('2', 5500)
  await score('2')
  const changed = await watch()
  assert.equal(about(changed, 'inputs').verdict, 'act')
  assert.match(about(changed, 'inputs').finding, /Pay/)
  assert.match(about(changed, 'inputs').toDo, /challenger/)
  assert.equal(about(changed, 'freshness').verdict, 'well')
  await watch()
  const open = (await call('data_scientist', 'GET', '/model-alerts')).body['items'] as Alert[]
  assert.equal(open.filter((alert) => alert.about === 'inputs').length, 1, 'raised once while it lasts')
  assert.ok(!open.some((alert) => alert.about === 'freshness'), 'what is well again has ended')
  const told = await call('data_scientist', 'GET', '/notifications')
  assert.ok(
    (told.body['items'] as { kind: string }[]).some(({ kind }) => kind === 'model-alert'),
    JSON.stringify(told.body),
  )

  const { id } = open.find((alert) => alert.about === 'inputs')!
  const words = 'Pay is in pesos since October; the feed is being mended.'
  const answered = await call('data_scientist', 'POST', `/model-alerts/${id}/answer`, { body: { words } })
  assert.deepEqual([answered.status, answered.body['answer']], [200, words], JSON.stringify(answered.body))
  const again = await call('hr_manager', 'POST', `/model-alerts/${id}/answer`, { body: { words } })
  assert.deepEqual([again.status, again.body['code']], [409, 'record-conflict'])
  for (const role of ['employee', 'lead', 'recruiter', 'executive'] as const)
    assert.equal((await call(role, 'GET', '/model-alerts')).status, 403, role)
})
