import { createAccount, readOnline, startSession } from '@cadre/store'
import { openSet, readFigures, readRows } from '@cadre/store/lake'
import { synthesiseCompany } from '@cadre/synth'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { attritionRowsJob } from './jobs/kinds/attrition-rows.ts'
import { featureSnapshotJob } from './jobs/kinds/feature-snapshot.ts'
import { lakeEraseJob } from './jobs/kinds/lake-erase.ts'
import { lakeExportJob } from './jobs/kinds/lake-export.ts'
import { trainModelJob } from './jobs/kinds/train-model.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'
import { plantCanaries } from './subjects/canaries.fixture.ts'
import { startTestServer, today } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let worker: TestWorker
let home: string
/** Somebody who was there on the days of the snapshots and left after them. */
let gone: string
let versionId: string

const days = ['2023-11-30', '2023-12-31'] as const

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'cadre-home-'))
  process.env['CADRE_HOME'] = home
  server = await startTestServer({ company: synthesiseCompany({ people: 150, years: 4, seed: 5, today }) })
  gone = (await plantCanaries(server, { seed: 2, leftOn: '2024-01-01' })).personId
  worker = await startTestWorker(server, [
    lakeExportJob,
    featureSnapshotJob,
    attritionRowsJob,
    trainModelJob,
    lakeEraseJob,
  ])
  await server.asSystem(giveDemoNotices)
  await worker.run('lake_export', {})
  for (const asOf of days) await worker.run('feature_snapshot', { asOf }, 'retention')
  versionId = await trainLeavers()
})
after(async () => {
  await worker.stop()
  await server.close()
  await rm(home, { recursive: true })
})

/** A version that learned from rows of which some are about the one who is erased later; it answers. */
async function trainLeavers(): Promise<string> {
  const { name, sequence } = await worker.run(
    'attrition_rows',
    { from: '2023-06-01', history: 'as it happened' },
    'retention',
  )
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
  const trained = (await worker.done(String(started.body['jobId']))) as { versionId?: string; state?: string }
  assert.ok(trained.versionId, JSON.stringify(trained))
  return trained.versionId
}

const get = (path: string, role: 'data_scientist' | 'hr_manager' = 'data_scientist'): Promise<Answer> =>
  server.call(role, 'GET', path)

interface Detail {
  readonly figures: {
    readonly people: number
    readonly missing: number
    readonly bars: readonly { from: number | null; to: number | null; people: number }[]
    readonly goesWith: readonly { name: string; correlation: number }[]
    readonly cluster: readonly string[]
  } | null
  readonly history: readonly { asOf: string; drift: { verdict: string; against: string } | null }[]
  readonly uses: readonly {
    modelName: string
    versionId: string
    share: number
    rank: number
    inputs: number
  }[]
  readonly dataSets: readonly { name: string; rows: number; erasedAt: string | null }[]
  readonly fields: readonly { entity: string; fields: readonly string[] }[]
}

