import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clearExpired, tellOfSurveys } from '@cadre/store'
import { startTestServer, today } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'
import { tokenFor } from './token-for.fixture.ts'

// A survey from its questions to its results: who is asked, what is kept, what is shown.

let server: TestServer
let second: string
const asked = { survey: '', wave: '', scale: '', choice: '', text: '' }

before(async () => {
  server = await startTestServer({ people: 120 })
  second = await tokenFor(server, {
    login: 'second',
    personId: server.people.stranger,
    roles: ['employee'],
  })
  asked.survey = await enter('surveys', { name: 'Canteen', kind: 'pulse', isAnonymous: true })
  const surveyId = asked.survey
  const question = (order: number, values: object) =>
    enter('survey-questions', { surveyId, order, ...values })
  asked.scale = await question(0, { wording: 'I like it.', kind: 'scale', scaleHighest: 5 })
  asked.choice = await question(1, {
    wording: 'What is missing?',
    kind: 'choice',
    choices: ['salad', 'soup'],
  })
  asked.text = await question(2, { wording: 'Anything else?', kind: 'text' })
  asked.wave = await enter('survey-waves', {
    surveyId,
    name: 'Autumn',
    opensOn: '2026-11-01',
    closesOn: '2026-11-30',
  })
})
after(() => server.close())

async function enter(path: string, values: object): Promise<string> {
  const answer = await server.call('hr_manager', 'POST', `/${path}`, { body: { from: '2026-01-01', values } })
  assert.equal(answer.status, 201, JSON.stringify(answer.body))
  return answer.body['id'] as string
}

const answersTo = (): { questionId: string }[] => [
  { questionId: asked.scale, score: 4 } as { questionId: string },
  { questionId: asked.choice, chosen: ['soup'] } as { questionId: string },
  { questionId: asked.text, comment: 'More light.' } as { questionId: string },
]
const send = (answers: unknown, wave = asked.wave, headers = {}): Promise<Answer> =>
  server.call('employee', 'POST', `/survey-waves/${wave}/answers`, { body: { answers }, headers })

const key = 'b3f1c2a4-0000-4000-8000-5a1f0b2c3d4e'
const requests: Answer[] = []

interface Own {
  readonly waveId: string
  readonly isAnswered: boolean
  readonly questions: readonly { readonly id: string }[]
}
async function ownSurveys(): Promise<Own[]> {
  const { status, body } = await server.call('employee', 'GET', '/me/surveys')
  assert.equal(status, 200, JSON.stringify(body))
  return body['items'] as Own[]
}

test('whoever is asked finds the open survey with its questions in order, and no survey that is over', async () => {
  const own = await ownSurveys()
  assert.deepEqual(
    own.map(({ waveId, isAnswered, questions }) => [waveId, isAnswered, questions.map(({ id }) => id)]),
    [[asked.wave, false, [asked.scale, asked.choice, asked.text]]],
  )
  assert.equal((await server.call('executive', 'GET', '/me/surveys')).status, 403)
})

test('whoever a survey asks is told once when it is open, and nobody whom it does not ask', async () => {
  const toldOf = async (who: 'employee' | 'executive'): Promise<unknown[]> => {
    const { body } = await server.call(who, 'GET', '/notifications')
    const items = body['items'] as { kind: string; recordId: string }[]
    return items.filter(({ kind }) => kind === 'survey-open').map(({ recordId }) => recordId)
  }
  assert.deepEqual(await toldOf('employee'), [asked.wave])
  const { body } = await server.call('hr_manager', 'GET', '/departments')
  const departments = body['items'] as { id: string; values: { parentId?: string } }[]
  const found = await server.call('employee', 'GET', `/job-assignments?subjectId=${server.people.employee}`)
  const [own] = found.body['items'] as { values: { departmentId: string } }[]
  const wave = { surveyId: asked.survey, name: 'Elsewhere', opensOn: today, closesOn: '2026-11-21' }
  const isAbove = new Set(departments.map(({ values }) => values.parentId))
  const elsewhere = departments.find(({ id }) => id !== own!.values.departmentId && !isAbove.has(id))!.id
  const narrow = await enter('survey-waves', { ...wave, departmentId: elsewhere })
  const later = await enter('survey-waves', { ...wave, name: 'Later', opensOn: '2026-11-21' })
  assert.deepEqual(await toldOf('employee'), [asked.wave])
  assert.deepEqual(await server.asSystem(tellOfSurveys), { open: 2 })
  assert.deepEqual(await toldOf('employee'), [asked.wave], 'not twice, and not of what others are asked')
  for (const id of [narrow, later])
    await server.call('hr_manager', 'POST', `/survey-waves/${id}/withdraw`, { body: { reason: 'a test' } })
})

