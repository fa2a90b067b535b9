import { createRandom } from '@cadre/learn'
import { enterJob } from '@cadre/store'
import type { Job } from '@cadre/store'
import { eraseFromLake, writeSet } from '@cadre/store/lake'
import type { LakeRow } from '@cadre/store/lake'
import { monthEnds } from '@cadre/core'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { judgeModelJob } from './jobs/kinds/judge-model.ts'
import { retrainModelJob } from './jobs/kinds/retrain-model.ts'
import { retrainModelsJob } from './jobs/kinds/retrain-models.ts'
import { trainModelJob } from './jobs/kinds/train-model.ts'
import { raiseErasedFrom } from './models/raise-erased-from.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'
import { now, startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let worker: TestWorker
let home: string

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'cadre-home-'))
  process.env['CADRE_HOME'] = home
  server = await startTestServer({ people: 12 })
  worker = await startTestWorker(server, [trainModelJob, judgeModelJob, retrainModelJob, retrainModelsJob])
  await writeMonths('1', '2025-06-30')
})
after(async () => {
  await worker.stop()
  await server.close()
  await rm(home, { recursive: true })
})

/** 80 people a month up to one: who works overtime leaves more often. */
async function writeMonths(sequence: string, to: string): Promise<void> {
  const random = createRandom(7)
  const months = monthEnds('2024-01-31', to)
  const rows: LakeRow[] = Array.from({ length: 80 }, (_, who) => who).flatMap((who) =>
    months.map((as_of) => {
      const overtime = Math.round(30 * random.next())
      const left = random.next() < (overtime > 18 ? 0.6 : 0.15) ? 'Yes' : 'No'
      return { person_id: `per_${String(who).padStart(22, '0')}`, as_of, overtime, left }
    }),
  )
  await writeSet(
    server.context.lake,
    {
      name: 'outcomes/leavers',
      sequence,
      source: 'a test',
      key: ['person_id', 'as_of'],
      columns: [
        { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
        { name: 'as_of', type: 'date', meaning: 'when' },
        { name: 'overtime', type: 'number', meaning: 'hours' },
        { name: 'left', type: 'text', meaning: 'what came of it' },
      ],
      now: now(),
    },
    [rows],
  )
}

const scientist = (method: string, path: string, body?: unknown): Promise<Answer> =>
  server.call('data_scientist', method, path, body === undefined ? {} : { body })

const ended = (id: string): Promise<Job> => worker.ended(id)

async function done({ body }: Answer): Promise<Job> {
  const job = await ended(String(body['jobId']))
  assert.equal(job.state, 'done', `${JSON.stringify(body)} ${job.errorCode}: ${job.errorMessage}`)
  return job
}

interface Version {
  readonly id: string
  readonly number: number
  readonly stage: string
  readonly runId: string
}
const versions = async (): Promise<Version[]> =>
  (await scientist('GET', '/models/leavers')).body['items'] as Version[]

test('a model is trained anew on newer rows and judged with its champion on days that neither has seen; a person promotes it', async () => {
  await scientist('POST', '/models', { name: 'leavers', title: 'Who left', purpose: 'retention' })
  const none = await scientist('POST', '/models/leavers/retraining/runs')
  assert.equal((await ended(String(none.body['jobId']))).errorCode, 'record-missing')

  const training = {
    dataSet: 'outcomes/leavers',
    target: 'left',
    positive: 'Yes',
    learners: ['logistic-regression'],
    budget: 'fast',
    until: '2024-12-31',
  }
  await done(await scientist('POST', '/models/leavers/runs', training))
  const [first] = await versions()
  await done(
    await scientist('POST', `/model-versions/${first!.id}/judgements`, {
      dataSet: 'outcomes/leavers',
      after: '2025-01-31',
    }),
  )
  const asked = await scientist('POST', `/model-versions/${first!.id}/promotions`, { reason: 'it is good' })
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  const approval = { isApproved: true, reason: 'good enough' }
  await server.call('hr_manager', 'POST', `/promotions/${String(asked.body['id'])}/decision`, {
    body: approval,
  })

  const same = await scientist('POST', '/models/leavers/retraining/runs')
  const refused = await ended(String(same.body['jobId']))
  assert.deepEqual([refused.errorCode], ['too-little-data'])
  assert.match(String(refused.errorMessage), /nothing newer/)

  await writeMonths('2', '2026-04-30')
  const job = await done(await scientist('POST', '/models/leavers/retraining/runs'))
  const [second] = await versions()
  assert.deepEqual([second!.number, second!.stage], [2, 'candidate'])
  const { body: finished } = await scientist('GET', `/job-runs/${job.id}`)
  assert.equal((finished['result'] as { isPassed: boolean }).isPassed, true)
  const run = await scientist('GET', `/model-runs/${second!.runId}`)
  const { until, sequence } = run.body['options'] as { until: string; sequence: string }
  assert.deepEqual([until, sequence], ['2025-04-30', '2'], 'six months are judged, six more lie between')
  const { body } = await scientist('GET', `/model-versions/${second!.id}`)
  const [judgement] = body['judgements'] as { rowCount: number; championId: string }[]
  assert.deepEqual([judgement!.rowCount, judgement!.championId], [6 * 80, first!.id])
  assert.equal((await scientist('GET', '/models/leavers')).body['champion'], 1, 'nobody has promoted it')
})

test('by its plan a model is trained anew as a job of whoever set it, and not before it is due', async () => {
  const plan = { everyMonths: 2, onAlert: true }
  const set = await scientist('PUT', '/models/leavers/retraining', plan)
  assert.equal((set.body['plan'] as { everyMonths: number }).everyMonths, 2, JSON.stringify(set.body))
  const nightly = async (): Promise<number> => {
    const { name: kind, timeLimitSeconds } = retrainModelsJob
    const id = await server.asSystem((session) => enterJob(session, { kind, input: {}, timeLimitSeconds }))
    const job = await ended(id)
    assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
    const { body } = await scientist('GET', '/job-runs')
    return (body['items'] as { kind: string }[]).filter((one) => one.kind === 'retrain_model').length
  }
  // As if the champion had learned from the newest rows: nothing newer is there.
  const champions = `id = (select run_id from model.version where stage = 'champion')`
  const { rows: kept } = await server.database.pool.query<{ data_hash: string }>(
    `select data_hash from model.run where ${champions}`,
  )
  await server.database.pool.query(`update model.run set data_hash =
    (select data_hash from model.run where options->>'sequence' = '2' limit 1) where ${champions}`)
  const before = await nightly()
  const { rows } = await server.database.pool.query<{ id: string }>(
    `insert into model.alert (id, model_name, version_id, about, verdict, finding, to_do, raised_at)
     select 'alr_' || repeat('1', 22), 'leavers', id, 'quality', 'act', 'weak', 'train', now() + interval '1 day'
     from model.version where stage = 'champion' returning id`,
  )
  assert.equal(rows.length, 1)
  assert.equal(await nightly(), before + 1)
  const own = (await scientist('GET', '/job-runs')).body['items'] as { id: string; kind: string }[]
  const entered = own.find(({ kind }) => kind === 'retrain_model')!
  assert.equal((await ended(entered.id)).state, 'failed', 'nothing newer is there')
  // The clock of the server stands still: the try is put after the alert.
  const setTry = (moment: string): Promise<unknown> =>
    server.database.pool.query(
      `update model.retraining p set tried_at = ${moment} from model.alert a where p.model_name = a.model_name`,
    )
  await setTry(`a.raised_at + interval '1 minute'`)
  assert.equal(await nightly(), before + 1, 'what came to nothing is not tried again every night')
  assert.equal(await nightly(), before + 1)
  const tried = (await scientist('GET', '/models/leavers/retraining')).body['plan'] as {
    triedAt: string
    problem: string
  }
  assert.ok(tried.triedAt && /nothing newer/.test(tried.problem), JSON.stringify(tried))
  const told = await server.database.pool.query(
    `select 1 from app.notification where kind = 'retraining-failed'`,
  )
  assert.equal(told.rowCount, 1, 'whoever set the plan is told once')
  await setTry(`a.raised_at - interval '1 minute'`)
  assert.equal(await nightly(), before + 2, 'a newer alert does not wait')
  const again = (await scientist('GET', '/job-runs')).body['items'] as { id: string; kind: string }[]
  await ended(again.find(({ kind }) => kind === 'retrain_model')!.id)
  await server.database.pool.query(`update model.run set data_hash = $1 where ${champions}`, [
    kept[0]!.data_hash,
  ])
  const never = await scientist('PUT', '/models/leavers/retraining', { everyMonths: null, onAlert: false })
  assert.equal(never.body['plan'], null)
})

test('a champion from whose rows somebody was erased is followed by one that learned from what is left, before newer rows come', async () => {
  const training = {
    dataSet: 'outcomes/leavers',
    target: 'left',
    positive: 'Yes',
    learners: ['logistic-regression'],
    budget: 'fast',
    until: '2025-12-31',
    drop: ['as_of'],
  }
  await done(await scientist('POST', '/models/leavers/runs', training))
  const [all] = await versions()
  const judging = { dataSet: 'outcomes/leavers', after: '2025-12-31' }
  await done(await scientist('POST', `/model-versions/${all!.id}/judgements`, judging))
  const asked = await scientist('POST', `/model-versions/${all!.id}/promotions`, { reason: 'newest' })
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  const approval = { isApproved: true, reason: 'good enough' }
  await server.call('hr_manager', 'POST', `/promotions/${String(asked.body['id'])}/decision`, {
    body: approval,
  })
  const { lake } = server.context
  const gone = `per_${'1'.padStart(22, '0')}`
  await eraseFromLake(lake, [gone], { now: now(), reason: 'asked for' })
  const unmarked = await scientist('POST', '/models/leavers/retraining/runs')
  assert.match(
    String((await ended(String(unmarked.body['jobId']))).errorMessage),
    /rows that neither has seen/,
  )

  assert.equal(await raiseErasedFrom({ lake, inSession: server.asSystem }), 1)
  await done(await scientist('POST', '/models/leavers/retraining/runs'))
  const [next] = await versions()
  assert.deepEqual([next!.number > all!.number, next!.stage], [true, 'candidate'])
  const { body } = await scientist('GET', `/model-versions/${next!.id}`)
  assert.equal(body['retrainBy'], null, 'it did not learn from them')
  const [judgement] = body['judgements'] as {
    championId: string
    rowCount: number
    gates: { name: string; finding: string }[]
  }[]
  assert.deepEqual([judgement!.championId, judgement!.rowCount], [all!.id, 6 * 79])
  assert.match(
    judgement!.gates.find(({ name }) => name === 'quality')!.finding,
    /not compared with a champion/,
  )
})
