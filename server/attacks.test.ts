import { everyRecordRoute } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { entities, entityNamed, roleNames } from '@cadre/people'
import type { Role } from '@cadre/people'
import {
  amendRecord,
  createAccount,
  createRecord,
  readRecords,
  startSession,
  subjectIdsAmong,
  withdrawRecord,
} from '@cadre/store'
import type { RecordVersion } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routesToTry } from './kinds-to-try.fixture.ts'
import { startTestServer, today } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.close())

const recordsOf = (name: string, subjectId?: string): Promise<RecordVersion[]> =>
  server.asSystem((session) =>
    readRecords(session, entityNamed(name), {
      asOf: today,
      limit: 2000,
      ...(subjectId !== undefined && { subjectIds: [subjectId] }),
    }),
  )

/** A call with a token of an account that a test made. */
async function callAs(token: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}` }
  return server.call(undefined, method, path, { headers, ...(body !== undefined && { body }) })
}

const goal = { name: 'Learn Rust', kind: 'objective', status: 'active' }
const inside =
  /\bselect\b.*\bfrom\b|\binsert into\b|syntax error|pg_|violates|relation "|column "|\.ts:\d|node_modules|at async|\/work\//i

// What a request claims ------------------------------------------------------------------------------

test('who one is comes from the session: headers, parameters and bodies that say otherwise change nothing', async () => {
  const headers = {
    'x-user-id': 'admin',
    'x-role': 'hr_manager',
    'x-forwarded-user': 'root',
    'cadre-account': 'acc_1',
  }
  const { body } = await server.call('employee', 'GET', '/me', { headers })
  assert.deepEqual(body['roles'], ['employee'])
  for (const query of [
    'user=admin',
    'role=hr_manager',
    'actAs=hr_manager',
    'include=manager.salary',
    'expand=a.b.c.d',
  ])
    assert.equal((await server.call('employee', 'GET', `/goals?${query}`)).status, 400, query)
  for (const extra of [
    { personId: 'x' },
    { createdBy: 'x' },
    { id: 'x' },
    { version: 9 },
    { enteredBy: 'x' },
  ]) {
    const body = { subjectId: server.people.employee, from: today, values: goal, ...extra }
    assert.equal((await server.call('employee', 'POST', '/goals', { body })).status, 400)
  }
})

test('no route takes a field that it does not declare', async () => {
  const extras = [
    'role',
    'isAdmin',
    'permissions',
    'orgId',
    'status_',
    'score',
    'createdAt',
    'passwordHash',
    '__proto__x',
  ]
  for (const route of everyRecordRoute.filter(({ operation }) => operation === 'amend')) {
    const path = route.path.replace(':id', `${route.entity.idPrefix}_${'0'.repeat(22)}`)
    for (const extra of extras.filter((name) => !(name in route.entity.fields))) {
      const body = { from: today, values: { [extra]: 1 } }
      const answer = await server.call('hr_manager', 'PATCH', path, { body })
      assert.ok(answer.status === 400 || answer.status === 403, `${route.id} ${extra}: ${answer.status}`)
    }
  }
})

test('people write in their own name only', async () => {
  const { employee, stranger, report, lead } = server.people
  const message = (authorId: string) => ({
    subjectId: stranger,
    from: today,
    values: { authorId, kind: 'praise', message: 'Well done' },
  })
  assert.equal((await server.call('employee', 'POST', '/feedback', { body: message(employee) })).status, 201)
  assert.equal((await server.call('employee', 'POST', '/feedback', { body: message(stranger) })).status, 403)
  const asLead = { ...message(report), subjectId: report }
  assert.equal((await server.call('lead', 'POST', '/feedback', { body: asLead })).status, 403)
  const own = await server.call('lead', 'POST', '/feedback', {
    body: { ...message(lead), subjectId: report },
  })
  assert.equal(own.status, 201)
  const path = `/feedback/${String(own.body['id'])}`
  const forged = await server.call('lead', 'PATCH', path, {
    body: { from: today, values: { authorId: report } },
  })
  assert.equal(forged.status, 403)
})

test('a peer writes a review and neither publishes it nor writes one as the manager', async () => {
  const { employee, stranger } = server.people
  const review = (values: object) => ({
    subjectId: stranger,
    from: today,
    values: { reviewerId: employee, kind: 'peer', status: 'submitted', ...values },
  })
  assert.equal(
    (await server.call('employee', 'POST', '/reviews', { body: review({ status: 'published' }) })).status,
    403,
  )
  assert.equal(
    (await server.call('employee', 'POST', '/reviews', { body: review({ kind: 'manager' }) })).status,
    403,
  )
  const made = await server.call('employee', 'POST', '/reviews', { body: review({}) })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const path = `/reviews/${String(made.body['id'])}`
  const publish = { body: { from: today, values: { status: 'published' } } }
  assert.equal((await server.call('employee', 'PATCH', path, publish)).status, 403)
})

test('an HR manager changes nothing of their own, in the whole organisation or in a region', async () => {
  const { report } = server.people
  const [assignment] = await recordsOf('job_assignment', report)
  for (const scope of [undefined, [assignment!.values['legalEntityId'] as string]]) {
    const token = await newToken('hr_manager', report, scope)
    for (const entity of entities.filter(
      ({ subject, dataClass }) => subject === 'person' && dataClass !== 'protected',
    )) {
      const [record] = await recordsOf(entity.name, report)
      if (!record || ['goals', 'skills', 'onboarding', 'voice'].includes(entity.dataClass)) continue
      const { status } = await callAs(token, 'PATCH', `/${entity.path}/${record.id}`, {
        from: today,
        values: {},
      })
      assert.ok(status === 403 || status === 404, `${entity.name}: ${status}`)
    }
  }
})

async function newToken(role: Role, personId: string, scope?: readonly string[]): Promise<string> {
  return server.asSystem(async (session) => {
    await session.trx
      .updateTable('app.account')
      .set({ person_id: null })
      .where('person_id', '=', personId)
      .execute()
    const accountId = await createAccount(session, {
      login: `${role}-${Math.random()}@norte.example`,
      displayName: role,
      personId,
      roles: [{ role, ...(scope && { scope }) }],
    })
    return startSession(session, { accountId, kind: 'token' })
  })
}

test('an HR manager of one region sees and changes nobody of another, and nothing in the trail about them', async () => {
  const { stranger, report } = server.people
  const assignments = await recordsOf('job_assignment')
  const entityOf = (person: string) =>
    assignments.find(({ subjectId }) => subjectId === person)?.values['legalEntityId']
  const mine = entityOf(report) as string
  const foreign = assignments.find(({ values }) => values['legalEntityId'] !== mine)?.subjectId
  assert.ok(foreign, 'the synthetic company has one legal entity only')
  const token = await newToken('hr_manager', report, [mine])
  const [contact] = await recordsOf('contact_details', foreign)
  assert.equal((await callAs(token, 'GET', `/contact-details/${contact!.id}`)).status, 404)
  const { body } = await callAs(token, 'GET', '/contact-details?limit=500')
  for (const { subjectId } of body['items'] as RecordVersion[]) assert.equal(entityOf(subjectId!), mine)
  await server.call('hr_manager', 'GET', `/people/${foreign}`)
  await server.call('hr_manager', 'GET', `/people/${stranger}`)
  const trail = await callAs(token, 'GET', '/audit-trail?limit=500')
  assert.equal(trail.status, 200)
  assert.ok(!subjectIdsAmong(trail.body).includes(foreign))
})

// What changes with time -----------------------------------------------------------------------------

test('who moves to another team is out of reach of the old lead with the very next request', async () => {
  const { lead, stranger } = server.people
  const lines = await recordsOf('manager_line')
  const line = lines.find(
    ({ values, subjectId }) => values['managerId'] === lead && subjectId !== server.people.report,
  )
  assert.ok(line)
  const [contract] = await recordsOf('employment', line.subjectId!)
  const path = `/${entityNamed('employment').path}/${contract!.id}`
  assert.equal((await server.call('lead', 'GET', path)).status, 200)
  await server.asSystem((session) =>
    amendRecord(session, entityNamed('manager_line'), line.id, {
      from: today,
      values: { managerId: stranger },
    }),
  )
  assert.equal((await server.call('lead', 'GET', path)).status, 404)
})

test('a recruiter who leaves a requisition loses its candidates at once', async () => {
  const { recruiter } = server.people
  const seen = await server.call('recruiter', 'GET', '/candidates?limit=500')
  assert.ok((seen.body['items'] as unknown[]).length > 0)
  const memberships = await recordsOf('requisition_member', recruiter)
  await server.asSystem(async (session) => {
    for (const { id } of memberships) await withdrawRecord(session, entityNamed('requisition_member'), id)
  })
  const left = await server.call('recruiter', 'GET', '/candidates?limit=500')
  assert.deepEqual(left.body['items'], [])
})

test('nobody reaches a candidate by entering an application for them, and employees enter no candidates', async () => {
  const { recruiter } = server.people
  const requisition = (await recordsOf('requisition'))[0]!
  await server.asSystem((session) =>
    createRecord(session, entityNamed('requisition_member'), {
      subjectId: recruiter,
      from: today,
      values: { requisitionId: requisition.id, role: 'recruiter' },
    }),
  )
  const hidden = await server.asSystem((session) =>
    createRecord(session, entityNamed('candidate'), {
      from: '2026-01-01',
      values: { firstName: 'Eva', lastName: 'Luz' },
    }),
  )
  const application = (subjectId: string) => ({
    subjectId,
    from: today,
    values: { requisitionId: requisition.id, status: 'in process', appliedOn: today },
  })
  assert.equal(
    (await server.call('recruiter', 'POST', '/applications', { body: application(hidden) })).status,
    403,
  )
  assert.equal((await server.call('recruiter', 'GET', `/candidates/${hidden}`)).status, 404)
  const person = { from: today, values: { firstName: 'Ana', lastName: 'Sol' } }
  const made = await server.call('recruiter', 'POST', '/candidates', { body: person })
  assert.equal(made.status, 201)
  const body = application(String(made.body['id']))
  assert.equal((await server.call('recruiter', 'POST', '/applications', { body })).status, 201)
  assert.equal((await server.call('employee', 'POST', '/candidates', { body: person })).status, 403)
})

test('a scorecard is seen by others once it is submitted, and by its author before', async () => {
  const { employee } = server.people
  const card = await server.asSystem(async (session) => {
    const [application] = (await readRecords(session, entityNamed('application'), { asOf: today })).filter(
      ({ values }) => values['requisitionId'] !== undefined,
    )
    return createRecord(session, entityNamed('scorecard'), {
      subjectId: application!.id,
      from: today,
      values: { authorId: employee, recommendation: 'yes', isSubmitted: false },
    })
  })
  assert.equal((await server.call('employee', 'GET', `/scorecards/${card}`)).status, 200)
  assert.equal((await server.call('hr_manager', 'GET', `/scorecards/${card}`)).status, 404)
  await server.call('employee', 'PATCH', `/scorecards/${card}`, {
    body: { from: today, values: { isSubmitted: true } },
  })
  assert.equal((await server.call('hr_manager', 'GET', `/scorecards/${card}`)).status, 200)
})

// What an overview says ------------------------------------------------------------------------------

test('an overview names every kind that was withheld, whether or not there is any of it', async () => {
  const { stranger, report } = server.people
  const restricted = async (role: Role, id: string) =>
    (await server.call(role, 'GET', `/people/${id}`)).body['_restrictedFields'] as string[]
  const pay = entities.find(({ dataClass }) => dataClass === 'pay')!.path
  const employment = entityNamed('employment').path
  assert.ok((await restricted('employee', stranger)).includes(pay))
  assert.ok((await restricted('lead', stranger)).includes(employment))
  assert.ok(!(await restricted('lead', report)).includes(employment))
  assert.ok(!(await restricted('hr_manager', stranger)).includes(pay))
})

// Roles without people ---------------------------------------------------------------------------------

test('who is named in a record of the organisation is withheld from those without the directory, in every way', async () => {
  const { id } = (await recordsOf('requisition')).find(({ values }) => values['hiringManagerId'])!
  const ways = [`/requisitions/${id}`, `/requisitions/${id}/history`, '/requisitions?limit=500']
  for (const way of ways) {
    const { body, status } = await server.call('executive', 'GET', way)
    assert.equal(status, 200)
    assert.ok((body['_restrictedFields'] as string[]).includes('hiringManagerId'), way)
    assert.doesNotMatch(JSON.stringify(body), /"hiringManagerId":/)
  }
  for (const query of [
    'filter=hiringManagerId:ne:x',
    'sort=hiringManagerId',
    'filter=hiringManagerId:ne:x&count=true',
  ])
    assert.equal((await server.call('executive', 'GET', `/requisitions?${query}`)).status, 403, query)
  const seen = await server.call('employee', 'GET', `/requisitions/${id}`)
  assert.deepEqual(seen.body['_restrictedFields'], [])
})

test('administrators, executives and data scientists get no name, address or person from any route', async () => {
  const people = await recordsOf('person')
  const canaries = people
    .flatMap(({ values }) => [values['workEmail'], values['employeeNumber']])
    .filter(Boolean)
  for (const role of ['administrator', 'executive', 'data_scientist'] as const) {
    // Who has an account is an administrator's business; the list holds ids and logins.
    const gets = routesToTry.filter(({ id, method }) => method === 'GET' && id !== 'list_accounts')
    for (const route of gets) {
      const path = route.path.replace(':id', server.people.stranger).replace(/:\w+/g, '1')
      const { body, status } = await server.call(role, 'GET', path)
      if (status !== 200) continue
      const text = JSON.stringify(body)
      assert.ok(!canaries.some((canary) => text.includes(JSON.stringify(canary))), `${role} ${route.id}`)
      assert.ok(!people.some(({ id }) => text.includes(id)), `${role} ${route.id} names a person`)
    }
  }
})

// What is put into parameters --------------------------------------------------------------------------

const injections = [
  'sort=name;select pg_sleep(5)',
  'sort=(select version())',
  'sort=-__proto__',
  "filter=name:eq:') or 1=1--",
  "filter=name'--:eq:x",
  'filter=name:or:x',
  'filter=name:eq',
  'filter=constructor:eq:x',
  'filter=weight:eq:1e400',
  'filter=weight:eq:NaN',
  'filter=dueDate:eq:2023-02-30',
  'filter=parentId:in:%00',
  'fields=*',
  'fields=constructor',
  'fields=name,version()',
  "custom=a'b:1",
  'custom=__proto__:1',
  "subjectId='; drop table records.goal;--",
  'asOf=2023-02-30',
  'asOf=0000-01-01',
  'asOf=275760-09-13',
  'knownAt=yesterday',
  'knownAt=0000-01-01T00:00:00Z',
  'limit=0',
  'limit=1e9',
  'limit=-1',
  'cursor=%27',
  `cursor=${Buffer.from('[{"a":1},"x"]').toString('base64url')}`,
  `sort=weight&cursor=${Buffer.from('["x","y"]').toString('base64url')}`,
  `sort=dueDate&cursor=${Buffer.from('[true,"y"]').toString('base64url')}`,
  'subjectId=a&subjectId=b',
  'q=x',
]

for (const query of injections) {
  test(`a list asked with ${query} answers without doing it and without telling of its inside`, async () => {
    const before = performance.now()
    const { status, body } = await server.call('hr_manager', 'GET', `/goals?${query}`)
    assert.ok(status === 400 || (status === 200 && !/pg_sleep|version\(\)/.test(query)), `${status}`)
    assert.ok(performance.now() - before < 2000)
    if (status !== 200) assert.doesNotMatch(JSON.stringify(body), inside)
  })
}

test('no route answers rubbish with a fault of ours or tells of its inside', async () => {
  const rubbish = ["'", '../../etc/passwd\0']
  for (const route of routesToTry.filter(({ id }) => !['sign_out', 'end_everything'].includes(id))) {
    for (const [index, value] of rubbish.entries()) {
      const path = route.path.replace(/:\w+/g, encodeURIComponent(value))
      if (index > 0 && path === route.path && route.method === 'GET') continue
      const answer = await server.call('hr_manager', route.method, path, withBody(route, value))
      assert.ok(answer.status < 500 || answer.status === 503, `${route.id} ${value}: ${answer.status}`)
      if (answer.status >= 400) assert.doesNotMatch(JSON.stringify(answer.body), inside, route.id)
    }
  }
})

function withBody({ method }: Route, value: string): { body?: unknown } {
  return method === 'GET' || method === 'DELETE'
    ? {}
    : { body: { [value]: value, values: [value], from: value } }
}

test('dates, numbers and amounts that cannot be are refused with the place where they stand', async () => {
  const bad: Readonly<Record<string, readonly unknown[]>> = {
    date: ['2023-02-30', '0000-01-01', '275760-09-13', '2026-11-20T00:00:00Z', 20261120, ''],
    instant: ['2026-11-20', '2026-13-01T00:00:00Z', 'now'],
    integer: [1.5, '1', Number.MAX_VALUE, null],
    number: ['1', Number.MAX_VALUE],
    boolean: ['true', 1],
    money: [
      1,
      { minor: 0.1, currency: 'EUR' },
      { minor: 1e18, currency: 'EUR' },
      { minor: 1, currency: 'eur' },
      { minor: 1 },
    ],
    choice: ['no such word', 1],
    reference: ['x', "per_' or 1=1"],
    texts: ['x', [1]],
  }
  for (const route of everyRecordRoute.filter(({ operation }) => operation === 'amend')) {
    const path = route.path.replace(':id', `${route.entity.idPrefix}_${'0'.repeat(22)}`)
    for (const [field, { type, isRequired }] of Object.entries(route.entity.fields)) {
      if (route.entity.setByOwnRoute?.includes(field) === true) continue
      for (const value of bad[type] ?? []) {
        if (value === null && !isRequired) continue
        const { status, body } = await server.call('hr_manager', 'PATCH', path, {
          body: { from: today, values: { [field]: value } },
        })
        if (status === 403) break
        assert.equal(status, 400, `${route.id} ${field} ${JSON.stringify(value)}`)
        const [issue] = body['issues'] as { path: unknown[] }[]
        assert.deepEqual(issue?.path.slice(0, 3), ['body', 'values', field])
      }
    }
  }
})

test('nobody is their own manager, directly or round a corner, and nobody leaves before they came', async () => {
  const { lead, report, stranger } = server.people
  const line = (subjectId: string, managerId: string) => ({
    body: { subjectId, from: today, values: { managerId, kind: 'line' } },
  })
  const own = await server.call('hr_manager', 'POST', '/manager-lines', line(stranger, stranger))
  assert.equal(own.status, 409)
  const [above] = (await recordsOf('manager_line', lead)).filter(({ values }) => values['kind'] === 'line')
  const round = await server.call('hr_manager', 'PATCH', `/manager-lines/${above!.id}`, {
    body: { from: today, values: { managerId: report } },
  })
  assert.equal(round.status, 409)
  const backwards = { subjectId: stranger, from: today, to: '2026-11-19', values: goal }
  assert.equal((await server.call('hr_manager', 'POST', '/goals', { body: backwards })).status, 400)
})

// What happens at the same time ------------------------------------------------------------------------

test('fifty requests with one key have one effect and one answer', async () => {
  const body = { subjectId: server.people.stranger, from: today, values: { ...goal, name: 'Only once' } }
  const headers = { 'idempotency-key': 'fifty' }
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => server.call('hr_manager', 'POST', '/goals', { body, headers })),
  )
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
  assert.equal(new Set(answers.map(({ body: { id } }) => id)).size, 1)
  const other = { ...body, values: { ...goal, name: 'Another' } }
  assert.equal((await server.call('hr_manager', 'POST', '/goals', { body: other, headers })).status, 422)
  const isolated = await server.call('employee', 'POST', '/goals', {
    body: { ...body, subjectId: server.people.employee },
    headers,
  })
  assert.equal(isolated.status, 201)
  assert.notEqual(isolated.body['id'], answers[0]!.body['id'])
  const long = { 'idempotency-key': 'x'.repeat(10_000) }
  assert.equal((await server.call('hr_manager', 'POST', '/goals', { body, headers: long })).status, 400)
})

test('of fifty who change what they read at the same time, one wins and the others are told', async () => {
  const made = await server.call('hr_manager', 'POST', '/goals', {
    body: { subjectId: server.people.stranger, from: today, values: { ...goal, name: 'Contested' } },
  })
  const path = `/goals/${String(made.body['id'])}`
  const { headers: read } = await server.call('hr_manager', 'GET', path)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      server.call('hr_manager', 'PATCH', path, {
        body: { from: today, values: { weight: index / 100 } },
        headers: { 'if-match': String(read['etag']) },
      }),
    ),
  )
  const statuses = answers.map(({ status }) => status).sort()
  assert.deepEqual(statuses, [200, ...Array.from({ length: 49 }, () => 412)])
})

test('an overlap is told to those who may write there and to nobody else', async () => {
  const { stranger } = server.people
  const [spell] = await recordsOf('employment', stranger)
  const body = { subjectId: stranger, from: spell!.validFrom, values: spell!.values }
  const path = `/${entityNamed('employment').path}`
  assert.equal((await server.call('hr_manager', 'POST', path, { body })).status, 409)
  for (const role of roleNames.filter((name) => name !== 'hr_manager'))
    assert.equal((await server.call(role, 'POST', path, { body })).status, 403, role)
})

test('an address that cannot be read is answered as everything else: a problem with its request, under all headers', async () => {
  const { statusCode, headers, body } = await server.app.inject({ url: '/api/v1/%E0%A4%A' })
  assert.equal(statusCode, 400)
  assert.match(String(headers['content-type']), /^application\/problem\+json/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  const problem = JSON.parse(body) as { code: string; requestId: string }
  assert.equal(problem.code, 'request-invalid')
  assert.equal(problem.requestId, headers['x-request-id'])
})
