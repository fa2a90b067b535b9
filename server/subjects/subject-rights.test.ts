import { digestOf } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, today } from '../test-server.fixture.ts'
import type { Answer, TestServer } from '../test-server.fixture.ts'
import { plantCanaries } from './canaries.fixture.ts'
import type { Canaries } from './canaries.fixture.ts'

let server: TestServer
let canaries: Canaries
before(async () => {
  server = await startTestServer({ people: 20 })
  canaries = await plantCanaries(server)
})
after(() => server.close())

/** A call of the person of the canaries. */
async function callAsPerson(
  method: 'GET' | 'POST',
  path: string,
  payload: object = {},
): Promise<Answer & { text: string }> {
  const { statusCode, body, headers } = await server.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie: `__Host-cadre=${canaries.token}` },
    ...(method === 'POST' && { payload }),
  })
  return { status: statusCode, body: body.startsWith('{') ? JSON.parse(body) : {}, text: body, headers }
}

const missingFrom = (text: string, leftOut: RegExp): string[] =>
  [...canaries.texts]
    .filter(([canary, where]) => !text.includes(canary) && !leftOut.test(where))
    .map(([, where]) => where)

test('a person gets every text that is held about them, with older versions, in machine-readable form and as a page', async () => {
  assert.ok(canaries.texts.size >= 40, `${canaries.texts.size} canaries`)
  const asked = await callAsPerson('POST', '/subject-requests', { kind: 'access' })
  assert.equal(asked.status, 201)
  assert.deepEqual([asked.body['dueOn'], asked.body['state']], ['2026-12-20', 'open'])
  const answer = await callAsPerson('POST', `/subject-requests/${String(asked.body['id'])}/export`)
  assert.equal(answer.status, 200, answer.text.slice(0, 500))
  assert.deepEqual(missingFrom(answer.text, /^never$/), [])
  const page = await callAsPerson('POST', `/subject-requests/${String(asked.body['id'])}/export-page`)
  assert.match(String(page.headers['content-type']), /^text\/html/)
  assert.match(String(page.headers['content-disposition']), /^attachment/)
  assert.deepEqual(missingFrom(page.text, /^never$/), [])
})

test('an export names nobody else and holds no secret', async () => {
  const asked = await callAsPerson('POST', '/subject-requests', { kind: 'access' })
  const { text } = await callAsPerson('POST', `/subject-requests/${String(asked.body['id'])}/export`)
  const { rows } = await server.database.pool.query<{ id: string }>(
    'select id from records.key where entity = $1',
    ['person'],
  )
  for (const { id } of rows.filter((row) => row.id !== canaries.personId)) assert.ok(!text.includes(id), id)
  const { rows: accounts } = await server.database.pool.query<{ id: string }>('select id from app.account')
  for (const { id } of accounts) assert.ok(!text.includes(id), id)
  assert.ok(!text.includes(digestOf(canaries.token).toString('hex')))
})

test('an HR manager hands over an export only after saying how the person was recognised, without protected attributes', async () => {
  const subjectId = canaries.personId
  const refused = await server.call('hr_manager', 'POST', '/subject-requests', {
    body: { kind: 'access', subjectId },
  })
  assert.equal(refused.status, 400)
  const asked = await server.call('hr_manager', 'POST', '/subject-requests', {
    body: { kind: 'access', subjectId, identityCheck: 'passport seen at the desk' },
  })
  const { status, body } = await server.call(
    'hr_manager',
    'POST',
    `/subject-requests/${String(asked.body['id'])}/export`,
  )
  assert.equal(status, 200)
  const text = JSON.stringify(body)
  assert.deepEqual(missingFrom(text, /protected_profile/), [])
  assert.ok(!text.includes('protectedpr'))
  const { rows } = await server.database.pool.query(
    `select act from audit.entry where act = 'export subject' and subjects @> array[$1]`,
    [subjectId],
  )
  assert.ok(rows.length > 0)
})

test('nobody exports or sees requests of somebody else, and an old sign-in exports nothing', async () => {
  const asked = await callAsPerson('POST', '/subject-requests', { kind: 'access' })
  const path = `/subject-requests/${String(asked.body['id'])}/export`
  for (const role of ['employee', 'lead', 'recruiter', 'administrator', 'executive'] as const) {
    assert.equal((await server.call(role, 'POST', path)).status, 404, role)
    const { body } = await server.call(role, 'GET', '/subject-requests')
    assert.ok(!JSON.stringify(body).includes(canaries.personId), role)
    const foreign = { kind: 'access', subjectId: canaries.personId, identityCheck: 'none at all' }
    assert.equal((await server.call(role, 'POST', '/subject-requests', { body: foreign })).status, 403, role)
  }
  await server.database.pool.query(
    `update app.session set authenticated_at = authenticated_at - interval '1 hour' where account_id = $1`,
    [canaries.accountId],
  )
  assert.equal((await callAsPerson('POST', path)).body['code'], 'sign-in-too-old')
  await server.database.pool.query(
    `update app.session set authenticated_at = authenticated_at + interval '1 hour' where account_id = $1`,
    [canaries.accountId],
  )
})

test('a request that was not answered in time is told as overdue; an extension gives two more months', async () => {
  const asked = await server.call('hr_manager', 'POST', '/subject-requests', {
    body: {
      kind: 'access',
      subjectId: canaries.candidateId,
      receivedOn: '2026-10-31',
      identityCheck: 'letter and call',
    },
  })
  assert.deepEqual([asked.body['dueOn'], asked.body['isOverdue']], ['2026-11-30', false])
  const late = await server.call('hr_manager', 'POST', '/subject-requests', {
    body: {
      kind: 'access',
      subjectId: canaries.candidateId,
      receivedOn: '2026-10-01',
      identityCheck: 'letter and call',
    },
  })
  assert.equal(late.body['isOverdue'], true, today)
  const path = `/subject-requests/${String(late.body['id'])}/extend`
  const extended = await server.call('hr_manager', 'POST', path, { body: { reason: 'many archives' } })
  assert.deepEqual([extended.body['dueOn'], extended.body['isOverdue']], ['2027-01-01', false])
  assert.equal((await server.call('hr_manager', 'POST', path, { body: { reason: 'again' } })).status, 409)
})
