import type { Job } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { scorePeopleJob } from './jobs/kinds/score-people.ts'
import { writeLeaversFeatures } from './leavers-features.fixture.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'
import { now, startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let worker: TestWorker

before(async () => {
  server = await startTestServer({ people: 40 })
  worker = await startTestWorker(server, [scorePeopleJob])
  await enthrone(server)
  await writeLeaversFeatures(server, {
    days: ['2026-09-30', '2026-10-31'],
    of: (index) => ({ OverTime: index % 3 === 0 ? 'Yes' : 'No' }),
  })
  // One person is not told what their data is used for: nothing may be worked out about them.
  await server.asSystem(giveDemoNotices)
  await server.database.pool.query(`delete from app.notice_given where subject_id = $1`, [
    server.people.stranger,
  ])
})
after(async () => {
  await worker.stop()
  await server.close()
})

const ended = (id: string): Promise<Job> => worker.ended(id)

interface Scored {
  readonly id: string
  readonly asOf: string
  readonly score: number
  readonly reasons: unknown[]
  readonly likely: { people: number; share: number; low: number; high: number } | null
  readonly inputs: Record<string, unknown>
}
const firstOf = ({ body }: Answer): Scored => (body['items'] as Scored[])[0]!

test('everybody who may be is scored, HR sees bands, a reviewer decides, the person sees it and contests, and somebody else looks', async () => {
  const { people, accounts, call } = server
  const started = await call('hr_manager', 'POST', '/models/leavers/score-runs', {
    body: { dataSet: 'features/leavers' },
  })
  assert.equal(started.status, 200, JSON.stringify(started.body))
  const job = await ended(String(started.body['jobId']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)

  const bands = await call('hr_manager', 'GET', '/models/leavers/bands')
  assert.equal(bands.body['asOf'], '2026-10-31', 'only the last day counts')
  for (const { people: count, expected } of bands.body['items'] as {
    people: number | null
    expected: number | null
  }[])
    assert.ok(count === null ? expected === null : count >= 5 && expected! > 0 && expected! < count)

  const seen = await call('hr_manager', 'GET', `/people/${people.report}/outlook`)
  assert.equal(seen.status, 200, JSON.stringify(seen.body))
  const score = firstOf(seen)
  assert.equal(score.asOf, '2026-10-31')
  assert.ok(score.score > 0 && score.score < 1 && score.reasons.length > 0)
  const { people: alike, share, low, high } = score.likely!
  assert.ok(alike >= 30 && low < share && share < high && high - low > 0.02, JSON.stringify(score.likely))
  assert.deepEqual(Object.keys(score.inputs).toSorted(), ['OverTime', 'Pay', 'Team'])
  const untold = await call('hr_manager', 'GET', `/people/${people.stranger}/outlook`)
  assert.deepEqual(untold.body['items'], [], 'nothing is worked out about who was not told')
  // Neither leads nor colleagues see what is said of anybody unless they are asked to decide.
  for (const role of ['lead', 'data_scientist', 'executive', 'administrator', 'recruiter'] as const)
    assert.equal((await call(role, 'GET', `/people/${people.report}/outlook`)).status, 403, role)
  const colleague = await call('employee', 'GET', `/people/${people.report}/outlook`)
  assert.deepEqual([colleague.status, colleague.body['items']], [200, []])

  const opened = await call('hr_manager', 'POST', '/review-cases', {
    body: {
      scoreId: score.id,
      question: 'Is there something to do?',
      assignedTo: accounts.lead,
      isBlind: true,
      dueOn: '2026-12-01',
    },
  })
  assert.equal(opened.status, 201, JSON.stringify(opened.body))
  const path = `/review-cases/${String(opened.body['id'])}`
  const asked = await call('hr_manager', 'GET', `/people/${people.report}/outlook`)
  assert.deepEqual(
    (asked.body['cases'] as { id: string }[]).map(({ id }) => id),
    [opened.body['id']],
  )
  const own = await call('lead', 'GET', '/review-cases?state=open')
  assert.equal((own.body['items'] as { title: string }[])[0]!.title, 'Who may leave')
  // Names of whom it is about and who asks stand beside it; and whoever is asked is told.
  const names = own.body['names'] as Record<string, string>
  assert.deepEqual(
    [people.report, accounts.lead, accounts.hr_manager].map((id) => typeof names[id]),
    ['string', 'string', 'string'],
  )
  const told = await call('lead', 'GET', '/notifications')
  assert.ok((told.body['items'] as { kind: string }[]).some(({ kind }) => kind === 'case-assigned'))
  const blind = await call('lead', 'GET', path)
  const hidden = blind.body['evidence'] as Scored
  assert.deepEqual(
    [hidden.score, hidden.reasons, hidden.likely, Object.keys(hidden.inputs).length],
    [null, [], null, 3],
  )
  const decision = {
    choice: 'watch',
    reasonCode: 'known circumstances',
    words: 'We spoke last week already.',
  }
  assert.equal((await call('hr_manager', 'POST', `${path}/decision`, { body: decision })).status, 403)
  assert.equal((await call('employee', 'GET', path)).status, 404)
  const decided = await call('lead', 'POST', `${path}/decision`, { body: decision })
  assert.equal(decided.status, 200, JSON.stringify(decided.body))
  assert.equal((await call('lead', 'POST', `${path}/decision`, { body: decision })).status, 409)
  assert.ok(
    ((await call('lead', 'GET', path)).body['evidence'] as Scored).score > 0,
    'shown once it is decided',
  )
  await assert.rejects(
    server.asSystem(({ trx }) =>
      trx.updateTable('outlook.decision').set({ words: 'another reason' }).execute(),
    ),
  )

  // The decision stands in the audit trail, with a digest of all that it rested on.
  const trail = await call('hr_manager', 'GET', `/audit-trail?subjectId=${people.report}&act=decide%20case`)
  assert.equal((trail.body['items'] as unknown[]).length, 1, JSON.stringify(trail.body))

  const figures = await call('hr_manager', 'GET', '/review-figures')
  assert.equal((figures.body['items'] as { decisions: number }[])[0]!.decisions, 1)
})

test('an employee sees what models say about them, and who looks anew is never who decided', async () => {
  const { accounts, call, people } = server
  const own = await call('employee', 'GET', '/me/outlook')
  const score = firstOf(own)
  assert.ok(score, JSON.stringify(own.body))
  // The only HR manager decides first; then nobody else is there to look at a contest.
  const opened = await call('hr_manager', 'POST', '/review-cases', {
    body: {
      scoreId: score.id,
      question: 'What do we do?',
      assignedTo: accounts.hr_manager,
      dueOn: '2026-12-01',
    },
  })
  const decision = { choice: 'act', reasonCode: 'evidence fits', words: 'We raise the pay in January.' }
  await call('hr_manager', 'POST', `/review-cases/${String(opened.body['id'])}/decision`, { body: decision })
  const words = 'My pay was raised in August already.'
  const alone = await call('employee', 'POST', `/me/outlook/${score.id}/contest`, { body: { words } })
  assert.deepEqual([alone.status, alone.body['code']], [409, 'record-conflict'])
  const other = await server.asSystem(async ({ trx }) => {
    const id = `acc_${'7'.repeat(22)}`
    await trx
      .insertInto('app.account')
      .values({
        id,
        login: 'other.hr@example.org',
        display_name: 'Other',
        language: 'en',
        person_id: null,
      } as never)
      .execute()
    await trx
      .insertInto('access.role_grant' as never)
      .values({ account_id: id, role: 'hr_manager', granted_by: 'system', granted_at: now() } as never)
      .execute()
    return id
  })
  const contested = await call('employee', 'POST', `/me/outlook/${score.id}/contest`, { body: { words } })
  assert.equal(contested.status, 200, JSON.stringify(contested.body))
  assert.deepEqual(
    [contested.body['assignedTo'], contested.body['kind'], contested.body['dueOn']],
    [other, 'contest', '2026-12-04'],
  )
  const after = await call('employee', 'GET', '/me/outlook')
  assert.equal((after.body['cases'] as unknown[]).length, 2)
  // What is said of others is not theirs to contest.
  const others = firstOf(await call('hr_manager', 'GET', `/people/${people.report}/outlook`))
  assert.equal(
    (await call('employee', 'POST', `/me/outlook/${others.id}/contest`, { body: { words } })).status,
    404,
  )
})

test('a model of several answers scores nobody for the desk: the likeliest answer is no order', async () => {
  const setTask = (task: string): Promise<unknown> =>
    server.database.pool.query(`update model.version set task = $1 where stage = 'champion'`, [task])
  await setTask('multiclass')
  const body = { dataSet: 'features/leavers' }
  const { status, body: said } = await server.call('hr_manager', 'POST', '/models/leavers/score-runs', {
    body,
  })
  assert.equal(status, 409, JSON.stringify(said))
  assert.match(String(said['detail']), /several answers .* question of yes or no/)
  await setTask('binary')
})
