import { everyRecordRoute, routes } from '@cadre/contract'
import type { RecordRoute, Route } from '@cadre/contract'
import { dataClasses, entities, roleNames, rulesFor } from '@cadre/people'
import type { Entity, Role } from '@cadre/people'
import { readRecords, subjectIdsAmong } from '@cadre/store'
import type { RecordVersion } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, today } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
const pay = entities.find(({ dataClass }) => dataClass === 'pay')!.path
const records = new Map<string, readonly RecordVersion[]>()

before(async () => {
  server = await startTestServer()
  await server.asSystem(async (session) => {
    for (const entity of entities)
      records.set(entity.name, await readRecords(session, entity, { asOf: today, limit: 500 }))
  })
})
after(() => server.close())

interface Entry {
  readonly act: string
  readonly entity: string
  readonly subjects: string[]
  readonly account_id: string
  readonly purpose: string
  readonly route: string
  readonly before_digest: string | null
  readonly after_digest: string | null
}

async function entriesOf({ headers }: Answer): Promise<Entry[]> {
  const { rows } = await server.database.pool.query<Entry>(
    'select * from audit.entry where request_id = $1 order by id',
    [headers['x-request-id']],
  )
  return rows
}

const isSensitive = (entity: Entity): boolean => dataClasses[entity.dataClass].isSensitive
const mayCall = (role: Role, route: Route): boolean =>
  route.access.kind === 'data' && rulesFor([role], { ...route.access, purpose: route.purposes[0] }).length > 0

/** Everybody in an answer must be in the entries of its request. */
function assertCovers(entries: readonly Entry[], answer: Answer, what: string): void {
  const entered = new Set(entries.flatMap(({ subjects }) => subjects))
  const items = [answer.body, ...((answer.body['items'] ?? answer.body['versions'] ?? []) as unknown[])]
  for (const id of items.flatMap((item) => subjectIdsAmong((item as RecordVersion).subjectId)))
    assert.ok(entered.has(id), `${what}: nobody entered that ${id} was read`)
}

for (const role of roleNames) {
  test(`every read of sensitive records by the ${role} is entered with all whom it was about`, async () => {
    for (const route of everyRecordRoute) {
      if (!isSensitive(route.entity) || route.method !== 'GET' || !mayCall(role, route)) continue
      for (const path of readPaths(route)) {
        const answer = await server.call(role, 'GET', path)
        if (answer.status !== 200) continue
        const entries = await entriesOf(answer)
        assertCovers(entries, answer, `${role} ${route.id}`)
        const isEmpty = ((answer.body['items'] ?? [0]) as unknown[]).length === 0
        assert.ok(entries.length > 0 || isEmpty, `${role} ${route.id}: nothing was entered`)
        for (const entry of entries) assert.equal(entry.route, route.id)
      }
    }
  })

  test(`every write by the ${role} is entered with digests of what was and what is`, async () => {
    for (const route of everyRecordRoute) {
      if (route.operation !== 'amend' || !mayCall(role, route)) continue
      for (const record of records.get(route.entity.name)!.slice(0, 3)) {
        const path = route.path.replace(':id', record.id)
        const answer = await server.call(role, 'PATCH', path, {
          body: { from: record.validFrom, values: {} },
        })
        const entries = await entriesOf(answer)
        if (answer.status !== 200) continue
        const entry = entries.find(({ act }) => act === 'amend')
        assert.ok(entry?.before_digest && entry.after_digest, `${role} ${route.id}`)
        assert.deepEqual(entry.subjects, record.subjectId === null ? [] : [record.subjectId])
      }
    }
  })
}

function readPaths({ operation, path, entity }: RecordRoute): string[] {
  if (operation === 'list')
    return [`${path}?limit=500&count=true`, `${path}?subjectId=${server.people.stranger}`]
  const some = records.get(entity.name)!.filter(({ subjectId }) => subjectId !== null)
  const own = some.find(({ subjectId }) => subjectId === server.people.employee)
  const chosen = [some[0], own, some.at(-1)].filter((record) => record !== undefined)
  return chosen.map(({ id }) => path.replace(':id', id))
}

test('the overview of a person enters every sensitive kind that it shows', async () => {
  const answer = await server.call('hr_manager', 'GET', `/people/${server.people.stranger}`)
  const entries = await entriesOf(answer)
  const shown = Object.keys(answer.body['records'] as object)
  for (const entity of entities.filter((each) => shown.includes(each.path) && isSensitive(each)))
    assert.ok(
      entries.some((entry) => entry.entity === entity.name && entry.subjects[0] === server.people.stranger),
    )
})

