import { namedRoutes, queryableFields, routes } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { entities } from '@cadre/people'
import type { Entity } from '@cadre/people'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { kindsToTry } from './kinds-to-try.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 20 })
})
after(() => server.close())

interface Item {
  readonly id: string
  readonly validFrom: string
  readonly values: Record<string, unknown>
  readonly custom: Record<string, unknown>
}

/** The role that sees the most of a kind of record. */
const viewerOf = ({ dataClass }: Entity) => (dataClass === 'hiring' ? 'recruiter' : 'hr_manager')
const hidden = new Set(['voice', 'protected'])
const listed = kindsToTry.filter(({ dataClass }) => !hidden.has(dataClass))

async function list(entity: Entity, query: Record<string, string>) {
  const { status, body } = await server.call(
    viewerOf(entity),
    'GET',
    `/${entity.path}?${new URLSearchParams(query)}`,
  )
  assert.equal(status, 200, `${entity.name} ${JSON.stringify(query)} ${JSON.stringify(body).slice(0, 300)}`)
  return body as { items: Item[]; nextCursor: string | null; total?: number; _restrictedFields: string[] }
}

async function walk(entity: Entity, query: Record<string, string>, limit: string): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = ''
  while (cursor !== null && items.length < 300) {
    const page = await list(entity, { ...query, limit, ...(cursor !== '' && { cursor }) })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}

test('every list pages through each of its orders without losing or repeating a record', async () => {
  for (const entity of listed) {
    const all = await list(entity, { limit: '500', count: 'true' })
    assert.equal(all.total, all.items.length, entity.name)
    if (all.items.length < 3 || all.items.length > 60) continue
    const ids = all.items.map(({ id }) => id).sort()
    const limit = String(Math.ceil(ids.length / 3))
    for (const [index, field] of ['validFrom', ...queryableFields(entity)].entries()) {
      const sort = index % 2 === 0 ? field : `-${field}`
      const found = await walk(entity, { sort }, limit)
      assert.deepEqual(found.map(({ id }) => id).sort(), ids, `${entity.name} by ${sort}`)
    }
  }
})

test('every list filters by each of its fields and answers no field that was not asked for', async () => {
  for (const entity of listed) {
    const { items } = await list(entity, { limit: '200' })
    for (const field of queryableFields(entity)) {
      const value = items.map(({ values }) => values[field]).find((found) => found !== undefined)
      if (value === undefined) continue
      const text = String(
        typeof value === 'object' ? (value as { minor: number }).minor : (value as string | number),
      )
      const found = await list(entity, {
        filter: `${field}:eq:${text}`,
        fields: field,
        limit: '500',
        count: 'true',
      })
      assert.ok(found.items.length > 0, `${entity.name}.${field}`)
      assert.equal(found.total, found.items.length)
      for (const { values } of found.items)
        assert.deepEqual([...new Set([...Object.keys(values), field])], [field])
    }
  }
})

test('no list sorts, filters or selects by what is not a field of it, and says where the fault is', async () => {
  for (const entity of listed) {
    const bad = [
      'sort=name;select pg_sleep(5)',
      'sort=password',
      'filter=(select version()):eq:1',
      'filter=version:eq:1',
      'fields=*',
      'fields=manager.pay',
      'custom=a:b',
      'filter=custom.nothing:eq:1',
      'cursor=abc',
      'limit=0',
      'role=admin',
    ]
    for (const query of bad) {
      const { status, body } = await server.call(
        viewerOf(entity),
        'GET',
        `/${entity.path}?${encodeURI(query)}`,
      )
      assert.equal(status, 400, `${entity.name} ${query}`)
      assert.ok(!/select|pg_|syntax/i.test(String(body['title'])), entity.name)
    }
    const secret = Object.entries(entity.fields).find(
      ([, field]) => field.type === 'text' && field.isEncrypted,
    )?.[0]
    if (secret === undefined) continue
    for (const query of [`sort=${secret}`, `filter=${secret}:eq:1`]) {
      assert.equal((await server.call('hr_manager', 'GET', `/${entity.path}?${query}`)).status, 400)
    }
  }
})

