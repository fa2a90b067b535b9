import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'
import { tokenFor } from './token-for.fixture.ts'

let server: TestServer
/** Accounts beside those of the fixture: one of the lead's people, and an HR manager who is employed too. */
let reportToken: string
let hrPersonToken: string
let hrPerson: string

before(async () => {
  server = await startTestServer()
  const { report, stranger } = server.people
  hrPerson = stranger
  reportToken = await tokenFor(server, { login: 'report', personId: report, roles: ['employee'] })
  hrPersonToken = await tokenFor(server, {
    login: 'hr-person',
    personId: stranger,
    roles: ['employee', 'hr_manager'],
  })
})
after(() => server.close())

async function callWith(token: string, method: string, path: string, body?: unknown): Promise<Answer> {
  return server.call(undefined, method, path, {
    ...(body !== undefined && { body }),
    headers: { authorization: `Bearer ${token}` },
  })
}

const contactOf = async (token: string): Promise<{ id: string; values: Record<string, unknown> }> => {
  const { body } = await callWith(token, 'GET', '/contact-details')
  return (body['items'] as { id: string; values: Record<string, unknown> }[])[0]!
}

const amendment = (id: string, values: Record<string, unknown>) => ({
  operation: 'amend',
  id,
  change: { from: '2026-11-20', values },
})

const askForLeave = (subjectId: string, from: string) => ({
  operation: 'create',
  record: { subjectId, from, to: '2027-12-31', values: { kind: 'vacation', status: 'requested', days: 5 } },
})

test('a person changes an own telephone number at once, and cannot write the record itself', async () => {
  const { id } = await contactOf(reportToken)
  const direct = await callWith(reportToken, 'PATCH', `/contact-details/${id}`, {
    from: '2026-11-20',
    values: { mobilePhone: '+34 600 000 001' },
  })
  assert.equal(direct.status, 403)
  const asked = await callWith(
    reportToken,
    'POST',
    '/contact-details/proposals',
    amendment(id, { mobilePhone: '+34 600 000 001' }),
  )
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.equal(asked.body['status'], 'applied')
  assert.equal((await contactOf(reportToken)).values['mobilePhone'], '+34 600 000 001')
})

test('an account for the pay waits for approval, sealed, and the person is told of the decision', async () => {
  const { id } = await contactOf(reportToken)
  const account = 'ES9121000418450200051332'
  const asked = await callWith(
    reportToken,
    'POST',
    '/contact-details/proposals',
    amendment(id, { bankAccount: account }),
  )
  assert.equal(asked.body['status'], 'waiting')
  const request = asked.body['id'] as string
  const stored = await server.database.pool.query(
    'select change::text from app.change_request where id = $1',
    [request],
  )
  assert.ok(!stored.rows[0].change.includes(account))
  const inbox = await server.call('hr_manager', 'GET', '/notifications?unread=true')
  assert.ok((inbox.body['items'] as { recordId: string }[]).some(({ recordId }) => recordId === request))

  const seen = await server.call('hr_manager', 'GET', `/change-requests/${request}`)
  const change = seen.body['change'] as { change: { values: Record<string, unknown> } }
  assert.equal(change.change.values['bankAccount'], account)
  const approved = await server.call('hr_manager', 'POST', `/change-requests/${request}/approve`, {
    body: {},
  })
  assert.equal(approved.status, 200, JSON.stringify(approved.body))
  assert.equal((await contactOf(reportToken)).values['bankAccount'], account)
  const told = await callWith(reportToken, 'GET', '/notifications')
  const kinds = (told.body['items'] as { kind: string }[]).map(({ kind }) => kind)
  assert.ok(kinds.includes('change-decided') && kinds.includes('contact-changed'))
  const again = await server.call('hr_manager', 'POST', `/change-requests/${request}/approve`, { body: {} })
  assert.equal(again.status, 409)
})

