import { keepOnline } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { enthrone, registerLeavers } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { runSplit } from './split.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let champion: string
const scoreId = `sco_${'1'.repeat(22)}`
const known = { Team: 'Sales', OverTime: 'Yes', Pay: 2500 }

before(async () => {
  server = await startTestServer({ people: 12 })
  champion = await enthrone(server)
  await server.asSystem(giveDemoNotices)
  await server.database.pool.query(
    `insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, status, score, band, reasons, notes, inputs, scored_at)
     values ($1, $2, $3, '2026-10-31', 't', 't', 'scored', 0.7, 'high', '[]', '[]', $4, '2026-11-01')`,
    [scoreId, champion, server.people.report, JSON.stringify(known)],
  )
  await server.asSystem((session) =>
    keepOnline(
      session,
      {
        purpose: 'retention',
        asOf: '2026-10-31',
        knownAt: new Date('2026-10-31T23:00:00Z'),
        dataSet: 'features/retention',
        dataHash: 'a'.repeat(64),
      },
      [server.people.report, server.people.employee].map((personId) => ({ personId, values: known })),
    ),
  )
})
after(() => server.close())
beforeEach(() =>
  server.database.pool.query(`update outlook.review_case set state = 'passed on' where state = 'open'`),
)

const hr = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
  const answer = await server.call('hr_manager', method, path, body === undefined ? {} : { body })
  assert.ok(answer.status < 300, `${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

const openCase = async (assignedTo: string, isBlind: boolean): Promise<string> =>
  String(
    (
      await hr('POST', '/review-cases', {
        scoreId,
        question: 'And now?',
        assignedTo,
        isBlind,
        dueOn: '2026-12-01',
      })
    )['id'],
  )

interface Item {
  readonly personId: string
  readonly versionId: string | null
  readonly score: number | null
  readonly because: string | null
  readonly reasons: readonly object[]
}
const scoresNow = async (): Promise<Item[]> => {
  const { report, employee } = server.people
  const { items } = await hr('POST', '/models/leavers/person-scores', { personIds: [report, employee] })
  return items as Item[]
}

test('a second opinion is asked without the first decision, wherever it is looked for, until it is given', async () => {
  const first = await openCase(server.accounts.lead, false)
  const words = 'We spoke last week already.'
  const decision = { choice: 'watch', reasonCode: 'known circumstances', words }
  const decided = await server.call('lead', 'POST', `/review-cases/${first}/decision`, { body: decision })
  assert.equal(decided.status, 200, JSON.stringify(decided.body))
  const { hr_manager: to } = server.accounts
  const places = [`/people/${server.people.report}/outlook`, `/review-cases/${first}`]
  const toldAt = (): Promise<boolean[]> =>
    Promise.all(places.map(async (path) => JSON.stringify(await hr('GET', path)).includes(words)))
  assert.deepEqual(await toldAt(), [true, true])

  const asked = { to, words: 'What would you do?', dueOn: '2026-12-01' }
  const second = String((await hr('POST', `/review-cases/${first}/second-opinion`, asked))['id'])
  assert.deepEqual(await toldAt(), [false, false])
  const { decision: told, isHidden } = await hr('GET', `/review-cases/${first}`)
  assert.deepEqual([told, isHidden], [null, true])
  await hr('POST', `/review-cases/${second}/decision`, { ...decision, words: 'I would wait, too.' })
  assert.deepEqual(await toldAt(), [true, true])
})

test('whoever decides blind is told no score that is worked out now either, of that person alone', async () => {
  await openCase(server.accounts.hr_manager, true)
  const [asked, other] = await scoresNow()
  assert.deepEqual([asked!.score, asked!.reasons], [null, []])
  assert.match(asked!.because!, /without seeing a score/)
  assert.ok(other!.score !== null)
  // Somebody else decides: whoever asks may see it.
  await server.database.pool.query(`update outlook.review_case set state = 'passed on'`)
  await openCase(server.accounts.lead, true)
  assert.ok((await scoresNow())[0]!.score !== null)
})

test('a lead who decides blind is told no band of that person in the report either, until it is decided', async () => {
  const { pool } = server.database
  // The report is about leaving: for this test the model is.
  await pool.query(`update model.model set use_case = 'attrition' where name = 'leavers'`)
  await server.call('hr_manager', 'PUT', '/report-policy', {
    body: { leadsSeeBands: true, reason: 'agreed with the works council' },
  })
  const told = async () => (await server.call('lead', 'GET', '/report-bands')).body['items']
  const high = [{ personId: server.people.report, band: 'high', asOf: '2026-10-31' }]
  await openCase(server.accounts.lead, false)
  assert.deepEqual(await told(), high)
  await pool.query(`update outlook.review_case set state = 'passed on'`)

  const blind = await openCase(server.accounts.lead, true)
  assert.deepEqual(await told(), [])
  const decision = { choice: 'watch', reasonCode: 'evidence fits', words: 'Many extra hours lately.' }
  await server.call('lead', 'POST', `/review-cases/${blind}/decision`, { body: decision })
  assert.deepEqual(await told(), high)

  // The newest answer is that nothing can be said: the band of the month before does not stand for it.
  await pool.query(
    `insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, status, because, reasons, notes, inputs, scored_at)
     values ($1, $2, $3, '2026-11-10', 't', 't', 'abstained', 'too much is missing', '[]', '[]', '{}', '2026-11-11')`,
    [`sco_${'2'.repeat(22)}`, champion, server.people.report],
  )
  assert.deepEqual(await told(), [])
  await pool.query(`delete from outlook.score where status = 'abstained'`)
})

test('while versions are compared on people, whoever has still to decide is not told which of them answers now', async () => {
  const challenger = await registerLeavers(server, ['Team'])
  await runSplit(server, { champion, challenger })
  assert.ok((await scoresNow()).every(({ versionId }) => versionId !== null))
  await openCase(server.accounts.hr_manager, false)
  const [asked, other] = await scoresNow()
  assert.equal(asked!.versionId, null)
  assert.ok(asked!.score !== null && other!.versionId !== null)
})
