import { inAccountSession } from '@cadre/store'
import { eraseFromLake, openSet, readRows, writeSet } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openStudio } from './studio.fixture.ts'
import type { Studio } from './studio.fixture.ts'
import { now, today } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let studio: Studio
let server: TestServer
const sample = join(import.meta.dirname, '..', 'synth', 'sample', 'people.csv')

before(async () => {
  studio = await openStudio()
  server = studio.server
})
after(() => studio.close())

const scientist: Studio['scientist'] = (...asked) => studio.scientist(...asked)
const manager: Studio['manager'] = (...asked) => studio.manager(...asked)
const addTable: Studio['addTable'] = (...table) => studio.addTable(...table)
const ended: Studio['ended'] = (id) => studio.ended(id)

const training = {
  dataSet: 'tables/leavers',
  target: 'left_company',
  positive: 'Yes',
  drop: ['employee_id', 'last_day'],
  learners: ['logistic-regression', 'gradient-boosting'],
  budget: 'fast',
}

/** Trains, waits, and gives the training with its version. */
async function train(name: string, options: object = {}): Promise<{ run: Answer; versionId: string }> {
  const started = await scientist('POST', `/models/${name}/runs`, { ...training, ...options })
  assert.equal(started.status, 201, JSON.stringify(started.body))
  const job = await ended(String(started.body['jobId']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
  const run = await scientist('GET', `/model-runs/${String(started.body['id'])}`)
  const { body } = await scientist('GET', `/models/${name}`)
  const [version] = body['items'] as { id: string; runId: string }[]
  assert.ok(version && version.runId === run.body['id'])
  return { run, versionId: version.id }
}

async function judge(versionId: string, dataSet = 'tables/later'): Promise<Answer> {
  const asked = await scientist('POST', `/model-versions/${versionId}/judgements`, {
    dataSet,
    protectedColumns: ['gender'],
  })
  const job = await ended(String(asked.body['jobId']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
  return scientist('GET', `/model-versions/${versionId}`)
}

test('a table is put into the lake, a version trained, judged, approved by somebody else, answers, and is rolled back', async () => {
  const lines = (await readFile(sample, 'utf8')).trimEnd().split('\n')
  const part = (from: number, to: number): string => [lines[0], ...lines.slice(from, to)].join('\n')
  assert.equal((await addTable('leavers', part(1, 800))).status, 200)
  assert.equal((await addTable('later', part(800, lines.length))).status, 200)
  const sets = (await scientist('GET', '/data-sets')).body['items'] as { name: string; rows: number }[]
  assert.deepEqual(
    sets.map(({ name, rows }) => [name, rows]),
    [
      ['tables/later', lines.length - 800],
      ['tables/leavers', 799],
    ],
  )
  const made = await scientist('POST', '/models', {
    name: 'leavers',
    title: 'Who left',
    purpose: 'retention',
  })
  assert.equal(made.status, 201)

  const refused = async (change: object): Promise<unknown[]> => {
    const { status, body } = await scientist('POST', '/models/leavers/runs', { ...training, ...change })
    return [status, body['code'], body['detail']]
  }
  assert.deepEqual(await refused({ dataSet: 'tables/leaver' }), [
    404,
    'lake-missing',
    'The lake holds no data set "tables/leaver". Is "tables/leavers" meant?',
  ])
  assert.deepEqual(await refused({ target: 'left_compny' }), [
    400,
    'column-unknown',
    '"tables/leavers" has no column "left_compny". Is "left_company" meant?',
  ])
  const ragged = await addTable('ragged', 'name,team\nAna,Sales\nLuis')
  assert.deepEqual([ragged.status, ragged.body['code']], [422, 'rows-ragged'])

  const { run, versionId } = await train('leavers')
  assert.equal(run.body['state'], 'done')
  const result = run.body['result'] as {
    metrics: Record<string, { value: number }>
    explanation: { examples: unknown[] }
    audit: { attribute: string }[]
  }
  assert.ok(result.metrics['auc']!.value > 0.7)
  assert.deepEqual(result.explanation.examples, [], 'no row of anybody is kept')
  assert.ok(result.audit.some(({ attribute }) => attribute === 'gender'))
  assert.ok(!JSON.stringify(result).includes('E-10'), 'no id of anybody is kept')

  // Nothing answers before it was approved.
  assert.equal((await manager('POST', '/models/leavers/scores', { inputs: [{}] })).status, 404)
  const early = await scientist('POST', `/model-versions/${versionId}/promotions`, { reason: 'it is good' })
  assert.deepEqual([early.status, early.body['code']], [409, 'record-conflict'])

  const judged = await judge(versionId)
  const [judgement] = judged.body['judgements'] as {
    isPassed: boolean
    gates: { name: string; verdict: string; finding: string }[]
  }[]
  const verdicts = Object.fromEntries(judgement!.gates.map(({ name, verdict }) => [name, verdict]))
  assert.deepEqual(
    { ...verdicts, fairness: '' },
    {
      evidence: 'passed',
      quality: 'passed',
      calibration: 'passed',
      fairness: '',
      drift: 'passed',
      latency: 'passed',
    },
    JSON.stringify(judgement!.gates),
  )
  assert.ok(judgement!.isPassed)

  const asked = await scientist('POST', `/model-versions/${versionId}/promotions`, { reason: 'it is good' })
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  const decision = { isApproved: true, reason: 'fair and good enough' }
  const own = await scientist('POST', `/promotions/${String(asked.body['id'])}/decision`, decision)
  assert.deepEqual([own.status, own.body['code']], [403, 'access-denied'])
  const approved = await manager('POST', `/promotions/${String(asked.body['id'])}/decision`, decision)
  assert.deepEqual([approved.status, approved.body['status']], [200, 'approved'])

  const scored = await manager('POST', '/models/leavers/scores', {
    inputs: [
      {
        department: 'Sales',
        overtime: 'Yes',
        monthly_pay: 1500,
        tenure_years: 0.5,
        engagement_score: 1,

        satisfaction_score: 1,
        commute_km: 40,
        job_level: 1,
        part_time: 'No',
        manager_changes: 3,
        months_since_promotion: 40,
        training_hours: 0,
        absences_days: 9,
        performance_rating: 2,
      },
      { monthly_pay: 4e9 },
      { department: 'Sales' },
    ],
    reasons: 3,
  })
  assert.equal(scored.status, 200, JSON.stringify(scored.body))
  const items = scored.body['items'] as {
    status: string
    score: number | null
    because: string | null
    reasons: { text: string }[]
  }[]
  assert.equal(items[0]!.status, 'scored', JSON.stringify(items[0]))
  assert.ok(items[0]!.score! > 0.3)
  assert.equal(items[0]!.reasons.length, 3)
  assert.deepEqual(
    items.slice(1).map(({ status, score }) => [status, score]),
    [
      ['abstained', null],
      ['abstained', null],
    ],
  )
  assert.match(items[1]!.because!, /monthly_pay.*far from/)
  assert.match(items[2]!.because!, /of the \d+ inputs/)
  const misspelt = await manager('POST', '/models/leavers/scores', { inputs: [{ departmnt: 'Sales' }] })
  assert.equal(misspelt.status, 400, JSON.stringify(misspelt.body))
  assert.match(String(misspelt.body['detail']), /"department" meant/)

  // A second version takes its place, and one step puts the first one back.
  const second = await train('leavers', { seed: 2, learners: ['logistic-regression'] })
  await judge(second.versionId)
  const proposed = await scientist('POST', `/model-versions/${second.versionId}/promotions`, {
    reason: 'simpler',
  })
  assert.equal(proposed.status, 201, JSON.stringify(proposed.body))
  await manager('POST', `/promotions/${String(proposed.body['id'])}/decision`, decision)
  assert.equal((await scientist('GET', '/models/leavers')).body['champion'], 2)
  const back = await manager('POST', '/models/leavers/rollback', { reason: 'complaints' })
  assert.deepEqual([back.status, back.body['champion']], [200, 1])
  const { body } = await scientist('GET', '/models/leavers')
  const names = body['names'] as Record<string, string>
  for (const { madeBy } of body['items'] as { madeBy: string }[])
    assert.ok(names[madeBy], 'whoever made it has a name')
  assert.deepEqual(
    (body['history'] as { number: number; stage: string }[]).map(({ number, stage }) => `${number} ${stage}`),
    ['1 candidate', '1 champion', '2 candidate', '1 archived', '2 champion', '2 archived', '1 champion'],
  )
})

test('who brings one table has a version judged on rows that were held out of its training, and on no others', async () => {
  const dataSet = 'tables/all_of_them'
  await addTable('all_of_them', await readFile(sample, 'utf8'))
  await scientist('POST', '/models', { name: 'one-table', title: 'One table', purpose: 'retention' })
  const learners = ['logistic-regression']
  const all = await train('one-table', { dataSet, learners })
  const onOwn = await scientist('POST', `/model-versions/${all.versionId}/judgements`, { dataSet })
  assert.deepEqual(
    [onOwn.status, onOwn.body['detail']],
    [
      409,
      'The version learned from the rows of "tables/all_of_them", so they cannot judge it. Train it with rows held out and judge it on those, or judge it on later rows under another name.',
    ],
  )
  await addTable('same_under_another_name', await readFile(sample, 'utf8'))
  const renamed = { dataSet: 'tables/same_under_another_name' }
  const again = await scientist('POST', `/model-versions/${all.versionId}/judgements`, renamed)
  assert.equal(again.status, 409, JSON.stringify(again.body))
  const entered = await scientist('POST', '/job-runs', {
    kind: 'judge_model',
    input: { versionId: all.versionId, dataSet },
  })
  assert.equal((await ended(String(entered.body['id']))).errorCode, 'record-conflict')

  const part = await train('one-table', { dataSet, learners, holdOut: 20 })
  const { body } = await judge(part.versionId, dataSet)
  const { learnedFrom, judgements } = body as unknown as {
    learnedFrom: { lastDay: string | null; heldOut: number }
    judgements: { rowCount: number; isPassed: boolean; gates: { finding: string }[] }[]
  }
  assert.deepEqual([learnedFrom.lastDay, learnedFrom.heldOut], [null, 20])
  const rows = (await readFile(sample, 'utf8')).trimEnd().split('\n').length - 1
  const { rowCount, gates, isPassed } = judgements[0]!
  assert.ok(rowCount > 0.15 * rows && rowCount < 0.25 * rows, `${rowCount} of ${rows}`)
  assert.match(gates[0]!.finding, /the 20 % of rows that were held out before the training/)
  assert.ok(isPassed, JSON.stringify(gates))
  const proposed = await scientist('POST', `/model-versions/${part.versionId}/promotions`, {
    reason: 'it is good',
  })
  assert.equal(proposed.status, 201, JSON.stringify(proposed.body))
})

test('groups are compared to audit though nobody names a column and the model is for something else', async () => {
  const { lake } = server.context
  const later = await openSet(lake, 'tables/later', { purpose: 'retention' })
  const rows = []
  for await (const part of readRows(later)) rows.push(...part)
  const { columns, key } = later.content
  await writeSet(
    lake,
    {
      name: 'protected/later',
      sequence: '1',
      source: 'a test',
      key: [...key],
      columns: [...columns],
      isProtected: true,
      now: now(),
    },
    [rows],
  )
  const versions = (await scientist('GET', '/models/leavers')).body['items'] as { id: string }[]
  const path = `/model-versions/${versions.at(-1)!.id}`
  const asked = await scientist('POST', `${path}/judgements`, { dataSet: 'protected/later' })
  const job = await ended(String(asked.body['jobId']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
  const [judgement] = (await scientist('GET', path)).body['judgements'] as {
    gates: { name: string; finding: string; figures: Record<string, number> }[]
  }[]
  const { finding, figures } = judgement!.gates.find(({ name }) => name === 'fairness')!
  assert.ok(figures['attributes']! >= 1, finding)
})

test('what was entered about stages is never altered, not even by the system', async () => {
  await assert.rejects(
    server.asSystem(({ trx }) => trx.updateTable('model.stage_event').set({ reason: 'another' }).execute()),
  )
  await assert.rejects(server.asSystem(({ trx }) => trx.deleteFrom('model.stage_event').execute()))
})

test('a table that says whom its rows are about loses those of an erased person', async () => {
  const rows = 'who,hours\nper_a,12\nper_b,\nper_a,9\n'
  const misspelt = await addTable('hours', rows, 'whom')
  assert.deepEqual([misspelt.status, misspelt.body['code']], [400, 'column-unknown'])
  assert.match(String(misspelt.body['detail']), /"whom".*who, hours/)
  assert.equal((await addTable('hours', rows, 'who')).status, 200)
  const { lake } = server.context
  await eraseFromLake(lake, ['per_a'], { now: now(), reason: 'asked for' })
  const left = []
  for await (const part of readRows(await openSet(lake, 'tables/hours', { purpose: 'retention' })))
    left.push(...part)
  assert.deepEqual(left, [{ row_in_file: 2, who: 'per_b', hours: null }])
})

test('nobody enters into the registry in the name of another, or what is already decided', async () => {
  const versions = (await scientist('GET', '/models/leavers')).body['items'] as { id: string }[]
  const [{ id }] = (await server.asSystem(({ trx }) =>
    trx.selectFrom('model.judgement').select('id').limit(1).execute(),
  )) as [{ id: string }]
  const { accounts, context } = server
  const errand = { purpose: 'retention', requestId: 'rqs_t', route: 't', today, now: now() } as const
  const promotion = {
    id: `prm_${'2'.repeat(22)}`,
    version_id: versions[0]!.id,
    judgement_id: id,
    reason: 'it is mine',
    asked_by: accounts.data_scientist,
    asked_at: now(),
  }
  const enter = (values: object): Promise<unknown> =>
    inAccountSession({ ...context, errand, accountId: accounts.data_scientist, scopes: null }, ({ trx }) =>
      trx
        .insertInto('model.promotion')
        .values({ ...promotion, ...values })
        .execute(),
    )
  const decided = { is_approved: true, decided_by: accounts.hr_manager, decided_at: now() }
  await assert.rejects(enter(decided), /may not do this/)
  await assert.rejects(enter({ asked_by: accounts.hr_manager }), /may not do this/)
  await enter({})
})

test('a table whose column holds nothing but ids of people is about those people', async () => {
  const lines = server.people
  const ids = [lines.report, lines.lead]
  await addTable('about', ['person_id,other,pay', `${ids[0]},${ids[1]},3`, `${ids[1]},x,4`].join('\n'))
  const sets = (await scientist('GET', '/data-sets')).body['items'] as {
    name: string
    columns: { name: string; role: string | null }[]
  }[]
  const { columns } = sets.find(({ name }) => name === 'tables/about')!
  assert.deepEqual(
    columns.map(({ name, role }) => [name, role]),
    [
      ['row_in_file', null],
      ['person_id', 'subject'],
      ['other', null],
      ['pay', null],
    ],
  )
})

test('the questions that models can be set up for say what must never be done', async () => {
  const { body } = await scientist('GET', '/use-cases')
  const [first] = body['items'] as { name: string; mustNever: string[]; candidates: { binary: string[] } }[]
  assert.equal(first!.name, 'bring-your-own')
  assert.ok(first!.mustNever.length > 0 && first!.candidates.binary.includes('gradient-boosting'))
})

test('a training that cannot be done fails with words that say why, and registers nothing', async () => {
  const versions = async (): Promise<unknown> => (await scientist('GET', '/models/leavers')).body['items']
  const before = await versions()
  const started = await scientist('POST', '/models/leavers/runs', { ...training, positive: 'Perhaps' })
  const job = await ended(String(started.body['jobId']))
  assert.equal(job.state, 'failed')
  const run = await scientist('GET', `/model-runs/${String(started.body['id'])}`)
  assert.equal(run.body['state'], 'failed')
  assert.match(String(run.body['problem']), /"Perhaps"/)
  assert.deepEqual(await versions(), before)
})

test('who has no part in models neither sees nor moves them', async () => {
  for (const role of ['employee', 'lead', 'recruiter', 'executive', 'training_specialist'] as const) {
    assert.equal((await server.call(role, 'GET', '/models')).status, 403)
    assert.equal(
      (await server.call(role, 'POST', '/models/leavers/scores', { body: { inputs: [{}] } })).status,
      403,
    )
  }
  assert.equal((await server.call('administrator', 'GET', '/models')).status, 200)
  const made = { name: 'mine', title: 'Mine alone', purpose: 'retention' }
  assert.equal((await server.call('administrator', 'POST', '/models', { body: made })).status, 403)
})