const detailOf = async (name: string, query = ''): Promise<Detail> => {
  const { status, body } = await get(`/features/${name}${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body as unknown as Detail
}

test('the catalogue has every feature with what is declared and what the newest snapshot says of it', async () => {
  const { body } = await get('/features')
  const items = body['items'] as {
    name: string
    newest: { asOf: string; missing: number; cluster: string[] } | null
    importance: { share: number; rank: number } | null
    models: string[]
  }[]
  assert.equal(items.length, 155)
  const tenure = items.find(({ name }) => name === 'emp_tenure_months')!
  assert.deepEqual([tenure.newest?.asOf, tenure.newest?.missing], [days[1], 0])
  const promoted = items.find(({ name }) => name === 'emp_months_since_promotion')!
  const unused = items.find(({ name }) => name === 'emp_contract_type')!
  assert.deepEqual([unused.models, promoted.models], [[], ['Who may leave']])
  assert.equal(unused.importance, null)
  const ranks = items.flatMap(({ importance }) => importance ?? []).toSorted((a, b) => a.rank - b.rank)
  assert.ok(ranks.length > 20 && ranks[0]!.rank <= ranks.at(-1)!.rank)
  const shares = ranks.map(({ share }) => share)
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => b - a),
    'the first moves scores most',
  )
  assert.ok(
    Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 0.02,
    'of one model, all of what moves scores',
  )
  const compa = items.find(({ name }) => name === 'pay_compa_ratio')!
  assert.ok(
    compa.newest!.cluster.includes('pay_log_compa_ratio') &&
      compa.newest!.cluster.includes('pay_compa_ratio'),
  )
  const wellbeing = items.filter((item) => item.newest === null)
  assert.ok(wellbeing.length > 0, 'what may not be used for retention is in no snapshot of it')
  for (const role of ['employee', 'lead', 'recruiter', 'executive'] as const)
    assert.equal((await server.call(role, 'GET', '/features')).status, 403, role)
})

test('a feature tells how many lie where, what it goes with, what changed, and where it comes from and goes to', async () => {
  const { figures, history, dataSets, fields } = await detailOf('pay_compa_ratio')
  assert.ok(figures!.bars.length > 2)
  for (const { people } of figures!.bars)
    assert.ok(people >= 5 && people % 5 === 0, JSON.stringify(figures!.bars))
  assert.ok(
    figures!.goesWith.some(({ name, correlation }) => name === 'pay_log_compa_ratio' && correlation > 0.95),
  )
  assert.ok(figures!.cluster.includes('pay_log_compa_ratio'))
  assert.deepEqual(
    history.map(({ asOf }) => asOf),
    days,
  )
  assert.deepEqual([history[0]!.drift, history[1]!.drift!.against], [null, days[0]])
  assert.equal(history[1]!.drift!.verdict, 'stable', 'a month later little has changed')
  assert.ok(fields.some(({ entity, fields: read }) => entity === 'pay' && read.includes('amount')))
  assert.ok(dataSets.some(({ name }) => name === 'features/retention'))
  const [use] = (await detailOf('emp_months_since_promotion')).uses
  assert.equal(use!.versionId, versionId)
  assert.ok(use!.rank >= 1 && use!.rank <= use!.inputs && use!.share >= 0)
})

test('a feature is told for the purposes it may serve and for no other', async () => {
  assert.equal((await get('/features/pay_compa_ratio?purpose=wellbeing')).body['code'], 'access-denied')
  assert.equal(
    (await detailOf('pay_compa_ratio', '?purpose=pay')).figures,
    null,
    'no snapshot for fair pay is there',
  )
  assert.equal((await get('/features/emp_nothing')).status, 404)
})

async function regional(path: string) {
  const cookie = await server.asSystem(async (session) => {
    const scope = ['nowhere']
    const accountId = await createAccount(session, {
      login: `regional-${path.length}@norte.example`,
      displayName: 'regional',
      roles: [{ role: 'hr_manager', scope }],
    })
    return startSession(session, { accountId, kind: 'browser' })
  })
  const url = `/api/v1${path}`
  const answer = await server.app.inject({ url, headers: { cookie: `__Host-cadre=${cookie}` } })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

test('figures are for whoever may have figures of every class of data in them; others read what is declared', async () => {
  const pay = '/features/pay_compa_ratio'
  const ofAdministrator = await server.call('administrator', 'GET', pay)
  for (const { status, body } of [ofAdministrator, await regional(pay)]) {
    assert.deepEqual([status, body['figures'], body['history'], body['isWithheld']], [200, null, [], true])
    assert.equal(body['owner'], 'Compensation')
  }
  const named = await server.call('administrator', 'GET', `${pay}?purpose=retention`)
  assert.equal(named.body['code'], 'access-denied')
  const { body } = await server.call('administrator', 'GET', '/features')
  const items = body['items'] as { newest: unknown }[]
  assert.ok(items.every(({ newest }) => newest === null))
  assert.ok((body['snapshots'] as { people: unknown }[]).every(({ people }) => people === null))
  const ofOthers = (await get('/features', 'hr_manager')).body['items'] as {
    newest: { cluster: string[] } | null
  }[]
  assert.ok(ofOthers.every(({ newest }) => newest?.cluster.every((name) => !name.startsWith('pay_')) ?? true))
  const tenure = (await get('/features/emp_tenure_months', 'hr_manager')).body
  assert.ok(tenure['figures'], 'HR of everybody has figures of employment')
  // Figures of pay are not for HR for retention, so neither is what goes with them.
  const ofHr = (await get(pay, 'hr_manager')).body
  assert.deepEqual([ofHr['figures'], ofHr['isWithheld']], [null, true])
  const together = (tenure['figures'] as NonNullable<Detail['figures']>).goesWith
  assert.ok(together.every(({ name }) => !name.startsWith('pay_')))
})

test('rows and what is missing are told in fives', async () => {
  const items = (await get('/data-sets')).body['items'] as {
    rows: number
    columns: { missing: number }[]
  }[]
  for (const { rows, columns } of items)
    for (const count of [rows, ...columns.map(({ missing }) => missing)]) assert.equal(count % 5, 0)
  for (const { rows } of (await detailOf('emp_tenure_months')).dataSets) assert.equal(rows % 5, 0)
})

test('data sets say what wrote them and from which declarations', async () => {
  const items = (await get('/data-sets')).body['items'] as {
    name: string
    codeVersion: string | null
    declarations: string | null
  }[]
  const snapshot = items.find(({ name }) => name === 'features/retention')!
  assert.equal(snapshot.codeVersion, '0.1.0')
  assert.match(snapshot.declarations!, /^[0-9a-f]{64}$/)
  assert.ok(items.every(({ codeVersion }) => codeVersion === '0.1.0'))
})

async function subjectsOf(name: string): Promise<Set<string>> {
  const found = new Set<string>()
  for await (const rows of readRows(await openSet(server.context.lake, name, { purpose: 'retention' })))
    for (const { person_id } of rows) found.add(String(person_id))
  return found
}

const onlineOf = (id: string) => server.asSystem((session) => readOnline(session, 'retention', [id]))

async function erase(subjectId: string): Promise<void> {
  const asked = await server.call('hr_manager', 'POST', '/subject-requests', {
    body: { kind: 'erasure', subjectId, identityCheck: 'came in person' },
  })
  const request = String(asked.body['id'])
  const plan = await server.call('hr_manager', 'POST', `/subject-requests/${request}/plan`, { body: {} })
  const cookie = await server.asSystem(async (session) => {
    const login = 'second-hr@norte.example'
    const roles = [{ role: 'hr_manager' }] as const
    const accountId = await createAccount(session, { login, displayName: 'second', roles })
    return startSession(session, { accountId, kind: 'browser' })
  })
  const approved = await server.app.inject({
    method: 'POST',
    url: `/api/v1/subject-requests/${request}/approve`,
    headers: { cookie: `__Host-cadre=${cookie}` },
    payload: { planDigest: plan.body['digest'] },
  })
  assert.equal(approved.statusCode, 200, approved.body)
  const { rows } = await server.database.pool.query<{ id: string }>(
    `select id from jobs.job where kind = 'lake_erase' order by entered_at desc limit 1`,
  )
  await worker.done(rows[0]!.id)
}

test('who is erased is gone from what is kept ready, from snapshots, their figures and rows to learn from; versions that learned from them say so', async () => {
  const { lake } = server.context
  const hashOf = async (): Promise<string> =>
    (await openSet(lake, 'features/retention', { purpose: 'retention' })).content.hash
  const sets = ['features/retention', 'features/attrition', 'outcomes/attrition']
  for (const name of sets) assert.ok((await subjectsOf(name)).has(gone), `${name} before`)
  assert.equal((await onlineOf(gone)).length, 1)
  const before = await get(`/model-versions/${versionId}`)
  assert.equal(before.body['erasedAt'], null)
  await server.database.pool.query(
    `insert into model.stage_event (model_name, version_id, stage, reason, entered_by, entered_at)
     values ('leavers', $1, 'shadow', 'tried', $2, now())`,
    [versionId, server.accounts.data_scientist],
  )
  const old = await hashOf()
  assert.ok(await readFigures(lake, old))

  await erase(gone)
  for (const name of sets) assert.ok(!(await subjectsOf(name)).has(gone), `${name} after`)
  assert.deepEqual(await onlineOf(gone), [])
  assert.notEqual(await hashOf(), old)
  assert.deepEqual(
    (await lake.list('figures')).includes(`${old}.json`),
    false,
    'what was counted with them is gone',
  )
  assert.ok(await readFigures(lake, await hashOf()), 'and counted anew')
  const { figures, dataSets } = await detailOf('emp_tenure_months')
  assert.ok(figures!.bars.every(({ people }) => people >= 5))
  assert.ok(dataSets.every(({ erasedAt }) => erasedAt !== null))

  const version = await get(`/model-versions/${versionId}`)
  assert.match(String(version.body['erasedAt']), /^2026-11-20/)
  const alerts = (await get('/model-alerts')).body['items'] as {
    about: string
    versionId: string
    toDo: string
  }[]
  const raised = alerts.filter(({ about }) => about === 'erasure')
  assert.deepEqual(
    raised.map((alert) => alert.versionId),
    [versionId],
  )
  assert.match(raised[0]!.toDo, /Train it anew .* by 2027-02-18/)
  const asked = await server.call('hr_manager', 'POST', '/models/leavers/person-scores', {
    body: { personIds: [gone], reasons: 1 },
  })
  assert.ok(!JSON.stringify(asked.body).includes('"status":"scored"'), JSON.stringify(asked.body))

  // Trained anew on what is left, a version does not learn from them and says nothing of them.
  const anew = await get(`/model-versions/${await trainAgain()}`)
  assert.equal(anew.body['erasedAt'], null)
})

async function trainAgain(): Promise<string> {
  const started = await server.call('data_scientist', 'POST', '/models/leavers/runs', {
    body: {
      dataSet: 'outcomes/attrition',
      target: 'left_within_6_months',
      positive: 'Yes',
      drop: ['as_of', 'known_at'],
      learners: ['logistic-regression'],
      budget: 'fast',
    },
  })
  const trained = (await worker.done(String(started.body['jobId']))) as { versionId?: string }
  assert.ok(trained.versionId, JSON.stringify(trained))
  return trained.versionId
}