test('neither who asks nor who is concerned decides', async () => {
  const asked = await callWith(
    hrPersonToken,
    'POST',
    '/absences/proposals',
    askForLeave(hrPerson, '2027-06-01'),
  )
  assert.equal(asked.body['status'], 'waiting', JSON.stringify(asked.body))
  const id = asked.body['id'] as string
  const own = await callWith(hrPersonToken, 'POST', `/change-requests/${id}/approve`, {})
  assert.equal(own.status, 403)
  const toDecide = await callWith(hrPersonToken, 'GET', '/change-requests?box=to%20decide')
  assert.ok(!(toDecide.body['items'] as { id: string }[]).some((item) => item.id === id))
  const other = await server.call('hr_manager', 'POST', `/change-requests/${id}/approve`, { body: {} })
  assert.equal(other.status, 200)
})

test('nobody writes own records by an office', async () => {
  const { body } = await callWith(hrPersonToken, 'GET', `/pay?subjectId=${hrPerson}`)
  const [pay] = body['items'] as { id: string }[]
  const raise = await callWith(hrPersonToken, 'PATCH', `/pay/${pay!.id}`, {
    from: '2026-11-20',
    values: { amount: { minor: 99_999_900, currency: 'EUR' } },
  })
  assert.equal(raise.status, 403)
})

test('a lead approves the leave of own people and is named in it; another lead finds no request', async () => {
  const { report } = server.people
  const asked = await callWith(reportToken, 'POST', '/absences/proposals', askForLeave(report, '2027-05-01'))
  const id = asked.body['id'] as string
  const box = await server.call('lead', 'GET', '/change-requests?box=to%20decide&count=true')
  assert.equal(box.body['total'], (box.body['items'] as unknown[]).length)
  assert.ok((box.body['items'] as { id: string }[]).some((item) => item.id === id))
  for (const role of ['employee', 'recruiter', 'administrator', 'executive', 'data_scientist'] as const) {
    const { status } = await server.call(role, 'GET', `/change-requests/${id}`)
    assert.equal(status, 404, role)
    assert.equal(
      (await server.call(role, 'POST', `/change-requests/${id}/approve`, { body: {} })).status,
      404,
    )
  }
  const approved = await server.call('lead', 'POST', `/change-requests/${id}/approve`, { body: {} })
  assert.equal(approved.status, 200, JSON.stringify(approved.body))
  const { body } = await callWith(
    reportToken,
    'GET',
    `/absences/${approved.body['appliedRecordId']}?asOf=2027-05-01`,
  )
  const values = body['values'] as Record<string, unknown>
  assert.equal(values['status'], 'approved')
  assert.equal(values['approverId'], server.people.lead)
})

test('of fifty approvals side by side exactly one wins', async () => {
  const { report } = server.people
  const asked = await callWith(reportToken, 'POST', '/absences/proposals', askForLeave(report, '2027-08-01'))
  const id = asked.body['id'] as string
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      server.call(index % 2 === 0 ? 'lead' : 'hr_manager', 'POST', `/change-requests/${id}/approve`, {
        body: {},
      }),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  assert.equal(statuses.filter((status) => status === 200).length, 1)
  assert.equal(statuses.filter((status) => status === 409).length, 49)
  const { rows } = await server.database.pool.query(
    "select id from records.absence where valid = '[2027-08-01,2027-12-31)' and upper_inf(recorded)",
  )
  assert.equal(rows.length, 1)
})

test('a request for a record that was changed meanwhile is not applied over the change', async () => {
  const { id } = await contactOf(reportToken)
  const asked = await callWith(
    reportToken,
    'POST',
    '/contact-details/proposals',
    amendment(id, { birthDate: '1990-02-03' }),
  )
  await server.call('hr_manager', 'PATCH', `/contact-details/${id}`, {
    body: { from: '2026-11-20', values: { birthDate: '1991-02-03' } },
  })
  const { status } = await server.call('hr_manager', 'POST', `/change-requests/${asked.body['id']}/approve`, {
    body: {},
  })
  assert.equal(status, 412)
  assert.equal((await contactOf(reportToken)).values['birthDate'], '1991-02-03')
  const withdrawn = await callWith(reportToken, 'POST', `/change-requests/${asked.body['id']}/withdraw`, {})
  assert.equal(withdrawn.body['status'], 'withdrawn')
})

