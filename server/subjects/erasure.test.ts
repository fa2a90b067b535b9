import { entityNamed } from '@cadre/people'
import { createAccount, createRecord, ledgerInMemory, reapplyLedger, startSession } from '@cadre/store'
import { openSet, readRows } from '@cadre/store/lake'
import type { LakeRow } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { now, startTestServer, today } from '../test-server.fixture.ts'
import type { Answer, TestServer } from '../test-server.fixture.ts'
import { plantCanaries } from './canaries.fixture.ts'

let server: TestServer
/** A second HR manager. */
let other: (method: 'GET' | 'POST', path: string, body?: object) => Promise<Answer>

before(async () => {
  server = await startTestServer({ people: 20 })
  const token = await server.asSystem(async (session) => {
    const login = 'second-hr@norte.example'
    const accountId = await createAccount(session, {
      login,
      displayName: 'second',
      roles: [{ role: 'hr_manager' }],
    })
    return startSession(session, { accountId, kind: 'browser' })
  })
  other = async (method, path, body) => {
    const answer = await server.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { cookie: `__Host-cadre=${token}` },
      ...(method === 'POST' && { payload: body ?? {} }),
    })
    return { status: answer.statusCode, body: JSON.parse(answer.body), headers: answer.headers }
  }
})
after(() => server.close())

const hr = (path: string, body: object = {}): Promise<Answer> =>
  server.call('hr_manager', 'POST', path, { body })

async function askErasure(subjectId: string): Promise<string> {
  const { status, body } = await hr('/subject-requests', {
    kind: 'erasure',
    subjectId,
    identityCheck: 'came in person',
  })
  assert.equal(status, 201, JSON.stringify(body))
  return String(body['id'])
}

interface Plan {
  readonly digest: string
  readonly goes: readonly { dataClass: string; kind: string }[]
  readonly stays: readonly { dataClass: string; why: string; until: string | null }[]
}

async function plan(request: string): Promise<Plan> {
  const { status, body } = await hr(`/subject-requests/${request}/plan`)
  assert.equal(status, 200, JSON.stringify(body))
  return body as unknown as Plan
}

/** Where in the database any of some texts stands. */
async function tablesWith(texts: readonly string[], { pool } = server.database): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query(`select 1 from ${name} t where t::text ~ $1 limit 1`, [texts.join('|')])
    if (rows.length > 0) found.push(name)
  }
  return found.sort()
}

async function erase(subjectId: string): Promise<Answer> {
  const request = await askErasure(subjectId)
  const { digest } = await plan(request)
  return other('POST', `/subject-requests/${request}/approve`, { planDigest: digest })
}

test('an erasure is planned by one and approved by another; then nothing of 40 texts and more is left in the database', async () => {
  const gone = await plantCanaries(server, { seed: 2, leftOn: '2024-01-01' })
  const texts = [...gone.texts.keys()]
  assert.ok(texts.length >= 40)
  const request = await askErasure(gone.personId)
  const made = await plan(request)
  assert.deepEqual(made.stays, [])
  assert.ok((await tablesWith(texts)).length > 20, 'planning changes nothing')
  const approve = `/subject-requests/${request}/approve`
  assert.equal((await hr(approve, { planDigest: made.digest })).body['code'], 'approval-needed')
  assert.equal((await other('POST', approve, { planDigest: 'another' })).body['code'], 'record-conflict')
  const done = await other('POST', approve, { planDigest: made.digest })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.match(String(done.body['answer']), /^Erased: .*pay/)
  assert.deepEqual(await tablesWith(texts), [])
  assert.equal((await server.call('hr_manager', 'GET', `/people/${gone.personId}`)).status, 404)
  const { rows } = await server.database.pool.query(
    'select kind from app.subject_event where subject_id = $1 order by id',
    [gone.personId],
  )
  assert.deepEqual(rows.at(-1), { kind: 'erased' })
})

test('somebody who was erased is not entered again by an old file until there is a new legal ground', async () => {
  const gone = await plantCanaries(server, { seed: 3, leftOn: '2024-01-01' })
  const email = [...gone.texts].find(([, where]) => where === 'candidate.email')![0] + '@canary.example'
  assert.equal((await erase(gone.personId)).status, 200)
  const values = { firstName: 'A', lastName: 'B', workEmail: email.toUpperCase() }
  const enter = () => server.call('hr_manager', 'POST', '/person-profiles', { body: { from: today, values } })
  const refused = await enter()
  assert.deepEqual([refused.status, refused.body['code']], [409, 'person-erased'])
  await assert.rejects(
    server.asSystem((session) =>
      createRecord(session, entityNamed('candidate'), {
        from: today,
        values: { firstName: 'A', lastName: 'B', email },
      }),
    ),
    { code: 'person-erased' },
  )
  const bulk = await server.call('hr_manager', 'POST', '/person-profiles/bulk', {
    body: { items: [{ operation: 'create', record: { from: today, values } }] },
  })
  assert.equal((bulk.body['results'] as { code: string }[])[0]!.code, 'person-erased')
  const lift = { kind: 'e-mail', value: email, because: 'applied again on the careers page' }
  assert.deepEqual((await hr('/suppressions/lift', lift)).body, { isLifted: true })
  assert.equal((await enter()).status, 201)
})

