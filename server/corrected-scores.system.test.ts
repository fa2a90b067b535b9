import type { FeatureValues } from '@cadre/store'
import { synthesiseCompany } from '@cadre/synth'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { crownVersion } from './crown.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { attritionRowsJob } from './jobs/kinds/attrition-rows.ts'
import { featureSnapshotJob } from './jobs/kinds/feature-snapshot.ts'
import { lakeExportJob } from './jobs/kinds/lake-export.ts'
import { scoreCorrectedJob } from './jobs/kinds/score-corrected.ts'
import { scoreModelsJob } from './jobs/kinds/score-models.ts'
import { scorePeopleJob } from './jobs/kinds/score-people.ts'
import { trainModelJob } from './jobs/kinds/train-model.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'
import { now, startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let worker: TestWorker
let home: string

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'cadre-home-'))
  process.env['CADRE_HOME'] = home
  server = await startTestServer({ company: synthesiseCompany({ people: 150, years: 4, seed: 5, today }) })
  worker = await startTestWorker(server, [
    lakeExportJob,
    featureSnapshotJob,
    attritionRowsJob,
    trainModelJob,
    scorePeopleJob,
    scoreModelsJob,
    scoreCorrectedJob,
  ])
  await server.asSystem(giveDemoNotices)
  await worker.run('lake_export', {})
  await worker.run('feature_snapshot', { asOf: '2026-10-31' }, 'retention')
  await crownLeavers()
})
after(async () => {
  await worker.stop()
  await server.close()
  await rm(home, { recursive: true })
})

async function crownLeavers(): Promise<void> {
  const asked = { from: '2023-06-01', history: 'as it happened' }
  const { name, sequence } = await worker.run('attrition_rows', asked, 'retention')
  const body = { name: 'leavers', title: 'Who may leave', purpose: 'retention' }
  await server.call('data_scientist', 'POST', '/models', { body })
  const started = await server.call('data_scientist', 'POST', '/models/leavers/runs', {
    body: {
      dataSet: name,
      sequence,
      target: 'left_within_6_months',
      positive: 'Yes',
      drop: ['as_of', 'known_at'],
      learners: ['logistic-regression'],
      budget: 'fast',
    },
  })
  const trained = await worker.done(String(started.body['jobId']))
  const { versionId } = trained
  assert.ok(typeof versionId === 'string', JSON.stringify(trained))
  const errand = { purpose: 'operation', requestId: 'rqs_t', route: 't', today, now: now() } as const
  const place = { ...server.context, errand, madeBy: server.accounts.data_scientist }
  await crownVersion(place, versionId, server.accounts.hr_manager)
}

interface Shown {
  readonly id: string
  readonly score: number
  readonly inputs: FeatureValues
  readonly isCorrected: boolean
  readonly isAnew: boolean
}

async function shownOf(personId: string): Promise<Shown> {
  const { status, body } = await server.call('hr_manager', 'GET', `/people/${personId}/outlook`)
  assert.equal(status, 200, JSON.stringify(body))
  return (body['items'] as Shown[])[0]!
}

const askNow = async (personId: string) => {
  const { body } = await server.call('hr_manager', 'POST', '/models/leavers/person-scores', {
    body: { personIds: [personId] },
  })
  return (body['items'] as { score: number | null; because: string | null }[])[0]!
}

/** Changes the weekly part of somebody's work from a day on, as an HR manager does. */
async function setPart(personId: string, { from, fte }: { from: string; fte: number }): Promise<void> {
  const terms = await server.call('hr_manager', 'GET', `/work-terms?subjectId=${personId}`)
  const { id } = (terms.body['items'] as { id: string }[])[0]!
  const path = `/work-terms/${id}`
  const { headers } = await server.call('hr_manager', 'GET', path)
  const changed = await server.call('hr_manager', 'PATCH', path, {
    body: { from, values: { fte } },
    headers: { 'if-match': String(headers['etag']) },
  })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
}

test('a score whose records were corrected says so, and is worked out anew in the night', async () => {
  const { models } = await worker.run('score_models', {}, 'retention')
  const [scored] = models as { people: number; scored: number; asOf: string }[]
  assert.ok(scored!.scored > 100 && scored!.asOf === '2026-10-31', JSON.stringify(scored))
  const byHand = await server.call('hr_manager', 'POST', '/models/leavers/score-runs', {
    body: { dataSet: 'features/retention' },
  })
  const again = await worker.done(String(byHand.body['jobId']))
  assert.deepEqual([again['people'], again['scored']], [scored!.people, 0], 'nobody is scored twice')
  const { rows } = await server.database.pool.query<{ person_id: string }>(
    `select s.person_id from outlook.score s join records.work_terms w on w.person_id = s.person_id and upper_inf(w.recorded)
       and w.valid @> date '2026-11-20' and lower(w.valid) < '2026-10-01' and w.fte = 1
     where s.status = 'scored' and s.person_id <> $1 order by 1 limit 2`,
    [server.people.lead],
  )
  const [wrong, right] = rows.map((row) => row.person_id) as [string, string]
  const before = await shownOf(wrong)
  assert.deepEqual([before.isCorrected, before.isAnew, before.inputs['emp_fte']], [false, false, 1])
  const opened = await server.call('hr_manager', 'POST', '/review-cases', {
    body: { scoreId: before.id, question: 'And now?', assignedTo: server.accounts.lead, dueOn: '2026-12-01' },
  })
  assert.equal(opened.status, 201, JSON.stringify(opened.body))
  const path = `/review-cases/${String(opened.body['id'])}`

  await setPart(wrong, { from: '2026-10-01', fte: 0.5 })
  await setPart(right, { from: '2026-11-10', fte: 0.5 })
  assert.equal((await shownOf(wrong)).isCorrected, true)
  assert.equal((await shownOf(right)).isCorrected, false, 'what changes later was no mistake')
  const told = await server.call('lead', 'GET', path)
  assert.equal(told.status, 200, JSON.stringify(told.body))
  const asked = told.body['evidence'] as Shown
  assert.deepEqual([asked.id, asked.isCorrected], [before.id, true], 'whoever decides is told, too')
  assert.match((await askNow(wrong)).because!, /corrected since/)
  assert.ok((await askNow(right)).score !== null)

  // The export leaves out the last minutes: what was under way when it began may come later.
  await worker.run('lake_export', {})
  assert.deepEqual(await worker.run('score_corrected', {}), { ready: 0, corrected: 0, anew: 0 })
  await server.database.pool.query(`update lake.batch set cut_at = cut_at + interval '11 minutes'`)
  assert.deepEqual(await worker.run('score_corrected', {}), { ready: 1, corrected: 1, anew: 1 })

  const after = await shownOf(wrong)
  assert.deepEqual([after.isCorrected, after.isAnew, after.inputs['emp_fte']], [false, true, 0.5])
  assert.notEqual(after.score, before.score)
  const changed = Object.keys(after.inputs).filter((name) => after.inputs[name] !== before.inputs[name])
  assert.ok(changed.length < 10, `what was not corrected is as it was: ${changed.join(', ')}`)
  assert.equal(((await server.call('lead', 'GET', path)).body['evidence'] as Shown).id, after.id)
  assert.doesNotMatch(String((await askNow(wrong)).because), /corrected/)
  assert.deepEqual(await worker.run('score_corrected', {}), { ready: 0, corrected: 0, anew: 0 })
})
