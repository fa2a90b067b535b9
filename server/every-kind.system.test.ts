import { entities } from '@cadre/people'
import type { Entity } from '@cadre/people'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

// What holds for one kind of record has to hold for all: generated from the catalogue.

interface Item {
  readonly id: string
  readonly subjectId?: string
  readonly validFrom: string
  readonly values: Readonly<Record<string, unknown>>
}
interface Sample {
  readonly entity: Entity
  readonly item: Item
}

let server: TestServer
const samples: Sample[] = []
before(async () => {
  server = await startTestServer({ people: 30 })
  for (const entity of entities) {
    const { status, body } = await server.call('hr_manager', 'GET', `/${entity.path}?limit=1`)
    const [item] = status === 200 ? (body['items'] as Item[]) : []
    if (item) samples.push({ entity, item })
  }
})
after(() => server.close())

const known = (values: Item['values']): Item['values'] =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

test('of any kind, an id of another kind or of nobody is refused, to read, follow or change', async () => {
  assert.ok(samples.length > 35, String(samples.length))
  for (const [index, { entity, item }] of samples.entries()) {
    const other = samples[(index + 1) % samples.length]!.item.id
    const nobody = `${entity.idPrefix}_${other.split('_')[1]}`
    const body = { from: item.validFrom, values: known(item.values) }
    for (const [id, status] of [
      [other, 400],
      [nobody, 404],
    ] as const) {
      const path = `/${entity.path}/${id}`
      assert.equal((await server.call('hr_manager', 'GET', path)).status, status, path)
      assert.equal((await server.call('hr_manager', 'GET', `${path}/history`)).status, status, path)
      const change = await server.call('hr_manager', 'PATCH', path, { body })
      assert.ok([status, 403].includes(change.status), `PATCH ${path}: ${change.status}`)
    }
  }
})

test('of any kind, a change on an older version than was read is refused', async () => {
  const changed: string[] = []
  for (const { entity, item } of samples) {
    const path = `/${entity.path}/${item.id}`
    const { headers } = await server.call('hr_manager', 'GET', path)
    const change = (etag: unknown) =>
      server.call('hr_manager', 'PATCH', path, {
        body: { from: item.validFrom, values: known(item.values) },
        headers: { 'if-match': String(etag) },
      })
    const first = await change(headers['etag'])
    if (first.status !== 200) continue
    changed.push(entity.name)
    assert.equal((await change(headers['etag'])).status, 412, entity.name)
    assert.equal((await change('"0"')).status, 412, entity.name)
    assert.equal((await change('rubbish')).status, 400, entity.name)
  }
  assert.ok(changed.length > 25, changed.join())
})

test('of any kind, changes in bulk have each its own result, and one that fails takes no other along', async () => {
  const changed: string[] = []
  for (const { entity, item } of samples) {
    const change = { from: item.validFrom, values: known(item.values) }
    const nobody = `${entity.idPrefix}_${'0'.repeat(22)}`
    const record = {
      ...change,
      to: item.validFrom,
      ...(item.subjectId && entity.name !== entity.subject && { subjectId: item.subjectId }),
    }
    const { status, body } = await server.call('hr_manager', 'POST', `/${entity.path}/bulk`, {
      body: {
        items: [
          { operation: 'amend', id: nobody, change },
          { operation: 'create', record },
          { operation: 'amend', id: item.id, change },
          { operation: 'end', id: nobody, on: '2026-11-20' },
        ],
      },
    })
    if (status === 403) continue
    assert.equal(status, 200, `${entity.name}: ${JSON.stringify(body)}`)
    const results = body['results'] as { id: string | null; code: string; message?: string }[]
    const codes = results.map(({ code }) => code)
    assert.deepEqual(
      [codes[0], codes[1], codes[3]],
      ['record-missing', 'record-invalid', 'record-missing'],
      entity.name,
    )
    assert.ok(
      results.every(({ code, message }) => code === 'ok' || message),
      entity.name,
    )
    if (codes[2] === 'ok') changed.push(entity.name)
    else assert.equal(codes[2], 'access-denied', entity.name)
  }
  assert.ok(changed.length > 25, changed.join())
})

test('of any kind, a record entered twice with one key is entered once, and another one is refused the key', async () => {
  const entered: string[] = []
  for (const { entity, item } of samples) {
    const enter = (from: string) =>
      server.call('hr_manager', 'POST', `/${entity.path}`, {
        body: { from, values: known(item.values), ...(item.subjectId && { subjectId: item.subjectId }) },
        headers: { 'idempotency-key': `once ${entity.name}` },
      })
    const [first, second] = [await enter(item.validFrom), await enter(item.validFrom)]
    assert.equal(second.status, first.status, entity.name)
    if (first.status !== 201) continue
    entered.push(entity.name)
    assert.equal(second.body['id'], first.body['id'], entity.name)
    assert.equal((await enter('2026-11-19')).status, 422, entity.name)
  }
  assert.ok(entered.length > 15, entered.join())
})
