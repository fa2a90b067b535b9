import { keepJudgement, inAccountSession } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { registerLeavers } from './champion.fixture.ts'
import { now, startTestServer, today } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let versionId: string
before(async () => {
  server = await startTestServer({ people: 12 })
  const body = { name: 'leavers', title: 'Who may leave', useCase: 'attrition', purpose: 'retention' }
  assert.equal((await server.call('data_scientist', 'POST', '/models', { body })).status, 201)
  versionId = await registerLeavers(server)
})
after(() => server.close())

const words =
  'Those under thirty are asked about their next step first, as agreed with the works council in May.'

let seconds = 0

/** Has the newest judgement of the version fail in these gates. */
async function judge(...failed: string[]): Promise<void> {
  const { context, accounts } = server
  const errand = {
    purpose: 'operation',
    requestId: 'rqs_t',
    route: 't',
    today,
    now: new Date(now().getTime() + 1000 * ++seconds),
  } as const
  await inAccountSession(
    { ...context, errand, accountId: accounts.data_scientist, scopes: null },
    (session) =>
      keepJudgement(session, {
        versionId,
        championId: null,
        dataSet: 'tables/later',
        dataSequence: '1',
        dataHash: 'h',
        rowCount: 500,
        gates: failed.map((name) => ({ name, verdict: 'failed', finding: 'Found.', figures: {} })),
        isPassed: false,
      }),
  )
}

const ask = (reason: string): Promise<Answer> =>
  server.call('data_scientist', 'POST', `/model-versions/${versionId}/promotions`, { body: { reason } })
const approve = (promotion: Answer, reason: string): Promise<Answer> =>
  server.call('hr_manager', 'POST', `/promotions/${String(promotion.body['id'])}/decision`, {
    body: { isApproved: true, reason },
  })

const weighedIn = async (): Promise<unknown> =>
  (await server.call('data_scientist', 'GET', '/models/leavers')).body['weighedIn']
const detailOf = ({ status, body }: Answer): string => `${status} ${String(body['detail'])}`

test('where a score may be against somebody, a difference between groups is mended and not explained', async () => {
  const useCase = (name: string): Promise<unknown> =>
    server.database.pool.query(`update model.model set use_case = $1 where name = 'leavers'`, [name])
  await judge('fairness')
  await useCase('performance')
  assert.match(detailOf(await ask(words)), /^409 The version did not pass/)
  assert.equal(await weighedIn(), null)
  await useCase('attrition')
  assert.equal(await weighedIn(), 60)
})

test('elsewhere it is weighed in words by two people, and nothing else is', async () => {
  await judge('fairness', 'quality')
  assert.match(detailOf(await ask(words)), /^409 The version did not pass/)
  await judge('fairness')
  assert.match(detailOf(await ask('it is good')), /^409 .*difference between groups.*sixty characters/)
  const asked = await ask(words)
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  assert.match(detailOf(await approve(asked, 'good')), /^409 .*sixty characters/)
  const approved = await approve(asked, words)
  assert.deepEqual([approved.status, approved.body['status']], [200, 'approved'])
})
