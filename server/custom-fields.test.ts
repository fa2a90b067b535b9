import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
  const fields = [
    { entity: 'person', key: 'badge', label: 'Badge', type: 'number' },
    { entity: 'person', key: 'shirt', label: 'Shirt', type: 'choice', choices: ['S', 'M', 'L'] },
    { entity: 'person', key: 'stock', label: 'Stock options', type: 'number', dataClass: 'pay' },
  ]
  for (const body of fields) {
    const { status } = await server.call('hr_manager', 'POST', '/custom-fields', { body })
    assert.equal(status, 201)
  }
  const { report, stranger, lead } = server.people
  for (const [index, id] of [report, stranger, lead].entries()) {
    const custom = { badge: 10 * (index + 1), shirt: 'M', stock: 1000 - index }
    const { status, body } = await server.call('hr_manager', 'PATCH', `/person-profiles/${id}`, {
      body: { from: '2026-11-20', custom },
    })
    assert.equal(status, 200, JSON.stringify(body))
  }
})
after(() => server.close())

interface Item {
  readonly id: string
  readonly custom: Record<string, unknown>
}

async function profiles(role: 'hr_manager' | 'employee' | 'lead', query: string) {
  const { status, body } = await server.call(role, 'GET', `/person-profiles?limit=500&${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body as unknown as { items: Item[]; total?: number; _restrictedFields: string[] }
}

test('custom values are in the record, its list, the list of people and its timeline', async () => {
  const { report } = server.people
  const record = await server.call('hr_manager', 'GET', `/person-profiles/${report}`)
  assert.deepEqual(record.body['custom'], { badge: 10, shirt: 'M', stock: 1000 })
  const { items } = await profiles('hr_manager', 'fields=custom.badge')
  assert.deepEqual(items.find(({ id }) => id === report)?.custom, { badge: 10 })
  const people = await server.call('hr_manager', 'GET', '/people?limit=500')
  assert.equal((people.body['items'] as Item[]).find(({ id }) => id === report)?.custom['badge'], 10)
})

test('lists filter and sort by custom values of every type', async () => {
  const { report, stranger, lead } = server.people
  const ids = async (query: string) => (await profiles('hr_manager', query)).items.map(({ id }) => id)
  assert.deepEqual(await ids('filter=custom.badge:eq:20'), [stranger])
  assert.deepEqual((await ids('filter=custom.badge:gte:20')).sort(), [stranger, lead].sort())
  assert.deepEqual((await ids('filter=custom.badge:in:10,30')).sort(), [report, lead].sort())
  assert.equal((await ids('filter=custom.shirt:eq:M')).length, 3)
  assert.deepEqual((await ids('sort=custom.badge')).slice(0, 3), [report, stranger, lead])
  assert.deepEqual((await ids('sort=-custom.badge')).slice(0, 3), [lead, stranger, report])
  const first = await server.call('hr_manager', 'GET', '/person-profiles?limit=2&sort=-custom.badge')
  const next = await server.call(
    'hr_manager',
    'GET',
    `/person-profiles?limit=2&sort=-custom.badge&cursor=${first.body['nextCursor']}`,
  )
  assert.equal((next.body['items'] as Item[])[0]?.id, report)
})

test('a field of a class of its own is neither seen, found, ordered nor written by who does not reach that class', async () => {
  const { stranger } = server.people
  for (const role of ['employee', 'lead'] as const) {
    const { items, _restrictedFields } = await profiles(role, 'count=true')
    assert.ok(
      items.every(({ custom }) => !('stock' in custom)),
      role,
    )
    assert.deepEqual(_restrictedFields, ['custom.stock'])
    assert.deepEqual((await profiles(role, 'filter=custom.stock:eq:999&count=true')).items, [])
    assert.equal((await profiles(role, 'filter=custom.stock:gt:0&count=true')).total, 0)
    const plain = await profiles(role, 'count=true')
    const sorted = await profiles(role, 'sort=custom.stock')
    assert.deepEqual(
      sorted.items.map(({ id }) => id),
      plain.items.map(({ id }) => id),
      'an order tells nothing',
    )
    const people = await server.call(role, 'GET', '/people?limit=500')
    assert.ok((people.body['items'] as Item[]).every(({ custom }) => !('stock' in custom)))
    const history = await server.call(role, 'GET', `/person-profiles/${stranger}/history`)
    assert.ok((history.body['versions'] as Item[]).every(({ custom }) => !('stock' in custom)))
    const fields = await server.call(role, 'GET', '/custom-fields?entity=person')
    assert.equal(
      (fields.body['items'] as { key: string }[]).some(({ key }) => key === 'stock'),
      role === 'employee',
    )
  }
})

test('the person concerned sees an own value of a class that is read by oneself', async () => {
  const { employee } = server.people
  await server.call('hr_manager', 'PATCH', `/person-profiles/${employee}`, {
    body: { from: '2026-11-20', custom: { stock: 5 } },
  })
  const { body } = await server.call('employee', 'GET', `/person-profiles/${employee}`)
  assert.deepEqual(body['custom'], { stock: 5 })
})

test('every way of writing checks custom values', async () => {
  const { report } = server.people
  const path = `/person-profiles/${report}`
  const bad = [{ badge: 'x' }, { shirt: 'XXL' }, { nothing: 1 }, { badge: true }]
  for (const custom of bad) {
    const amended = await server.call('hr_manager', 'PATCH', path, { body: { from: '2026-11-20', custom } })
    assert.equal(amended.status, 400, JSON.stringify(custom))
    const change = { from: '2026-11-20', custom }
    const bulk = await server.call('hr_manager', 'POST', '/person-profiles/bulk', {
      body: { items: [{ operation: 'amend', id: report, change }] },
    })
    assert.equal((bulk.body['results'] as { code: string }[])[0]?.code, 'record-invalid')
    const created = await server.call('hr_manager', 'POST', '/person-profiles', {
      body: { from: '2026-11-20', values: { firstName: 'A', lastName: 'B' }, custom },
    })
    assert.equal(created.status, 400)
  }
  const elsewhere = await server.call('hr_manager', 'POST', '/skills', {
    body: { from: '2026-01-01', values: { name: 'x' }, custom: { badge: 1 } },
  })
  assert.equal(elsewhere.status, 400)
})

test('a field is called otherwise, retired and taken back, and its values stay', async () => {
  const change = (body: object) => server.call('hr_manager', 'PATCH', '/custom-fields/person/shirt', { body })
  assert.equal((await change({ label: 'T-shirt' })).body['label'], 'T-shirt')
  await change({ isRetired: true })
  const { report } = server.people
  const write = () =>
    server.call('hr_manager', 'PATCH', `/person-profiles/${report}`, {
      body: { from: '2026-11-20', custom: { shirt: 'L' } },
    })
  assert.equal((await write()).status, 400)
  const { body } = await server.call('hr_manager', 'GET', `/person-profiles/${report}`)
  assert.equal((body['custom'] as Record<string, unknown>)['shirt'], 'M')
  await change({ isRetired: false })
  assert.equal((await write()).status, 200)
})

test('only who may write the organisation adds fields, and no field that cannot be', async () => {
  const body = { entity: 'person', key: 'other', label: 'Other', type: 'text' }
  for (const role of ['employee', 'lead', 'administrator', 'recruiter'] as const) {
    assert.equal((await server.call(role, 'POST', '/custom-fields', { body })).status, 403, role)
  }
  const bad = [
    { ...body, type: 'choice' },
    { ...body, choices: ['a'] },
    { ...body, entity: 'pay' },
    { ...body, dataClass: 'protected' },
    { ...body, key: 'x"; drop table' },
    { ...body, entity: 'department', dataClass: 'pay' },
  ]
  for (const one of bad) {
    assert.equal(
      (await server.call('hr_manager', 'POST', '/custom-fields', { body: one })).status,
      400,
      JSON.stringify(one),
    )
  }
  assert.equal(
    (
      await server.call('hr_manager', 'POST', '/custom-fields', {
        body: { ...body, key: 'badge', type: 'number' },
      })
    ).status,
    409,
  )
})