/** Reads of records that take no single day and moment, and what they take instead. */
const otherMoments: Readonly<Record<string, string>> = {
  history: 'every version that was ever believed',
  compare: 'two days, each with its moment',
  person_timeline: 'a span of days, with a moment',
  list_movements: 'a span of days, with a moment',
  list_own_surveys: 'what is open to be answered now',
  read_review_figures: 'what reviewers have decided until now',
}

test('every read of records takes a day and a moment of knowledge', () => {
  const reads: readonly Route[] = [
    ...routes.filter(
      ({ method, access }) =>
        method === 'GET' && access.kind === 'data' && access.dataClass !== 'audit trail',
    ),
    namedRoutes.lookUpPerson,
  ]
  assert.ok(reads.length > 5 * entities.length)
  for (const { id, method, query, body } of reads) {
    if (id in otherMoments || id.split('_')[0]! in otherMoments) continue
    const { shape } = (method === 'GET' ? query : body) as unknown as { shape: object }
    assert.ok('asOf' in shape && 'knownAt' in shape, id)
  }
})

test('on a day before all records, and before any was known, every list is empty', async () => {
  for (const entity of listed) {
    for (const moment of [{ asOf: '1900-01-01' }, { knownAt: '1990-01-01T00:00:00Z' }]) {
      const { items, total } = await list(entity, { ...moment, count: 'true' })
      assert.deepEqual([items, total], [[], 0], entity.name)
    }
  }
})

test('a cursor serves its own list only', async () => {
  const department = entities.find(({ name }) => name === 'job_assignment')!
  const { nextCursor } = await list(department, { sort: 'title', limit: '2' })
  const { status } = await server.call(
    'hr_manager',
    'GET',
    `/job-assignments?sort=-title&cursor=${nextCursor}`,
  )
  assert.equal(status, 400)
})

test('records entered and ended between two pages move no other record', async () => {
  const skill = entities.find(({ name }) => name === 'skill')!
  const before = await list(skill, { sort: 'name', limit: '500' })
  const first = await list(skill, { sort: 'name', limit: '3' })
  for (const name of ['AAA first of all', 'zzz last of all']) {
    await server.call('hr_manager', 'POST', '/skills', { body: { from: '2020-01-01', values: { name } } })
  }
  await server.call('hr_manager', 'POST', `/skills/${first.items[0]!.id}/end`, { body: { on: '2026-01-01' } })
  const rest: Item[] = []
  let cursor = first.nextCursor
  while (cursor !== null) {
    const page = await list(skill, { sort: 'name', limit: '3', cursor })
    rest.push(...page.items)
    cursor = page.nextCursor
  }
  const seen = [...first.items, ...rest].map(({ id }) => id)
  assert.equal(new Set(seen).size, seen.length)
  for (const { id } of before.items) assert.ok(seen.includes(id))
})

test('the ETag of a record counts its later changes, and a change on an older one is refused', async () => {
  const { body } = await server.call('hr_manager', 'POST', '/skills', {
    body: { from: '2020-01-01', values: { name: 'Weaving' } },
  })
  const path = `/skills/${body['id']}`
  const later = await server.call('hr_manager', 'PATCH', path, {
    body: { from: '2027-06-01', values: { name: 'Looms' } },
  })
  const read = await server.call('hr_manager', 'GET', path)
  assert.equal((read.body['values'] as Item['values'])['name'], 'Weaving')
  assert.equal(read.headers['etag'], later.headers['etag'])
  const change = (etag: unknown) =>
    server.call('hr_manager', 'PATCH', path, {
      body: { from: '2026-12-01', values: { name: 'Spinning' } },
      headers: { 'if-match': String(etag) },
    })
  assert.equal((await change(read.headers['etag'])).status, 200)
  assert.equal((await change(read.headers['etag'])).status, 412)
})