test('every other route that answers sensitive data or changes something enters it', async () => {
  const others = routes.filter((route) => !everyRecordRoute.includes(route as RecordRoute))
  // What nobody signs in for has entries and tests of its own; how one signs in oneself likewise.
  const isOwnMatter = ({ id, group, access }: Route) =>
    access.kind === 'anyone' || group === 'own sign-in' || id === 'sign_out'
  for (const route of others.filter((each) => !isOwnMatter(each))) {
    for (const role of roleNames) {
      const path = route.path.replace(':id', server.people.stranger).replace(/:\w+/g, '1')
      const answer = await server.call(role, route.method, path, route.method === 'GET' ? {} : { body: {} })
      if (answer.status >= 300) continue
      const isSensitiveRead =
        route.access.kind === 'data' &&
        dataClasses[route.access.dataClass].isSensitive &&
        route.method === 'GET'
      if (!isSensitiveRead && route.method === 'GET') continue
      assert.ok((await entriesOf(answer)).length > 0, `${role} ${route.id} enters nothing`)
    }
  }
})

test('a refused call is entered, with whom it was about and for what it was asked', async () => {
  const { stranger } = server.people
  const refused = await server.call('employee', 'GET', `/audit-trail?subjectId=${stranger}`)
  assert.equal(refused.status, 403)
  const [entry] = await entriesOf(refused)
  assert.deepEqual([entry?.act, entry?.subjects, entry?.route], ['refused', [stranger], 'list_audit_entries'])
  const wrongPurpose = await server.call('hr_manager', 'GET', `/${pay}?subjectId=${stranger}`, {
    headers: { 'cadre-purpose': 'hiring' },
  })
  assert.equal(wrongPurpose.status, 403)
  assert.equal((await entriesOf(wrongPurpose))[0]?.act, 'refused')
})

test('an answer that is given again is entered again', async () => {
  const { stranger } = server.people
  const body = {
    subjectId: stranger,
    from: today,
    values: { name: 'Learn', kind: 'objective', status: 'active' },
  }
  const headers = { 'idempotency-key': 'once more' }
  const first = await server.call('hr_manager', 'POST', '/goals', { body, headers })
  assert.equal(first.status, 201)
  const again = await server.call('hr_manager', 'POST', '/goals', { body, headers })
  assert.deepEqual(again.body, first.body)
  const [entry] = await entriesOf(again)
  assert.deepEqual([entry?.act, entry?.subjects], ['repeat', [stranger]])
})

test('what fails in a bulk call is not entered as done', async () => {
  const { stranger, employee } = server.people
  const goal = { name: 'Learn', kind: 'objective', status: 'active' }
  const items = [
    { operation: 'create', record: { subjectId: stranger, from: today, values: goal } },
    { operation: 'create', record: { subjectId: employee, from: today, to: today, values: goal } },
  ]
  const answer = await server.call('hr_manager', 'POST', '/goals/bulk', { body: { items } })
  assert.deepEqual(
    (answer.body['results'] as { code: string }[]).map(({ code }) => code),
    ['ok', 'record-invalid'],
  )
  assert.deepEqual(
    (await entriesOf(answer)).map(({ subjects }) => subjects),
    [[stranger]],
  )
})

test('what cannot be entered is not done, and nothing of it is shown', async () => {
  const { pool } = server.database
  const { stranger } = server.people
  await pool.query('revoke insert on audit.entry from cadre_app')
  try {
    for (const route of everyRecordRoute.filter(({ operation }) => operation === 'list')) {
      const { status, body } = await server.call('hr_manager', 'GET', `${route.path}?subjectId=${stranger}`)
      if (!isSensitive(route.entity)) continue
      assert.ok(status === 503 || status === 403, `${route.id}: ${status}`)
      assert.equal(body['items'], undefined)
    }
    const body = {
      subjectId: stranger,
      from: today,
      values: { name: 'Unaudited', kind: 'objective', status: 'active' },
    }
    const write = await server.call('hr_manager', 'POST', '/goals', { body })
    assert.deepEqual([write.status, write.body['code']], [503, 'audit-unwritable'])
    assert.equal((await server.call('employee', 'GET', '/audit-trail')).status, 503)
  } finally {
    await pool.query('grant insert on audit.entry to cadre_app')
  }
  const { body } = await server.call('hr_manager', 'GET', '/goals?filter=name:eq:Unaudited')
  assert.deepEqual(body['items'], [])
})

test('an account cannot enter an act in the name of another', async () => {
  const { pool } = server.database
  await pool.query('begin')
  await pool.query(`select seal.enter('acc_me', 'operation', '2026-11-20')`)
  await pool.query('set local role cadre_app')
  await assert.rejects(
    pool.query(
      `insert into audit.entry (account_id, act, entity, purpose, request_id) values ('acc_you', 'read', 'pay', 'pay', 'r')`,
    ),
    { code: '42501' },
  )
  await pool.query('rollback')
})

// Who sees the trail ---------------------------------------------------------------------------------

