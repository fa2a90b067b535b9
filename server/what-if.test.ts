import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { scorePeopleJob } from './jobs/kinds/score-people.ts'
import { writeLeaversFeatures } from './leavers-features.fixture.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let worker: TestWorker

before(async () => {
  server = await startTestServer({ people: 40 })
  worker = await startTestWorker(server, [scorePeopleJob])
  await enthrone(server)
  await server.asSystem(giveDemoNotices)
  await writeLeaversFeatures(server, {
    days: ['2026-10-31'],
    of: () => ({ Team: 'Sales', OverTime: 'Yes' }),
  })
  const { body } = await server.call('hr_manager', 'POST', '/models/leavers/score-runs', {
    body: { dataSet: 'features/leavers' },
  })
  const { state } = await worker.ended(String(body['jobId']))
  assert.equal(state, 'done')
})
after(async () => {
  await worker.stop()
  await server.close()
})

interface Change {
  readonly column: string
  readonly from: unknown
  readonly to: unknown
}

interface Answered {
  readonly score: number
  readonly goal: number
  readonly items: readonly { readonly score: number; readonly changes: readonly Change[] }[]
}

async function scoreOf(
  personId: string,
): Promise<{ id: string; score: number; inputs: Record<string, unknown> }> {
  const { body } = await server.call('hr_manager', 'GET', `/people/${personId}/outlook`)
  return (body['items'] as never[])[0]!
}

for (const toward of ['lower', 'higher'] as const) {
  test(`changes that bring a score ${toward} hold in the model itself`, async () => {
    const { id, score, inputs } = await scoreOf(server.people.employee)
    const { status, body } = await server.call('hr_manager', 'GET', `/scores/${id}/what-if?toward=${toward}`)
    assert.equal(status, 200, JSON.stringify(body))
    const answered = body as unknown as Answered
    assert.equal(answered.score, score)
    assert.ok(answered.items.length > 0)
    for (const { changes, score: reached } of answered.items) {
      const changed = Object.fromEntries(changes.map(({ column, to }) => [column, to]))
      assert.ok(toward === 'lower' ? reached < answered.goal : reached >= answered.goal)
      const again = await server.call('hr_manager', 'POST', '/models/leavers/scores', {
        body: { inputs: [{ ...inputs, ...changed }], reasons: 0 },
      })
      const [scored] = again.body['items'] as { score: number }[]
      assert.ok(Math.abs(scored!.score - reached) < 1e-9, `${scored!.score} ${reached}`)
    }
  })
}

test('everybody may ask it of their own score, and nobody of one out of reach', async () => {
  const { id } = await scoreOf(server.people.employee)
  const own = await server.call('employee', 'GET', `/scores/${id}/what-if`)
  assert.equal(own.status, 200, JSON.stringify(own.body))
  const other = await server.call('recruiter', 'GET', `/scores/${id}/what-if`)
  assert.equal(other.status, 404)
})

test('others are answered while changes are looked for, and only some searches are under way', async () => {
  const { id } = await scoreOf(server.people.employee)
  const searches = [1, 2, 3, 4].map(() => server.call('employee', 'GET', `/scores/${id}/what-if`))
  const first = await Promise.race([
    server.call('hr_manager', 'GET', '/me').then(({ status }) => `me ${status}`),
    ...searches.map((search) => search.then(({ status }) => `search ${status}`)),
  ])
  // Those that are too many are refused at once; none that searches is answered before.
  assert.ok(first === 'me 200' || first === 'search 429', first)
  const statuses = (await Promise.all(searches)).map(({ status }) => status)
  assert.ok(statuses.includes(200) && statuses.includes(429), statuses.join())
})

test('whoever decides blind is not told before the decision', async () => {
  const { id } = await scoreOf(server.people.employee)
  const opened = await server.call('hr_manager', 'POST', '/review-cases', {
    body: {
      scoreId: id,
      question: 'What do you say?',
      assignedTo: server.accounts.hr_manager,
      isBlind: true,
      dueOn: '2026-12-31',
    },
  })
  assert.equal(opened.status, 201, JSON.stringify(opened.body))
  const { status, body } = await server.call('hr_manager', 'GET', `/scores/${id}/what-if`)
  assert.equal(status, 403)
  assert.match(String(body['detail']), /without seeing it/)
  const seen = await server.call('hr_manager', 'GET', `/people/${server.people.employee}/outlook`)
  const [score] = seen.body['items'] as Record<string, unknown>[]
  assert.deepEqual([score!['score'], score!['band'], score!['reasons']], [null, null, []])
  assert.deepEqual([seen.body['hidden'], seen.body['suggestions']], [[id], []])
})

test('who objects has nothing new worked out, and the score that was given stays', async () => {
  const { id } = await scoreOf(server.people.report)
  const objected = await server.call('hr_manager', 'POST', '/objections', {
    body: { subjectId: server.people.report, purpose: 'retention', objects: true },
  })
  assert.equal(objected.status, 200, JSON.stringify(objected.body))
  const { status, body } = await server.call('hr_manager', 'GET', `/scores/${id}/what-if`)
  assert.deepEqual([status, body['code']], [409, 'record-conflict'], JSON.stringify(body))
})