test('two days of a record are compared field by field', async () => {
  const { body } = await server.call('hr_manager', 'POST', '/skills', {
    body: { from: '2021-01-01', values: { name: 'Riveting' } },
  })
  await server.call('hr_manager', 'PATCH', `/skills/${body['id']}`, {
    body: { from: '2022-01-01', values: { name: 'Welding' } },
  })
  const compare = async (query: string) =>
    (await server.call('hr_manager', 'GET', `/skills/${body['id']}/compare?${query}`)).body
  assert.deepEqual((await compare('before=2021-06-01&after=2023-01-01'))['changes'], [
    { field: 'name', before: 'Riveting', after: 'Welding' },
  ])
  const born = await compare('before=2020-01-01&after=2021-06-01')
  assert.equal(born['before'], null)
})

test('a person’s timeline shows each viewer only what that viewer may see', async () => {
  const { report } = server.people
  const timeline = async (role: 'hr_manager' | 'lead' | 'employee', query = '') =>
    (await server.call(role, 'GET', `/people/${report}/timeline?limit=1000${query}`)).body as {
      items: { on: string; entity: string; what: string }[]
      _restrictedFields: string[]
    }
  const hr = await timeline('hr_manager')
  const kinds = new Set(hr.items.map(({ entity }) => entity))
  for (const kind of ['employment', 'pay', 'job_assignment', 'manager_line']) assert.ok(kinds.has(kind), kind)
  assert.deepEqual(
    hr.items.map(({ on }) => on),
    hr.items
      .map(({ on }) => on)
      .sort()
      .reverse(),
  )
  const lead = await timeline('lead')
  assert.ok(!lead.items.some(({ entity }) => entity === 'pay'))
  assert.ok(lead._restrictedFields.includes('pay'))
  const colleague = await timeline('employee')
  assert.ok(
    colleague.items.every(({ entity }) =>
      [
        'person',
        'job_assignment',
        'manager_line',
        'team_membership',
        'project_allocation',
        'requisition_member',
      ].includes(entity),
    ),
  )
  const cut = await timeline('hr_manager', '&kinds=pay&from=2026-01-01&to=2026-12-31')
  assert.ok(cut.items.every(({ entity, on }) => entity === 'pay' && on >= '2026-01-01' && on < '2026-12-31'))
  assert.equal((await server.call('executive', 'GET', `/people/${report}/timeline`)).status, 403)
})

test('what is entered for later is listed before it is so, to those who may see it', async () => {
  const { report } = server.people
  const found = await server.call('hr_manager', 'GET', `/job-assignments?subjectId=${report}`)
  const [assignment] = found.body['items'] as Item[]
  await server.call('hr_manager', 'PATCH', `/job-assignments/${assignment!.id}`, {
    body: { from: '2027-02-01', values: { title: 'Head of looms' } },
  })
  const { body } = await server.call('employee', 'GET', '/upcoming-changes?until=2027-03-01')
  const events = body['items'] as { on: string; recordId: string; changes: unknown[] }[]
  const [event] = events.filter(({ recordId }) => recordId === assignment!.id)
  assert.equal(event?.on, '2027-02-01')
  assert.deepEqual(event.changes, [
    { field: 'title', before: assignment!.values['title'], after: 'Head of looms' },
  ])
  assert.ok(events.every(({ on }) => on > '2026-11-20' && on < '2027-03-01'))

  const recordsAt = async (moment: string): Promise<unknown[]> => {
    const answer = await server.call('employee', 'GET', `/upcoming-changes?until=2027-03-01&${moment}`)
    return (answer.body['items'] as typeof events).map(({ recordId }) => recordId)
  }
  assert.ok(!(await recordsAt('asOf=2027-02-01')).includes(assignment!.id), 'it is so by then')
  assert.ok((await recordsAt('asOf=2027-01-31')).includes(assignment!.id))
  assert.ok(!(await recordsAt('knownAt=2020-01-01T00:00:00Z')).includes(assignment!.id), 'not entered yet')
})
