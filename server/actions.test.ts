import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer

before(async () => {
  server = await startTestServer({ people: 40 })
})
after(() => server.close())

interface Action {
  readonly kind: string
  readonly answers: string[]
  readonly evidence: string
  readonly source: string | null
  readonly isRetired: boolean
  readonly version: number
}

const mentoring = {
  kind: 'Mentoring by somebody of another team',
  answers: ['survey_growth_score', 'learn_hours_12m'],
  evidence: 'Of forty who had it, fewer left; they had asked for it.',
  source: 'Our own figures of 2025',
  basedOn: null,
}

const enter = (body: object): Promise<Answer> =>
  server.call('hr_manager', 'POST', '/suggested-actions', { body })
const listed = async (): Promise<Action[]> =>
  (await server.call('hr_manager', 'GET', '/suggested-actions')).body['items'] as Action[]
const one = async (kind: string): Promise<Action | undefined> =>
  (await listed()).find((action) => action.kind === kind)

test('HR adds an action, changes what comes with Cadre and retires it, and what was said before stays', async () => {
  const before = await listed()
  assert.ok(before.length >= 5 && before.every(({ version, source }) => version === 0 && source === null))
  const added = await enter(mentoring)
  assert.equal(added.status, 200, JSON.stringify(added.body))
  const kind = mentoring.kind.toLowerCase()
  assert.deepEqual([added.body['kind'], added.body['version']], [kind, 1])
  assert.equal((await enter(mentoring)).status, 409, 'once')

  const {
    version: _,
    enteredBy: __,
    enteredAt: ___,
    ...training
  } = (await one('training')) as Action & {
    enteredBy: null
    enteredAt: null
  }
  const changed = { ...training, evidence: 'Helps where people asked for it.', source: 'Our own figures' }
  assert.equal((await enter({ ...changed, basedOn: 0 })).status, 200)
  assert.equal((await one('training'))!.evidence, changed.evidence)
  const stale = await enter({ ...changed, basedOn: 0 })
  assert.deepEqual([stale.status, stale.body['code']], [409, 'record-conflict'])
  assert.equal((await enter({ ...changed, isRetired: true, basedOn: 1 })).status, 200)
  assert.equal((await one('training'))!.isRetired, true)
  const again = await enter({ ...changed, basedOn: null })
  assert.match(String(again.body['detail']), /retired. Use it again/)

  const history = await server.call('executive', 'GET', '/suggested-actions/history?kind=training')
  const versions = history.body['items'] as Action[]
  assert.deepEqual(
    versions.map(({ version, isRetired }) => [version, isRetired]),
    [
      [2, true],
      [1, false],
      [0, false],
    ],
  )
  assert.notEqual(versions.at(-1)!.evidence, changed.evidence)
  for (const change of ["update outlook.suggested_action set evidence = 'better'"])
    await assert.rejects(server.database.pool.query(change), /stays to be read/)
  assert.equal(
    (await server.call('hr_manager', 'GET', '/suggested-actions/history?kind=nothing')).status,
    404,
  )
})

test('what chooses people by a protected attribute, is done against them, or answers what no model is told is refused', async () => {
  for (const [body, said] of [
    [{ kind: 'training for women' }, /chooses people by/],
    [{ kind: 'no travel for mothers' }, /chooses people by/],
    [{ kind: 'a formal warning' }, /done against a person/],
    [{ kind: 'recorte salarial' }, /done against a person/],
    [{ answers: ['emp_age_years'] }, /models of leaving may be told/],
    [{ answers: ['gender'] }, /models of leaving may be told/],
  ] as const) {
    const refused = await enter({ ...mentoring, kind: 'another thing', ...body })
    assert.equal(refused.status, 400, JSON.stringify(body))
    assert.match(String(refused.body['detail']), said)
  }
  const { body } = await server.call('hr_manager', 'GET', '/suggested-actions')
  const features = Object.keys(body['features'] as object)
  assert.ok(features.includes('pay_log_compa_ratio'))
  for (const role of ['lead', 'executive', 'data_scientist', 'employee', 'administrator'] as const)
    assert.equal(
      (await server.call(role, 'POST', '/suggested-actions', { body: mentoring })).status,
      403,
      role,
    )
  assert.equal((await server.call('employee', 'GET', '/suggested-actions')).status, 403)
})