test('answers that do not fit their questions are refused, each with its place, and nothing is kept', async () => {
  const { status, body } = await send([
    { questionId: asked.scale, score: 6 },
    { questionId: asked.choice, chosen: ['cake'] },
    { questionId: asked.text, score: 1 },
    { questionId: asked.scale, score: 1 },
  ])
  assert.equal(status, 400, JSON.stringify(body))
  assert.deepEqual(
    (body['issues'] as { path: unknown[]; code: string }[]).map(({ path, code }) => [path.at(-1), code]),
    [
      [0, 'off_scale'],
      [1, 'unknown_choice'],
      [2, 'wrong_answer'],
      [3, 'repeated'],
    ],
  )
  assert.equal((await ownSurveys())[0]!.isAnswered, false)
})

test('an anonymous answer is kept once, without name, account and day', async () => {
  const first = await send(answersTo(), asked.wave, { 'idempotency-key': key })
  assert.equal(first.status, 200, JSON.stringify(first.body))
  const again = await send(answersTo(), asked.wave, { 'idempotency-key': key })
  assert.deepEqual([again.status, again.body], [200, first.body])
  const other = await send(answersTo().slice(1), asked.wave, { 'idempotency-key': key })
  assert.equal(other.body['code'], 'key-reused')
  requests.push(first, again, other)
  assert.equal((await send(answersTo())).status, 409)
  assert.equal((await ownSurveys())[0]!.isAnswered, true)
  const { rows } = await server.database.pool.query<Record<string, unknown>>(
    `select person_id, entered_by, lower(valid)::text as day, tenure_band, department_id is not null as has_department
     from records.survey_response where wave_id = $1`,
    [asked.wave],
  )
  assert.equal(rows.length, 1)
  const { tenure_band: tenure, ...kept } = rows[0]!
  assert.deepEqual(kept, {
    person_id: null,
    entered_by: 'anonymous',
    day: '2026-11-30',
    has_department: true,
  })
  assert.match(String(tenure), /year/)
  for (const role of ['employee', 'hr_manager', 'lead'] as const) {
    const { body } = await server.call(role, 'GET', '/survey-answers')
    const seen = (body['items'] as unknown[] | undefined) ?? []
    assert.equal(seen.length, 0, `${role} reads no single answer`)
  }
})

test('an anonymous answer leads nowhere: not the record, not its entry, not the request, not the key', async () => {
  const { pool } = server.database
  const { rows: entered } = await pool.query<{ id: string; request_id: string }>(
    'select id, request_id from records.survey_response where wave_id = $1',
    [asked.wave],
  )
  const [response] = entered
  for (const { headers } of requests) assert.notEqual(response!.request_id, headers['x-request-id'])
  const { rows: entries } = await pool.query<{ detail: object; session_id: string | null }>(
    `select * from audit.entry where act = 'create' and entity = 'survey_response' and account_id = 'anonymous' order by id desc`,
  )
  assert.deepEqual([entries[0]!.detail, entries[0]!.session_id], [{ records: 1 }, null])
  // No row of any table names both, and none that holds the answer or its key names the account or its session.
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information)'`,
  )
  const { rows: sessions } = await pool.query('select id from app.session where account_id = $1', [
    server.accounts.employee,
  ])
  const who = [server.accounts.employee, ...sessions.map(({ id }) => String(id)), server.people.employee]
  const what = [response!.id, response!.request_id, key]
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${name} t`)
    for (const { text } of rows)
      assert.ok(
        !(what.some((id) => text.includes(String(id))) && who.some((id) => text.includes(id))),
        `${name}: ${text}`,
      )
  }
  const kept = await pool.query(
    'select account_id, key, body_digest from app.idempotency where account_id = $1',
    ['anonymous'],
  )
  assert.equal(kept.rows.length, 1)
  assert.ok(!JSON.stringify(kept.rows).includes(key))
})

test('answers come in by no other way: nobody adds votes', async () => {
  const record = { from: today, values: { waveId: asked.wave, respondentKey: 'another' } }
  for (const [method, path, body] of [
    ['POST', '/survey-responses', record],
    ['POST', '/survey-responses/bulk', { items: [{ operation: 'create', record }] }],
    ['POST', '/survey-answers', { from: today, values: { responseId: 'srp_0000000000000000000000' } }],
  ] as const) {
    const { status } = await server.call('employee', method, path, { body })
    assert.ok([404, 405].includes(status), `${path}: ${status}`)
  }
})

test('a survey with names is found among the own data, and by nobody else', async () => {
  const surveyId = await enter('surveys', { name: 'Named', kind: 'other', isAnonymous: false })
  const questionId = await enter('survey-questions', { surveyId, order: 0, wording: 'Well?', kind: 'text' })
  const wave = await enter('survey-waves', { surveyId, name: 'Now', opensOn: today, closesOn: today })
  assert.equal((await send([{ questionId, comment: 'Yes.' }], wave)).status, 200)
  assert.equal((await send([{ questionId, comment: 'No.' }], wave)).status, 409)
  const { body } = await server.call('employee', 'GET', '/survey-responses')
  const [own] = body['items'] as { subjectId: string; validFrom: string }[]
  assert.deepEqual([own?.subjectId, own?.validFrom], [server.people.employee, today])
})

test('a survey of one department asks only whom it names', async () => {
  const { body } = await server.call('hr_manager', 'GET', `/people/${server.people.stranger}`)
  const assignments = (body['records'] as Record<string, { values: Record<string, string> }[]>)[
    'job-assignments'
  ]
  const departmentId = assignments![0]!.values['departmentId']
  const surveyId = await enter('surveys', { name: 'Here', kind: 'other', isAnonymous: true })
  const questionId = await enter('survey-questions', { surveyId, order: 0, wording: 'Well?', kind: 'text' })
  const values = { surveyId, name: 'Now', opensOn: today, closesOn: today, departmentId }
  const wave = await enter('survey-waves', values)
  const headers = { authorization: `Bearer ${second}` }
  const asksThem = await server.call(undefined, 'GET', '/me/surveys', { headers })
  assert.ok((asksThem.body['items'] as Own[]).some(({ waveId }) => waveId === wave))
  const mine = await server.call('hr_manager', 'GET', `/people/${server.people.employee}`)
  const own = (mine.body['records'] as typeof body as Record<string, typeof assignments>)['job-assignments']!
  const isSame = own[0]!.values['departmentId'] === departmentId
  assert.equal(
    (await ownSurveys()).some(({ waveId }) => waveId === wave),
    isSame,
  )
  assert.equal((await send([{ questionId, comment: 'Yes.' }], wave)).status, isSame ? 200 : 404)
})

interface Cell {
  readonly group: string | null
  readonly isHidden: boolean
  readonly answers: number | null
  readonly score: number | null
}
interface WaveResult {
  readonly isOver: boolean
  readonly minimumGroup: number
  readonly responses: number | null
  readonly invited: number
  readonly groups: readonly Cell[]
  readonly questions: readonly {
    readonly questionId: string
    readonly score: number
    readonly groups: readonly Cell[]
  }[]
}

async function resultsOf(surveyId: string, by = 'department'): Promise<WaveResult[]> {
  const { status, body } = await server.call('executive', 'GET', `/surveys/${surveyId}/results?by=${by}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body['waves'] as WaveResult[]
}

