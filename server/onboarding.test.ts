import { createAccount, startSession } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let itToken: string
/** Tasks of the plan by who does them. */
const tasks = new Map<string, string>()

interface Item {
  readonly id: string
  readonly subjectId: string
  readonly values: Record<string, unknown>
}
const itemsOf = ({ body }: Answer): Item[] => body['items'] as Item[]

async function hr(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await server.call('hr_manager', method, path, { ...(body !== undefined && { body }) })
  assert.ok(answer.status < 300, `${path}: ${JSON.stringify(answer.body)}`)
  return answer
}

/** The buddy is the employee of the fixture; who does IT's part is another colleague. Neither is of the joiner's line. */
before(async () => {
  server = await startTestServer()
  const { report, employee, stranger } = server.people
  itToken = await server.asSystem(async (session) => {
    const accountId = await createAccount(session, {
      login: 'it@norte.example',
      displayName: 'IT',
      personId: stranger,
      roles: [{ role: 'employee' }],
    })
    return startSession(session, { accountId, kind: 'token' })
  })
  const template = await hr('POST', '/onboarding-templates', {
    from: '2020-01-01',
    values: { name: 'Everybody' },
  })
  const templateId = template.body['id'] as string
  for (const [index, ownerKind] of ['new joiner', 'manager', 'IT', 'buddy'].entries())
    await hr('POST', '/onboarding-template-tasks', {
      from: '2020-01-01',
      values: { templateId, name: `Task of ${ownerKind}`, ownerKind, dueAfterDays: index },
    })
  const begun = await hr('POST', '/onboardings', {
    personId: report,
    templateId,
    firstDay: '2026-11-23',
    buddyId: employee,
    itOwnerId: stranger,
  })
  for (const { id, values } of itemsOf(await hr('GET', `/onboarding-tasks?subjectId=${report}&limit=100`)))
    if ((begun.body['taskIds'] as string[]).includes(id)) tasks.set(String(values['name']).slice(8), id)
})
after(() => server.close())

const asIt = (method: string, path: string, body?: unknown): Promise<Answer> =>
  server.call(undefined, method, path, {
    headers: { authorization: `Bearer ${itToken}` },
    ...(body !== undefined && { body }),
  })

test('a buddy and whoever does IT see the tasks that are theirs, and nothing else of the plan', async () => {
  const { report } = server.people
  assert.equal(tasks.size, 4)
  const ofBuddy = itemsOf(await server.call('employee', 'GET', `/onboarding-tasks?subjectId=${report}`))
  assert.deepEqual(
    ofBuddy.map(({ id }) => id),
    [tasks.get('buddy')],
  )
  const ofIt = itemsOf(await asIt('GET', '/onboarding-tasks?limit=100')).filter(
    ({ subjectId }) => subjectId === report,
  )
  assert.deepEqual(
    ofIt.map(({ id }) => id),
    [tasks.get('IT')],
  )
  for (const name of ['new joiner', 'manager', 'IT'])
    assert.equal((await server.call('employee', 'GET', `/onboarding-tasks/${tasks.get(name)}`)).status, 404)
  assert.deepEqual(itemsOf(await server.call('employee', 'GET', `/onboarding-plans?subjectId=${report}`)), [])
  const overview = await server.call('employee', 'GET', `/people/${report}`)
  const records = overview.body['records'] as Record<string, Item[]>
  assert.equal(records['onboarding-tasks']?.length, 1)
  assert.equal(records['onboarding-plans'], undefined)
  const inbox = await server.call('employee', 'GET', '/notifications')
  assert.ok(
    (inbox.body['items'] as { recordId: string }[]).some(({ recordId }) => recordId === tasks.get('buddy')),
  )
})

test('whom a task is assigned to marks it as done, once, and changes nothing else of it', async () => {
  const path = `/onboarding-tasks/${tasks.get('buddy')}`
  const change = { from: '2026-11-20', values: { name: 'Something easier', doneOn: '2026-11-20' } }
  const amended = await server.call('employee', 'PATCH', path, { body: change })
  assert.equal(amended.status, 403)
  const end = await server.call('employee', 'POST', `${path}/end`, { body: { on: '2026-11-20' } })
  assert.equal(end.status, 403)
  const early = await server.call('employee', 'POST', `${path}/complete`, { body: { doneOn: '2026-11-21' } })
  assert.equal(early.status, 400)
  const done = await server.call('employee', 'POST', `${path}/complete`, { body: { doneOn: '2026-11-19' } })
  assert.deepEqual([done.status, done.body], [200, { doneOn: '2026-11-19' }], JSON.stringify(done.body))
  const again = await server.call('employee', 'POST', `${path}/complete`, { body: {} })
  assert.deepEqual(again.body, { doneOn: '2026-11-19' })
  const { values } = (await hr('GET', path)).body as unknown as Item
  assert.deepEqual([values['name'], values['doneOn']], ['Task of buddy', '2026-11-19'])
  assert.equal((await asIt('POST', `/onboarding-tasks/${tasks.get('IT')}/complete`, {})).status, 200)
})

test('nobody marks the task of another as done, not even who sees it', async () => {
  for (const name of ['new joiner', 'manager'])
    assert.equal(
      (await server.call('employee', 'POST', `/onboarding-tasks/${tasks.get(name)}/complete`, { body: {} }))
        .status,
      404,
    )
  const byLead = await server.call('lead', 'POST', `/onboarding-tasks/${tasks.get('new joiner')}/complete`, {
    body: {},
  })
  assert.equal(byLead.status, 404)
  const own = await server.call('lead', 'POST', `/onboarding-tasks/${tasks.get('manager')}/complete`, {
    body: {},
  })
  assert.equal(own.status, 200, JSON.stringify(own.body))
})

test('a task that goes to somebody else is seen by its former owner no more', async () => {
  const id = tasks.get('IT')!
  await hr('PATCH', `/onboarding-tasks/${id}`, {
    from: '2026-11-20',
    values: { ownerId: server.people.employee },
  })
  assert.equal((await asIt('GET', `/onboarding-tasks/${id}`)).status, 404)
  assert.equal((await server.call('employee', 'GET', `/onboarding-tasks/${id}`)).status, 200)
})

test('the database lets an assignee write nothing that the server has not checked', async () => {
  const client = await server.database.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select seal.enter(id, 'operation', '2026-11-20'), set_config('role', 'cadre_app', true) from app.account where login = 'employee@norte.example'`,
    )
    const { rowCount } = await client.query(
      'update records.onboarding_task set recorded = tstzrange(lower(recorded), clock_timestamp()) where id = $1 and upper_inf(recorded)',
      [tasks.get('buddy')],
    )
    assert.equal(rowCount, 0)
  } finally {
    await client.query('rollback')
    client.release()
  }
})
