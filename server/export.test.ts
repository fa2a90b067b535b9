import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { entityNamed } from '@cadre/people'
import type { Role } from '@cadre/people'
import { readRecordPages, readRecords } from '@cadre/store'
import { startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
  for (const name of ['=1+1', '@SUM(A1)', '-2+3', '+x', '\tq', 'a,"b"', '-5']) {
    await server.call('hr_manager', 'POST', '/skills', {
      body: { from: '2020-01-01', values: { name: name.trim() } },
    })
  }
})
after(() => server.close())

async function download(role: Role, path: string, purpose: string | undefined = 'operation') {
  return server.app.inject({
    method: 'GET',
    url: `/api/v1${path}`,
    headers: { cookie: `__Host-cadre=${server.cookies[role]}`, ...(purpose && { 'cadre-purpose': purpose }) },
  })
}

test('a list is exported as CSV whose cells no spreadsheet runs, and numbers stay numbers', async () => {
  const answer = await download('hr_manager', '/skills/export?format=csv&sort=name')
  assert.equal(answer.statusCode, 200, answer.body)
  assert.match(String(answer.headers['content-type']), /^text\/csv/)
  assert.match(String(answer.headers['content-disposition']), /attachment; filename="skills-2026-11-20\.csv"/)
  const lines = answer.body.split('\r\n')
  assert.ok(lines[0]!.startsWith('\uFEFFid,validFrom,validTo,name'))
  for (const cell of ["'=1+1", "'@SUM(A1)", "'-2+3", "'+x", '"a,""b"""', ',-5,'])
    assert.ok(answer.body.includes(cell), cell)
  assert.ok(!/(^|,)[=+@]/m.test(answer.body))
})

test('a list is exported as JSON and as a spreadsheet with the fields that were asked for', async () => {
  const json = await download('hr_manager', '/skills/export?format=json&fields=name')
  const rows = json.json() as Record<string, unknown>[]
  assert.deepEqual(Object.keys(rows[0]!), ['id', 'validFrom', 'validTo', 'name'])
  const xlsx = await download('hr_manager', '/skills/export?format=xlsx&fields=name')
  assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), 'PK')
})

test('a list of any length is exported part by part, each record once and in order', async () => {
  const skill = entityNamed('skill')
  const sorts = [
    undefined,
    { field: 'name', isDescending: true },
    { field: 'validFrom', isDescending: false },
  ]
  for (const sort of sorts) {
    const options = { asOf: today, ...(sort && { sort }) }
    const whole = await server.asSystem((session) => readRecords(session, skill, options))
    const parts = await server.asSystem(async (session) => {
      const pages: (typeof whole)[] = []
      for await (const page of readRecordPages(session, skill, { ...options, recordsAtOnce: 3 }))
        pages.push(page)
      return pages
    })
    assert.ok(whole.length > 6 && parts.every((part) => part.length <= 3))
    assert.deepEqual(parts.flat(), whole)
  }
})

test('an export holds what the requester sees and nothing more, and is entered in the audit trail', async () => {
  const count = async (role: Role) => {
    const answer = await download(role, '/work-terms/export?format=json')
    return answer.statusCode === 200 ? (answer.json() as unknown[]).length : answer.statusCode
  }
  const [hr, lead] = [await count('hr_manager'), await count('lead')]
  assert.ok(lead > 0 && lead < hr)
  assert.equal(await count('executive'), 403)
  const { rows } = await server.database.pool.query(
    "select purpose, detail from audit.entry where act = 'export' and entity = 'work_terms' order by id",
  )
  assert.equal(rows.length, 2)
  assert.equal(rows[0].detail.records, hr)
})

test('the people named are exported as the list shows them, in their order, and entered in the audit trail', async () => {
  const { report, stranger } = server.people
  const take = (role: Role, headers: Readonly<Record<string, string>> = { 'cadre-purpose': 'operation' }) =>
    server.app.inject({
      method: 'POST',
      url: '/api/v1/people/export?format=csv',
      headers: {
        cookie: `__Host-cadre=${server.cookies[role]}`,
        'content-type': 'application/json',
        origin: 'http://localhost:3000',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      payload: JSON.stringify({ ids: [stranger, report, stranger, `per_${'1'.repeat(22)}`] }),
    })
  const answer = await take('hr_manager')
  assert.equal(answer.statusCode, 200, answer.body)
  assert.match(String(answer.headers['content-disposition']), /attachment; filename="people-2026-11-20\.csv"/)
  const lines = answer.body.trim().split('\r\n')
  assert.match(lines[0]!, /^id,employeeNumber,firstName,.*manager,workEmail$/)
  assert.deepEqual(
    lines.slice(1).map((line) => line.split(',')[0]),
    [stranger, report],
  )
  const { rows } = await server.database.pool.query(
    "select purpose, subjects, detail from audit.entry where act = 'export' and entity = 'person'",
  )
  assert.equal(rows.length, 1)
  assert.deepEqual([...rows[0].subjects].sort(), [stranger, report].sort())
  assert.deepEqual([rows[0].purpose, rows[0].detail.records], ['operation', 2])
  assert.equal((await take('hr_manager', {})).statusCode, 400)
})

test('an export says what it is for, soon after signing in, and not with an API token', async () => {
  const without = await server.app.inject({
    method: 'GET',
    url: '/api/v1/skills/export',
    headers: { cookie: `__Host-cadre=${server.cookies.hr_manager}` },
  })
  assert.equal(without.statusCode, 400)
  assert.match(without.body, /Cadre-Purpose/)
  const byToken = await server.app.inject({
    method: 'GET',
    url: '/api/v1/skills/export',
    headers: { authorization: `Bearer ${server.tokens.hr_manager}`, 'cadre-purpose': 'operation' },
  })
  assert.equal(byToken.statusCode, 403)
  await server.database.pool.query(
    "update app.session set authenticated_at = authenticated_at - interval '1 day' where kind = 'browser'",
  )
  assert.equal((await download('hr_manager', '/skills/export')).statusCode, 401)
})