test('while a wave is open there are no results, nor how many of so few answered', async () => {
  const [wave] = await resultsOf(asked.survey)
  assert.deepEqual([wave!.isOver, wave!.questions, wave!.groups, wave!.responses], [false, [], [], null])
  assert.ok(wave!.invited >= 100)
})

test('results of a wave that is over are those worked out from the answers; small groups are hidden', async () => {
  const { rows } = await server.database.pool.query<{
    survey: string
    question: string
    grouped: string
    n: number
    score: number
  }>(
    `select q.survey_id as survey, a.question_id as question, r.department_id as grouped, count(*)::int as n,
       (avg(a.score - 1) * 25)::float8 as score
     from records.survey_answer a join records.survey_response r on r.id = a.response_id
     join records.survey_question q on q.id = a.question_id
     join records.survey_wave w on w.id = r.wave_id and w.closes_on < '${today}' group by 1, 2, 3`,
  )
  const surveyId = rows[0]!.survey
  const [wave] = await resultsOf(surveyId)
  assert.equal(wave!.isOver, true)
  let shown = 0
  for (const { question, grouped, n, score } of rows) {
    const cell = wave!.questions
      .find(({ questionId }) => questionId === question)!
      .groups.find(({ group }) => group === grouped)!
    if (n < 5) assert.ok(cell.isHidden, `${n} answers are too few`)
    if (cell.isHidden) continue
    shown += 1
    assert.equal(cell.score, Math.round(score))
    assert.ok(Math.abs(cell.answers! - n) < 5 && cell.answers! % 5 === 0)
  }
  assert.ok(shown > 0)
  const again = await resultsOf(surveyId)
  assert.deepEqual(again[0], wave, 'asking again tells nothing more')
  assert.equal((await resultsOf(surveyId, 'tenure'))[0]!.responses, wave!.responses)
})

test('results are for who has figures of everybody', async () => {
  const statusFor = async (role: 'lead' | 'employee' | 'hr_manager'): Promise<number> =>
    (await server.call(role, 'GET', `/surveys/${asked.survey}/results`)).status
  assert.equal(await statusFor('lead'), 403)
  assert.equal(await statusFor('employee'), 403)
  assert.equal(await statusFor('hr_manager'), 200)
})

test('what led from a mark back to a person is thrown away when the wave is over', async () => {
  const names = async (): Promise<string[]> =>
    (
      await server.database.pool.query<{ name: string }>(
        `select name from app.sealed_secret where starts_with(name, 'survey ')`,
      )
    ).rows.map(({ name }) => name)
  assert.ok((await names()).includes(`survey ${asked.wave}`))
  await server.asSystem(clearExpired)
  assert.ok((await names()).includes(`survey ${asked.wave}`), 'it is open still')
  await server.call('hr_manager', 'PATCH', `/survey-waves/${asked.wave}`, {
    body: { from: '2026-01-01', values: { closesOn: '2026-11-15' } },
  })
  await server.asSystem(clearExpired)
  assert.ok(!(await names()).includes(`survey ${asked.wave}`))
})
