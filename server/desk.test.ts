import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Role } from '@cadre/people'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.close())

test('a shared view is found by the role it is shared with, and shows each viewer only what that viewer sees', async () => {
  const made = await server.call('hr_manager', 'POST', '/views', {
    body: {
      list: 'work-terms',
      name: 'Away',
      query: { filter: 'fte:gt:0', sort: '-validFrom' },
      sharedWith: ['lead'],
    },
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const { body } = await server.call('lead', 'GET', '/views?list=work-terms')
  const [view] = body['items'] as { id: string; query: Record<string, string>; isOwn: boolean }[]
  assert.equal(view!.isOwn, false)
  assert.equal((await server.call('recruiter', 'GET', `/views/${view!.id}`)).status, 404)
  assert.equal(
    (await server.call('lead', 'PATCH', `/views/${view!.id}`, { body: { name: 'Mine' } })).status,
    403,
  )
  assert.equal((await server.call('lead', 'DELETE', `/views/${view!.id}`)).status, 403)
  const asked = `/work-terms?${new URLSearchParams(view!.query)}&limit=500&count=true`
  const hr = await server.call('hr_manager', 'GET', asked)
  const lead = await server.call('lead', 'GET', asked)
  assert.ok(Number(lead.body['total']) < Number(hr.body['total']))
})

test('a view is refused that its list would refuse, or that a role it is shared with may not see', async () => {
  const view = { list: 'pay', name: 'Pay', query: {}, sharedWith: [] as string[] }
  const make = async (who: 'hr_manager' | 'employee' | 'recruiter', body: object) =>
    (await server.call(who, 'POST', '/views', { body })).status
  assert.equal(await make('hr_manager', { ...view, sharedWith: ['recruiter'] }), 400)
  assert.equal(await make('recruiter', view), 403)
  assert.equal(await make('hr_manager', { ...view, query: { filter: 'nothing:eq:1' } }), 400)
  assert.equal(await make('hr_manager', { ...view, query: { sort: 'id;drop table' } }), 400)
  assert.equal(await make('hr_manager', { ...view, list: 'nowhere' }), 400)
  assert.equal(await make('employee', { ...view, list: 'people', sharedWith: ['hr_manager'] }), 403)
})

test('a view of a page keeps what stands in its address, for whoever sees one of its lists', async () => {
  const make = async (who: Role, list: string, query: object) =>
    (await server.call(who, 'POST', '/views', { body: { list, name: `${who} ${list}`, query } })).status
  assert.equal(await make('recruiter', '/hiring', { status: 'open', whose: 'own', sort: '-name' }), 201)
  assert.equal(await make('administrator', '/administration/audit-trail', { act: 'export' }), 201)
  assert.equal(await make('hr_manager', '/administration/audit-trail', { from: '2026-01-01' }), 201)
  assert.equal(await make('hr_manager', '/review', { state: 'decided', whose: 'all' }), 201)
  assert.equal(await make('employee', '/administration/audit-trail', {}), 403)
  assert.equal(await make('employee', '/administration/accounts', {}), 403)
  assert.equal(await make('hr_manager', '/hiring', { status: 'nothing' }), 400)
  assert.equal(await make('hr_manager', '/teams', { asOf: '2026-01-01' }), 400)
  assert.equal(await make('hr_manager', '/constructor', {}), 400)
})

test('a view changed meanwhile is not overwritten, and two of a name are refused', async () => {
  const body = { list: 'people', name: 'Newcomers', query: { q: 'a' } }
  const { body: view } = await server.call('employee', 'POST', '/views', { body })
  assert.equal((await server.call('employee', 'POST', '/views', { body })).status, 409)
  const headers = { 'if-match': '"1"' }
  const first = await server.call('employee', 'PATCH', `/views/${view['id']}`, {
    body: { name: 'New' },
    headers,
  })
  assert.equal(first.headers['etag'], '"2"')
  const second = await server.call('employee', 'PATCH', `/views/${view['id']}`, {
    body: { name: 'Old' },
    headers,
  })
  assert.equal(second.status, 412)
})

test('a draft is kept sealed, seen by its author alone, and forgotten in time', async () => {
  const content = { text: 'half a sentence about somebody', rating: 3 }
  await server.call('lead', 'PUT', '/drafts/review:new', { body: { content } })
  const { body } = await server.call('lead', 'GET', '/drafts/review:new')
  assert.deepEqual(body['content'], content)
  assert.equal((await server.call('hr_manager', 'GET', '/drafts/review:new')).status, 404)
  const { rows } = await server.database.pool.query('select sealed from app.draft')
  assert.ok(!Buffer.from(rows[0].sealed).toString('latin1').includes('somebody'))
  await server.database.pool.query("update app.draft set expires_at = '2026-11-01'")
  assert.equal((await server.call('lead', 'GET', '/drafts/review:new')).status, 404)
  assert.equal(
    (await server.call('lead', 'PUT', '/drafts/x', { body: { content: 'y'.repeat(70_000) } })).status,
    400,
  )
})

test('feedback is told to whom it is for, once read it is read, and switched off it is not told', async () => {
  const { employee, lead } = server.people
  const give = () =>
    server.call('hr_manager', 'POST', '/feedback', {
      body: {
        subjectId: employee,
        from: '2026-11-20',
        values: { authorId: lead, kind: 'praise', message: 'Well done' },
      },
    })
  assert.equal((await give()).status, 201)
  const inbox = await server.call('employee', 'GET', '/notifications')
  const [news] = inbox.body['items'] as Record<string, unknown>[]
  assert.equal(news!['kind'], 'feedback-received')
  assert.equal(inbox.body['unread'], 1)
  assert.ok(!JSON.stringify(inbox.body).includes('Well done'))
  await server.call('employee', 'POST', '/notifications/mark', { body: { ids: [news!['id']] } })
  assert.equal((await server.call('employee', 'GET', '/notifications')).body['unread'], 0)
  await server.call('employee', 'PUT', '/notification-preferences/feedback-received', {
    body: { isShown: false, isMailed: false },
  })
  await give()
  assert.equal((await server.call('employee', 'GET', '/notifications')).body['unread'], 0)
  const guard = await server.call('employee', 'PUT', '/notification-preferences/contact-changed', {
    body: { isShown: false, isMailed: false },
  })
  assert.equal(guard.status, 400)
})

test('a notification of a change that was refused is not there either', async () => {
  const { employee } = server.people
  const before = await server.database.pool.query('select count(*)::int as count from app.notification')
  const { status } = await server.call('hr_manager', 'POST', '/contact-details', {
    body: { subjectId: employee, from: '2020-01-01', values: { mobilePhone: '+34 600 000 009' } },
  })
  assert.equal(status, 409)
  const after = await server.database.pool.query('select count(*)::int as count from app.notification')
  assert.equal(after.rows[0].count, before.rows[0].count)
})

test('a plan from a template has a task with owner and due date for each of its tasks, once, within reach', async () => {
  const { stranger, report, employee, lead } = server.people
  const listed = await server.call('hr_manager', 'GET', '/onboarding-templates')
  const [template] = listed.body['items'] as { id: string }[]
  const begin = (who: 'hr_manager' | 'lead' | 'recruiter', personId: string) =>
    server.call(who, 'POST', '/onboardings', {
      body: { personId, templateId: template!.id, firstDay: '2026-12-01', buddyId: employee },
    })
  const made = await begin('hr_manager', report)
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const { body } = await server.call(
    'hr_manager',
    'GET',
    `/onboarding-tasks?subjectId=${report}&sort=dueDate`,
  )
  const tasks = (body['items'] as { id: string; values: Record<string, string> }[]).map(
    ({ values }) => values,
  )
  assert.deepEqual(
    tasks.map(({ name, ownerId, dueDate }) => [name, ownerId ?? null, dueDate]),
    [
      ['Prepare the workplace', null, '2026-11-28'],
      ['First day lunch', employee, '2026-12-01'],
      ['Agree on goals', lead, '2026-12-15'],
      ['Talk after a month', lead, '2026-12-31'],
    ],
  )
  assert.ok(tasks.every(({ planId }) => planId === made.body['planId']))
  assert.equal((await begin('hr_manager', report)).status, 409, 'one runs already')
  assert.equal((await begin('recruiter', stranger)).status, 403)
  const foreign = await begin('lead', stranger)
  assert.ok([403, 404].includes(foreign.status), JSON.stringify(foreign.body))
})
