import { newId } from '@cadre/core'
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { now, startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let champion: string
let scoreId: string
/** HR managers beside the one of the server: of everybody, and of the country that the person works in. */
let otherHr: string
let regionalHr: string

before(async () => {
  server = await startTestServer({ people: 12 })
  champion = await enthrone(server)
  await server.asSystem(giveDemoNotices)
  otherHr = await addHr('other', null)
  const { rows } = await server.database.pool.query<{ country: string }>(
    `select l.country from records.employment e join records.legal_entity l on l.id = e.legal_entity_id
     where e.person_id = $1 and upper_inf(e.recorded) limit 1`,
    [server.people.employee],
  )
  regionalHr = await addHr('regional', [`country:${rows[0]!.country}`])
})
after(() => server.close())
beforeEach(async () => {
  await server.database.pool.query('delete from outlook.score')
  scoreId = await addScore(server.people.report)
})

async function addHr(name: string, scope: readonly string[] | null): Promise<string> {
  const id = newId('acc')
  await server.asSystem(async ({ trx }) => {
    const account = { id, login: `${name}@example.org`, display_name: name, language: 'en', person_id: null }
    await trx
      .insertInto('app.account')
      .values(account as never)
      .execute()
    const grant = { account_id: id, role: 'hr_manager', scope, granted_by: 'system', granted_at: now() }
    await trx
      .insertInto('access.role_grant' as never)
      .values(grant as never)
      .execute()
  })
  return id
}

interface Said {
  readonly asOf?: string
  readonly band?: 'high' | 'usual' | null
}
async function addScore(
  personId: string,
  { asOf = '2026-10-31', band = 'high' }: Said = {},
): Promise<string> {
  const id = newId('sco')
  const said = band === null ? ['abstained', null, null, 'too little'] : ['scored', 0.7, band, null]
  await server.database.pool.query(
    `insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, reasons, notes, inputs, scored_at, status, score, band, because)
     values ($1, $2, $3, $4, 't', 't', '[]', '[]', '{}', '2026-11-01', $5, $6, $7, $8)`,
    [id, champion, personId, asOf, ...said],
  )
  return id
}

type Role = 'hr_manager' | 'lead' | 'employee'
const ask = (assignedTo: string, more: object = {}): Promise<Answer> =>
  server.call('hr_manager', 'POST', '/review-cases', {
    body: { scoreId, question: 'And now?', assignedTo, dueOn: '2026-12-01', ...more },
  })
const opened = async (asked: Promise<Answer>): Promise<string> => {
  const { status, body } = await asked
  assert.ok(status < 300, JSON.stringify(body))
  return String(body['id'])
}
const pass = (who: Role, id: string, to: string): Promise<Answer> =>
  server.call(who, 'POST', `/review-cases/${id}/pass`, { body: { to, words: 'You know more of it.' } })
const second = (who: Role, id: string, to: string): Promise<Answer> =>
  server.call(who, 'POST', `/review-cases/${id}/second-opinion`, {
    body: { to, words: 'And you?', dueOn: '2026-12-01' },
  })
const decide = (who: Role, id: string, choice = 'act'): Promise<Answer> =>
  server.call(who, 'POST', `/review-cases/${id}/decision`, {
    body: { choice, reasonCode: 'evidence fits', words: 'We talk it over next week.' },
  })
const decidersOf = async (who: Role, id: string): Promise<string[]> => {
  const { body } = await server.call(who, 'GET', `/review-cases/${id}/deciders`)
  return (body['items'] as { accountId: string }[]).map(({ accountId }) => accountId)
}

test('a lead who is asked hands the case on to one of those who may decide, and to nobody else', async () => {
  const { accounts } = server
  const id = await opened(ask(accounts.lead))
  const deciders = await decidersOf('lead', id)
  assert.ok(deciders.includes(accounts.hr_manager) && deciders.includes(otherHr), deciders.join(' '))
  assert.ok(![accounts.lead, accounts.employee, accounts.recruiter].some((one) => deciders.includes(one)))
  const stranger = await pass('lead', id, accounts.recruiter)
  assert.deepEqual([stranger.status, stranger.body['code']], [403, 'access-denied'])
  const passed = await pass('lead', id, accounts.hr_manager)
  assert.equal(passed.status, 200, JSON.stringify(passed.body))
  assert.deepEqual([passed.body['assignedTo'], passed.body['state']], [accounts.hr_manager, 'open'])
  assert.match(String(passed.body['question']), /And now\?\s+You know more of it\./)
  assert.equal((await server.call('lead', 'GET', `/review-cases/${id}`)).body['state'], 'passed on')
  assert.equal((await decide('lead', id)).status, 409)
  assert.equal((await decide('hr_manager', String(passed.body['id']))).status, 200)
})

test('a lead who is asked asks for a second opinion, and is told no more of it than that it was asked', async () => {
  const { accounts } = server
  const id = await opened(ask(accounts.lead))
  assert.equal((await second('lead', id, accounts.recruiter)).status, 403)
  const asked = await second('lead', id, accounts.hr_manager)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.equal(asked.body['isBlind'], true)
  assert.equal((await decide('hr_manager', String(asked.body['id']))).status, 200)
  const seen = await server.call('lead', 'GET', `/review-cases/${String(asked.body['id'])}`)
  assert.deepEqual([seen.status, seen.body['decision']], [200, null])
  // Whoever is not asked may do neither.
  for (const act of [pass, second]) assert.equal((await act('employee', id, accounts.hr_manager)).status, 404)
})

test('a second opinion is for nobody who is asked about the score already, or has decided on it', async () => {
  const { accounts } = server
  const id = await opened(ask(accounts.lead))
  for (const again of [await second('hr_manager', id, accounts.lead)])
    assert.deepEqual([again.status, again.body['detail']], [409, 'Another person has to look at it.'])
  const blind = await opened(second('hr_manager', id, accounts.hr_manager))
  // Nor is a case handed to whoever gives the other opinion.
  assert.equal((await pass('lead', id, accounts.hr_manager)).status, 403)
  await decide('lead', id)
  assert.equal((await pass('hr_manager', blind, accounts.lead)).status, 409)
  await decide('hr_manager', blind)

  // A contest after both names one of them; neither looks anew.
  await server.database.pool.query('delete from outlook.score')
  scoreId = await addScore(server.people.employee)
  const first = await opened(ask(otherHr))
  await opened(second('hr_manager', first, accounts.hr_manager))
  const contested = await server.call('employee', 'POST', `/me/outlook/${scoreId}/contest`, {
    body: { words: 'My hours are wrong.' },
  })
  assert.equal(
    contested.body['assignedTo'],
    regionalHr,
    'an HR manager of the region looks, who has no part in it',
  )
  await assert.rejects(
    server.database.pool.query(`update outlook.review_case set assigned_to = $1 where kind = 'contest'`, [
      otherHr,
    ]),
    /another person/,
  )
})

test('who has decided on another case of the score meanwhile is refused when deciding, too', async () => {
  const { accounts } = server
  const id = await opened(ask(accounts.lead))
  const blind = await opened(second('hr_manager', id, accounts.hr_manager))
  // As if it had been handed to the same person before it was refused.
  await server.database.pool.query(`alter table outlook.review_case disable trigger another_reviewer`)
  await server.database.pool.query(`update outlook.review_case set assigned_to = $1 where id = $2`, [
    accounts.lead,
    blind,
  ])
  await server.database.pool.query(`alter table outlook.review_case enable trigger another_reviewer`)
  assert.equal((await decide('lead', id)).status, 200)
  const again = await decide('lead', blind)
  assert.deepEqual([again.status, again.body['detail']], [409, 'Another person has to look at it.'])
})

interface Figures {
  readonly accountId: string
  readonly decisions: number
  readonly blind: number
  readonly told: number
  readonly agreement: number | null
  readonly isNearTotal: boolean
  readonly medianSeconds: number
}

test('agreement is of decisions that knew what the score suggests; blind ones and those without a score count apart', async () => {
  const { accounts, people, database } = server
  const figuresOf = async (): Promise<Figures> => {
    const { body } = await server.call('hr_manager', 'GET', '/review-figures')
    return (body['items'] as Figures[]).find(({ accountId }) => accountId === accounts.lead)!
  }
  const decideOn = async (
    said: Said & { isBlind?: boolean; choice?: string },
    day: number,
  ): Promise<void> => {
    const { isBlind = false, choice = 'act', ...score } = said
    scoreId = await addScore(people.report, { ...score, asOf: `2026-09-${String(day).padStart(2, '0')}` })
    const id = await opened(ask(accounts.lead, { isBlind }))
    await server.call('lead', 'GET', `/review-cases/${id}`)
    await database.pool.query(`update outlook.review_case set seen_at = $1 where id = $2`, [
      new Date(now().getTime() - day * 60_000),
      id,
    ])
    assert.equal((await decide('lead', id, choice)).status, 200)
  }
  for (let day = 1; day <= 19; day++) await decideOn({}, day)
  const nineteen = await figuresOf()
  assert.deepEqual([nineteen.decisions, nineteen.agreement, nineteen.isNearTotal], [19, 1, false])
  assert.equal(nineteen.medianSeconds, 600)
  await decideOn({ isBlind: true, choice: 'no action' }, 20)
  await decideOn({ band: null }, 21)
  const still = await figuresOf()
  assert.deepEqual(
    [still.decisions, still.blind, still.told, still.agreement, still.isNearTotal],
    [21, 1, 19, 1, false],
  )
  await decideOn({ band: 'usual', choice: 'no action' }, 22)
  assert.deepEqual([(await figuresOf()).told, (await figuresOf()).isNearTotal], [20, true])
  for (const day of [23, 24]) await decideOn({ choice: 'no action' }, day)
  const differing = await figuresOf()
  assert.deepEqual([differing.told, differing.isNearTotal], [22, false])
  assert.ok(Math.abs(differing.agreement! - 20 / 22) < 1e-9)
})