test('a change is of the version that holds: one that nobody has reached yet is refused, and nothing is entered', async () => {
  const kind = mentoring.kind.toLowerCase()
  const { version, answers, evidence } = (await one(kind))!
  const change = { kind, answers, evidence, source: 'Our own figures of 2026' }
  for (const basedOn of [version + 1, version + 7, 2_147_483_646, 2_147_483_647, 9_007_199_254_740_991]) {
    const ahead = await enter({ ...change, basedOn })
    assert.deepEqual([ahead.status, ahead.body['code']], [409, 'record-conflict'], String(basedOn))
  }
  assert.equal((await one(kind))!.version, version)
  const answered = await enter({ ...change, basedOn: version })
  assert.deepEqual(
    [answered.status, answered.body['version'], answered.body['source']],
    [200, version + 1, change.source],
  )
  // Of two at the same time one is taken, and the other is told.
  const both = await Promise.all(
    ['this', 'that'].map((source) => enter({ ...change, source, basedOn: version + 1 })),
  )
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409])
  const taken = both.find(({ status }) => status === 200)!
  assert.equal((await one(kind))!.source, taken.body['source'])
  // What comes with Cadre is at 0 until somebody changes it.
  const declared = (await listed()).find((action) => action.version === 0)!
  const ahead = {
    kind: declared.kind,
    answers: declared.answers,
    evidence: 'Helps.',
    source: 'Ours',
    basedOn: 7,
  }
  assert.equal((await enter(ahead)).status, 409)
  assert.equal((await one(declared.kind))!.version, 0)
})

test('a retired action is suggested and offered no more, and keeps what was noted in its words', async () => {
  const { call, database, people, accounts } = server
  const version = await enthrone(server, { useCase: 'attrition' })
  const score = `sco_${'7'.repeat(22)}`
  const reasons = [
    { column: 'pay_log_compa_ratio', value: '-0.2', contribution: 0.4, text: '' },
    { column: 'learn_hours_12m', value: '0', contribution: 0.3, text: '' },
    { column: 'work_overtime_3m', value: '0', contribution: -0.2, text: '' },
  ]
  await database.pool.query(
    `insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, status, score, band, reasons, notes, inputs, scored_at)
     values ($1, $2, $3, '2026-10-31', 't', 't', 'scored', 0.4, 'raised', $4, '[]', '{}', '2026-11-01')`,
    [score, version, people.report, JSON.stringify(reasons)],
  )
  const suggested = async () =>
    (
      (await call('hr_manager', 'GET', `/people/${people.report}/outlook`)).body['suggestions'] as {
        kind: string
        because: string[]
      }[]
    ).map(({ kind, because }) => [kind, because.join(' ')])
  // Training answers the hours too, and is retired; what lowers the score speaks for nothing.
  assert.deepEqual(await suggested(), [
    ['pay review', 'pay_log_compa_ratio'],
    [mentoring.kind.toLowerCase(), 'learn_hours_12m'],
  ])
  const { version: now, answers, evidence, source } = (await one('training'))!
  assert.equal((await enter({ kind: 'training', answers, evidence, source, basedOn: now })).status, 200)
  assert.deepEqual(
    (await suggested()).map(([kind]) => kind).toSorted(),
    [mentoring.kind.toLowerCase(), 'pay review', 'training'].toSorted(),
  )

  // The reviewer is told the same; in a blind case only once it is decided.
  const open = async (isBlind: boolean): Promise<unknown[]> => {
    const opened = await call('hr_manager', 'POST', '/review-cases', {
      body: { scoreId: score, question: 'And now?', assignedTo: accounts.lead, isBlind, dueOn: '2026-12-01' },
    })
    assert.equal(opened.status, 201, JSON.stringify(opened.body))
    const found = await call('lead', 'GET', `/review-cases/${String(opened.body['id'])}`)
    await database.pool.query("update outlook.review_case set state = 'passed on'")
    return found.body['suggestions'] as unknown[]
  }
  assert.deepEqual([(await open(false)).length, (await open(true)).length], [3, 0])

  const noted = await call('hr_manager', 'POST', '/interventions', {
    body: { personId: people.report, kind: 'training', begunOn: '2026-11-10', words: 'A course.' },
  })
  assert.equal(noted.status, 201, JSON.stringify(noted.body))
  await enter({ kind: 'training', answers, evidence, source, isRetired: true, basedOn: now + 1 })
  const ofPerson = (await call('hr_manager', 'GET', `/people/${people.report}/interventions`)).body
  assert.equal((ofPerson['items'] as { kind: string }[])[0]!.kind, 'training')
  const ofOther = (await call('hr_manager', 'GET', `/people/${people.stranger}/interventions`)).body
  assert.ok(!(ofOther['kinds'] as string[]).includes('training'), 'it is not offered any more')
  assert.ok((ofOther['kinds'] as string[]).includes(mentoring.kind.toLowerCase()))
})