test('what waited too long cannot be approved any more', async () => {
  const { report } = server.people
  const asked = await callWith(reportToken, 'POST', '/absences/proposals', askForLeave(report, '2027-09-01'))
  const id = asked.body['id'] as string
  await server.database.pool.query("update app.change_request set expires_at = '2026-11-01' where id = $1", [
    id,
  ])
  const { status, body } = await server.call('lead', 'POST', `/change-requests/${id}/approve`, { body: {} })
  assert.equal(status, 409)
  assert.match(String(body['detail']), /expired/)
})

test('a person asks for nothing but the declared fields, and for nobody else', async () => {
  const { report, employee } = server.people
  const { id } = await contactOf(reportToken)
  const foreign = await server.call('employee', 'POST', '/contact-details/proposals', {
    body: amendment(id, { mobilePhone: '+34 600 000 002' }),
  })
  assert.equal(foreign.status, 404)
  const leave = await callWith(
    reportToken,
    'POST',
    '/absences/proposals',
    askForLeave(employee, '2027-01-01'),
  )
  assert.equal(leave.status, 403)
  const { body } = await callWith(reportToken, 'GET', `/job-assignments?subjectId=${report}`)
  const [assignment] = body['items'] as { id: string }[]
  const promotion = await callWith(
    reportToken,
    'POST',
    '/job-assignments/proposals',
    amendment(assignment!.id, { title: 'Chief of everything' }),
  )
  assert.equal(promotion.status, 403)
  const byLead = await server.call('lead', 'POST', '/job-assignments/proposals', {
    body: amendment(assignment!.id, { title: 'Senior' }),
  })
  assert.equal(byLead.body['status'], 'waiting')
})

test('a refusal has a reason, which who asked can read', async () => {
  const { report } = server.people
  const asked = await callWith(reportToken, 'POST', '/absences/proposals', askForLeave(report, '2027-10-01'))
  const id = asked.body['id'] as string
  assert.equal((await server.call('lead', 'POST', `/change-requests/${id}/refuse`, { body: {} })).status, 400)
  await server.call('lead', 'POST', `/change-requests/${id}/refuse`, {
    body: { reason: 'Nobody else is there.' },
  })
  const { body } = await callWith(reportToken, 'GET', `/change-requests/${id}`)
  assert.equal(body['status'], 'refused')
  assert.equal(body['decisionReason'], 'Nobody else is there.')
})

test('own changes of own data reach no other row and no other entity in the database itself', async () => {
  const { report, employee } = server.people
  const { rows } = await server.database.pool.query('select id from app.account where person_id = $1', [
    report,
  ])
  const connection = await server.database.pool.connect()
  const enter = async (personId: string, proof: string): Promise<void> => {
    await connection.query('begin')
    await connection.query("select seal.enter($1, 'operation', '2026-11-20')", [rows[0].id])
    await connection.query(`select set_config('cadre.own_change', ${proof}, true)`)
    await connection.query('set local role cadre_app')
    const id = 'con_0000000000000000000001'
    await connection.query("insert into records.key (id, entity) values ($1, 'contact_details')", [id])
    await connection.query(
      "insert into records.contact_details (id, person_id, valid, entered_by, request_id) values ($1, $2, '[1990-01-01,1990-01-02)', 'x', 'x')",
      [id, personId],
    )
  }
  try {
    const proven = "seal.of('own change|contact_details|' || current_setting('cadre.asker'))"
    for (const [personId, proof] of [
      [employee, proven],
      // The server has not said that it has checked the fields.
      [report, "'contact_details'"],
      [report, "seal.of('own change|person|' || current_setting('cadre.asker'))"],
      [report, "seal.of('own change|contact_details|another')"],
    ] as const) {
      await assert.rejects(enter(personId, proof), /row-level security/, proof)
      await connection.query('rollback')
    }
    await enter(report, proven)
  } finally {
    await connection.query('rollback')
    connection.release()
  }
})