test('an HR manager finds entries by account, subject, act, kind, route, request and time', async () => {
  const { stranger } = server.people
  const read = await server.call('hr_manager', 'GET', `/people/${stranger}`)
  const find = async (query: string) =>
    (await server.call('hr_manager', 'GET', `/audit-trail?${query}`)).body['items'] as Record<
      string,
      unknown
    >[]
  const [entry] = await find(`requestId=${String(read.headers['x-request-id'])}&limit=1`)
  assert.ok(entry)
  assert.deepEqual([entry['subjects'], entry['accountName']], [[stranger], 'hr_manager'])
  for (const query of [
    `accountId=${String(entry['accountId'])}`,
    `subjectId=${stranger}`,
    `entity=${String(entry['entity'])}`,
    'act=read',
    'route=person_overview',
    `from=${String(entry['at'])}`,
  ]) {
    const found = await find(`${query}&limit=500`)
    assert.ok(
      found.some(({ id }) => id === entry['id']),
      query,
    )
  }
  assert.ok(!(await find('act=withdraw')).some(({ id }) => id === entry['id']))
  assert.deepEqual(await find(`to=2020-01-01T00:00:00Z`), [])
})

test('pages of the trail join without a gap or an entry twice', async () => {
  const seen: number[] = []
  let cursor = ''
  for (let page = 0; page < 5; page++) {
    const { body } = await server.call(
      'hr_manager',
      'GET',
      `/audit-trail?limit=7&to=2100-01-01T00:00:00Z${cursor}`,
    )
    seen.push(...(body['items'] as { id: number }[]).map(({ id }) => id))
    cursor = `&cursor=${String(body['nextCursor'])}`
  }
  assert.equal(seen.length, 35)
  assert.deepEqual(
    seen,
    [...new Set(seen)].sort((a, b) => b - a),
  )
  const wrong = await server.call(
    'hr_manager',
    'GET',
    `/audit-trail?cursor=${Buffer.from('["x"]').toString('base64url')}`,
  )
  assert.equal(wrong.status, 400)
})

test('the administrator sees every act and nobody whom it was done to', async () => {
  const { status, body } = await server.call('administrator', 'GET', '/audit-trail/technical?limit=500')
  assert.equal(status, 200)
  assert.ok((body['items'] as unknown[]).length > 100)
  assert.deepEqual(subjectIdsAmong(body), [])
  const names = (body['items'] as { accountId: string; accountName: string | null }[])
    .filter(({ accountId }) => accountId.startsWith('acc_'))
    .map(({ accountName }) => accountName)
  assert.ok(names.includes('hr_manager'))
  assert.ok(!names.includes(null), 'every account that acted has its name')
  for (const role of roleNames.filter((name) => name !== 'administrator'))
    assert.equal((await server.call(role, 'GET', '/audit-trail/technical')).status, 403)
})

test('everybody sees who looked at them and when, and nothing about others', async () => {
  await server.call('hr_manager', 'GET', `/${pay}?limit=500`)
  const { body } = await server.call('employee', 'GET', '/me/access-log?limit=500')
  const items = body['items'] as { entity: string; by: string | null; act: string }[]
  assert.ok(items.some(({ by, act }) => by === 'hr_manager' && act === 'read'))
  assert.ok(
    items.every(
      ({ entity, by }) => !['review', 'feedback', 'competency_rating'].includes(entity) || by === null,
    ),
  )
  assert.deepEqual(subjectIdsAmong(body), [])
  const executive = await server.call('executive', 'GET', '/me/access-log')
  assert.deepEqual(executive.body['items'], [])
})

test('after a leak, everybody whose data an account touched in a window is listed', async () => {
  const { rows } = await server.database.pool.query(
    `select id from app.account where login like 'recruiter@%'`,
  )
  const accountId = rows[0].id as string
  const query = `accountId=${accountId}&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z`
  const touched = async () =>
    (await server.call('hr_manager', 'GET', `/audit-trail/touched-subjects?${query}`)).body['items'] as {
      subjectId: string
      times: number
    }[]
  const { rows: expected } = await server.database.pool.query<{ id: string }>(
    `select distinct unnest(subjects) as id from audit.entry where account_id = $1 order by 1`,
    [accountId],
  )
  assert.deepEqual(
    (await touched()).map(({ subjectId }) => subjectId),
    expected.map(({ id }) => id),
  )
  assert.ok(expected.length > 3)
})

test('the chain is checked over the API, a stretch at a time', async () => {
  const first = await server.call('administrator', 'GET', '/audit-trail/verification?limit=5')
  assert.deepEqual([first.body['isUnbroken'], first.body['faultCount']], [true, 0])
  assert.ok(Number(first.body['waiting']) > 0 || first.body['nextAfter'] === 5)
})