test('an old file of rows brings nobody back into the lake, and says how many rows it left out', async () => {
  const gone = await plantCanaries(server, { seed: 23, leftOn: '2024-01-01' })
  const stays = server.people.report
  assert.equal((await erase(gone.personId)).status, 200)
  const put = async (name: string, lines: readonly string[]) => {
    const answer = await server.app.inject({
      method: 'PUT',
      url: `/api/v1/data-sets/tables/${name}`,
      headers: {
        authorization: `Bearer ${server.tokens.data_scientist}`,
        'content-type': 'application/octet-stream',
      },
      payload: Buffer.from(lines.join('\n')),
    })
    return { status: answer.statusCode, body: JSON.parse(answer.body) as Record<string, unknown> }
  }
  const kept = await put('old', [
    'person_id,manager_id,pay',
    `${gone.personId},${stays},4711`,
    `${stays},${gone.personId},3`,
    `${stays},${stays},4`,
  ])
  assert.deepEqual([kept.status, kept.body['erasedRows']], [200, 1], JSON.stringify(kept.body))
  const { lake } = server.context
  const set = await openSet(lake, 'tables/old', { purpose: 'operation' })
  const rows: LakeRow[] = []
  for await (const part of readRows(set)) rows.push(...part)
  assert.deepEqual(
    rows.map(({ person_id: who, manager_id: lead }) => [who, lead]),
    [
      [stays, null],
      [stays, stays],
    ],
  )
  // A column of other words is of no known role: the row is left out all the same.
  const mixed = await put('mixed', ['who,pay', `${gone.personId},4711`, 'x,3'])
  assert.deepEqual([mixed.status, mixed.body['erasedRows']], [200, 1])
  const none = await put('none', ['person_id,pay', `${gone.personId},4711`])
  assert.deepEqual([none.status, none.body['code']], [422, 'file-empty'], JSON.stringify(none.body))
})

test('what a law keeps stays and is hidden from all but its keepers; the person is told', async () => {
  const left = await plantCanaries(server, { seed: 4, leftOn: '2025-06-01', country: 'ES' })
  const request = await askErasure(left.personId)
  const { digest, stays } = await plan(request)
  assert.deepEqual([...new Set(stays.map(({ dataClass }) => dataClass))].sort(), [
    'directory',
    'employment',
    'pay',
  ])
  assert.ok(stays.every(({ until }) => until === '2029-06-01'))
  const done = await other('POST', `/subject-requests/${request}/approve`, { planDigest: digest })
  assert.match(String(done.body['answer']), /Kept: .*pay \(LISOS Art\. 21: four years; until 2029-06-01\)/)
  assert.equal((await server.call('hr_manager', 'GET', `/people/${left.personId}`)).status, 404)
  const found = await server.call('hr_manager', 'GET', `/pay?subjectId=${left.personId}`)
  assert.deepEqual(found.body['items'], [])
  const seen = await other('GET', `/pay?subjectId=${left.personId}`)
  assert.equal((seen.body['items'] as unknown[]).length, 1)
  assert.deepEqual(
    await tablesWith(
      [...left.texts].flatMap(([text, where]) =>
        /contact|review|voice|survey|candidate/.test(where) ? [text] : [],
      ),
    ),
    [],
  )
})

test('a hold beats an erasure until it is lifted', async () => {
  const left = await plantCanaries(server, { seed: 5, leftOn: '2020-01-01' })
  const hold = {
    subjectId: left.personId,
    dataClasses: ['review'],
    reason: 'case 12/2026 before the labour court',
  }
  assert.equal((await hr('/holds', { ...hold, until: '2026-01-01' })).status, 400)
  const placed = await hr('/holds', { ...hold, until: '2027-12-31' })
  assert.equal(placed.status, 201, JSON.stringify(placed.body))
  const request = await askErasure(left.personId)
  const held = await plan(request)
  assert.ok(
    held.stays.some(
      ({ dataClass, why, until }) => dataClass === 'review' && /12\/2026/.test(why) && until === '2027-12-31',
    ),
  )
  assert.equal((await hr(`/holds/${String(placed.body['id'])}/lift`)).status, 200)
  assert.deepEqual((await plan(request)).stays, [])
})

test('people who are employed keep what their contract needs, and go on working', async () => {
  const active = await plantCanaries(server, { seed: 6 })
  const done = await erase(active.personId)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.match(String(done.body['answer']), /pay \(the contract of employment needs it; while employed\)/)
  const { status } = await server.call('hr_manager', 'GET', `/people/${active.personId}`)
  assert.equal(status, 200)
})

test('only HR managers plan, approve and hold', async () => {
  const request = await askErasure(server.people.stranger)
  for (const role of [
    'employee',
    'lead',
    'recruiter',
    'administrator',
    'data_scientist',
    'executive',
  ] as const) {
    for (const path of [
      `/subject-requests/${request}/plan`,
      `/subject-requests/${request}/approve`,
      '/holds',
    ]) {
      assert.equal((await server.call(role, 'POST', path, { body: {} })).status, 403, `${role} ${path}`)
    }
  }
})

test('an older backup that comes back is erased again before anything is served, and only once', async () => {
  const gone = await plantCanaries(server, { seed: 9, leftOn: '2024-01-01' })
  const ledger = ledgerInMemory()
  const { personId, candidateId, accountId } = gone
  ledger.append({
    kind: 'erasure',
    id: 'sbr_0000000000000000000009',
    at: now().toISOString(),
    subject: {
      personIds: [personId],
      candidateIds: [candidateId],
      applicationIds: [gone.applicationId],
      accountIds: [accountId],
    },
    keptClasses: [],
    restriction: null,
    suppressed: [],
  })
  const first = await server.asSystem((session) => reapplyLedger(session, ledger))
  assert.deepEqual([first.count, first.erasedIds.length], [1, 3])
  assert.deepEqual(await tablesWith([...gone.texts.keys()]), [])
  assert.equal((await server.asSystem((session) => reapplyLedger(session, ledger))).count, 0)
})
