import { writeSet } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { now, startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let version: string
let people: string[]
const scoredOn = '2026-03-31'

before(async () => {
  server = await startTestServer({ people: 240 })
  version = await enthrone(server)
  await server.asSystem(giveDemoNotices)
  const { rows } = await server.database.pool.query<{ id: string }>(
    `select distinct person_id as id from records.employment where upper_inf(recorded) and upper_inf(valid) order by 1`,
  )
  people = rows.map(({ id }) => id)
  for (const [index] of people.entries()) await enterScore(index)
  await writeOutcomes()
})
after(() => server.close())

const id = (prefix: string, index: number): string => `${prefix}_${String(index).padStart(22, '0')}`

/** Everybody has one of eight scores. */
async function enterScore(index: number): Promise<void> {
  await server.database.pool.query(
    `insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, status, score, band, reasons, notes, inputs, scored_at)
     values ($1, $2, $3, $4, 't', 't', 'scored', $5, 'usual', '[]', '[]', '{}', '2026-04-01')`,
    [id('sco', index), version, people[index], scoredOn, 0.1 + 0.05 * (Math.floor(index / 4) % 8)],
  )
}

/** Something was done for every fourth: of them one in ten left, of the others every second. */
const isTreated = (index: number): boolean => index % 4 === 0

async function writeOutcomes(): Promise<void> {
  const rows = people.map((person_id, index) => ({
    person_id,
    as_of: scoredOn,
    Left: (isTreated(index) ? index % 40 === 0 : index % 4 === 1 || index % 8 === 2) ? 'Yes' : 'No',
  }))
  await writeSet(
    server.context.lake,
    {
      name: 'outcomes/leavers',
      sequence: '1',
      source: 'a test',
      key: ['person_id', 'as_of'],
      columns: [
        { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
        { name: 'as_of', type: 'date', meaning: 'when' },
        { name: 'Left', type: 'text', meaning: 'what came', knownAfterDays: 184 },
      ],
      now: now(),
    },
    [rows],
  )
  const run = id('run', 1)
  await server.database.pool.query(
    `insert into model.run (id, model_name, job_id, data_set, options, state, started_by, started_at, ended_at)
     values ($1, 'leavers', 'job_x', 'outcomes/leavers', '{}', 'done', $2, now(), now())`,
    [run, server.accounts.data_scientist],
  )
  await server.database.pool.query('update model.version set run_id = $1 where id = $2', [run, version])
}

async function decide(personId: string): Promise<string> {
  const { accounts, database } = server
  const index = people.indexOf(personId)
  await database.pool.query(
    `insert into outlook.review_case (id, score_id, person_id, kind, question, assigned_to, is_blind, due_on, opened_by, opened_at, state)
     values ($1, $2, $3, 'review', 'And now?', $4, false, '2026-04-20', $5, '2026-04-02', 'decided')`,
    [id('cas', index), id('sco', index), personId, accounts.lead, accounts.hr_manager],
  )
  await database.pool.query(
    `insert into outlook.decision (id, case_id, person_id, choice, reason_code, words, agrees, seconds, decided_by, decided_at)
     values ($1, $2, $3, 'act', 'evidence fits', 'we talk it over', true, 60, $4, '2026-04-05')`,
    [id('dec', index), id('cas', index), personId, accounts.lead],
  )
  return id('cas', index)
}

const talk = { kind: 'Stay interview', begunOn: '2026-04-10', words: 'An hour, about what comes next.' }

test('who decided a case notes what was done, the person sees it, and it is withdrawn rather than altered', async () => {
  const { call, people: known, database } = server
  const caseId = await decide(known.report)
  const noted = await call('lead', 'POST', '/interventions', {
    body: { ...talk, personId: known.report, caseId },
  })
  assert.equal(noted.status, 201, JSON.stringify(noted.body))
  assert.equal(noted.body['kind'], 'stay interview', 'kinds that differ by capitals are one')
  // Not of others, not after a case of somebody else, not without having decided.
  for (const body of [
    { ...talk, personId: known.stranger },
    { ...talk, personId: known.stranger, caseId },
    { ...talk, personId: known.report },
  ])
    assert.equal((await call('lead', 'POST', '/interventions', { body })).status, 403)
  const own = await call('employee', 'POST', '/interventions', {
    body: { ...talk, personId: known.employee },
  })
  assert.equal(own.status, 403)

  const path = `/people/${known.report}/interventions`
  const listed = await call('hr_manager', 'GET', path)
  const items = listed.body['items'] as { id: string; words: string }[]
  assert.deepEqual(
    items.map(({ words }) => words),
    [talk.words],
  )
  assert.ok((listed.body['kinds'] as string[]).includes('pay review'), 'the list of what may help')
  assert.deepEqual((await call('employee', 'GET', path)).body['items'], [], 'a colleague sees nothing')
  const ofEmployee = await call('hr_manager', 'POST', '/interventions', {
    body: { ...talk, personId: known.employee },
  })
  assert.equal(ofEmployee.status, 201, JSON.stringify(ofEmployee.body))
  const seen = await call('employee', 'GET', `/people/${known.employee}/interventions`)
  assert.equal((seen.body['items'] as unknown[]).length, 1, 'everybody sees what was noted of them')

  const back = `/interventions/${items[0]!.id}/withdrawal`
  assert.equal((await call('hr_manager', 'POST', back)).status, 404, 'only who noted it takes it back')
  const withdrawn = await call('lead', 'POST', back)
  assert.equal(typeof withdrawn.body['withdrawnAt'], 'string', JSON.stringify(withdrawn.body))
  assert.equal((await call('lead', 'POST', back)).status, 409)
  await assert.rejects(
    database.pool.query("update outlook.intervention set words = 'something else'"),
    /never altered/,
  )
  await server.database.pool.query('delete from outlook.intervention')
})

test('what begins in future, or ends before it began, is refused with the field', async () => {
  const { call, people: known } = server
  for (const [field, days] of [
    ['begunOn', { begunOn: '2026-11-21' }],
    ['endedOn', { endedOn: '2026-04-09' }],
  ] as const) {
    const refused = await call('hr_manager', 'POST', '/interventions', {
      body: { ...talk, ...days, personId: known.report },
    })
    assert.equal(refused.status, 400, JSON.stringify(refused.body))
    assert.match(JSON.stringify(refused.body), new RegExp(field))
  }
})

interface Effect {
  readonly counts: Record<string, number | null>
  readonly effect: {
    readonly leftTreated: number
    readonly leftAlike: number
    readonly fewerOfHundred: { readonly value: number; readonly low: number; readonly high: number }
  } | null
  readonly finding: string
  readonly warning: string
}

async function effectFor(role: 'hr_manager' | 'executive', kind = 'stay interview'): Promise<Effect> {
  const found = await server.call(
    role,
    'GET',
    `/intervention-effects?kind=${encodeURIComponent(kind)}&model=leavers`,
  )
  assert.equal(found.status, 200, JSON.stringify(found.body))
  return found.body as unknown as Effect
}

test('the effect is measured from twenty people on, beside people of the same score, as figures with a warning', async () => {
  const { call, accounts, database } = server
  const treated = people.flatMap((person, index) => (isTreated(index) ? [person] : []))
  const enter = (person: string, index: number) =>
    database.pool.query(
      `insert into outlook.intervention (id, person_id, kind, begun_on, words, noted_by, noted_at)
       values ($1, $2, 'stay interview', '2026-04-10', 'An hour.', $3, '2026-04-11')`,
      [id('itv', index), person, accounts.hr_manager],
    )
  for (const [index, person] of treated.slice(0, 3).entries()) await enter(person, index)
  const few = await effectFor('hr_manager')
  assert.deepEqual([few.counts['treated'], few.effect], [null, null], 'one to four are told as few')
  assert.match(few.finding, /nothing is measured yet/)

  for (const [index, person] of treated.slice(3).entries()) await enter(person, index + 3)
  const { counts, effect, finding, warning } = await effectFor('hr_manager')
  assert.equal(counts['treated'], treated.length)
  assert.ok(treated.length >= 40 && counts['unmatched'] === 0, JSON.stringify(counts))
  assert.ok(Math.abs(effect!.leftTreated - 0.1) < 0.03, JSON.stringify(effect))
  assert.ok(effect!.leftAlike > 0.3 && effect!.fewerOfHundred.low > 0, JSON.stringify(effect))
  assert.match(finding, /^Of 100 so treated, it happened to \d+ fewer/)
  assert.match(warning, /chosen for this, not drawn/)

  const told = await effectFor('executive')
  assert.ok(
    Object.values(told.counts).every((count) => count === null || count % 5 === 0),
    JSON.stringify(told.counts),
  )
  assert.deepEqual((await effectFor('hr_manager', 'pay review')).counts['treated'], 0)

  // Whoever is not told of the purpose any more is not counted, and what was withdrawn counts for nothing.
  await database.pool.query('delete from app.notice_given where subject_id = $1', [treated[0]])
  await database.pool.query('update outlook.intervention set withdrawn_at = $1 where person_id = $2', [
    now(),
    treated[1],
  ])
  assert.equal((await effectFor('hr_manager')).counts['treated'], treated.length - 2)
  for (const role of ['employee', 'lead', 'data_scientist', 'administrator'] as const) {
    const refused = await call(role, 'GET', '/intervention-effects?kind=training&model=leavers')
    assert.equal(refused.status, 403, role)
  }
  const unknown = await call('hr_manager', 'GET', '/intervention-effects?kind=training&model=nothing')
  assert.equal(unknown.status, 404)
})
