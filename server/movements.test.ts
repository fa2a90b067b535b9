import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 20 })
})
after(() => server.close())

interface Movement {
  readonly on: string
  readonly what: string
  readonly personId: string
  readonly name: string
  readonly before: Record<string, string | null> | null
  readonly after: Record<string, string | null> | null
}

async function movements(query: string, role: 'hr_manager' | 'employee' | 'lead' = 'hr_manager') {
  const { status, body } = await server.call(role, 'GET', `/movements?${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body as unknown as { items: Movement[]; names: Record<string, string>; isCut: boolean }
}

/** The record of a person's main position. */
async function positionOf(personId: string) {
  const { body } = await server.call('hr_manager', 'GET', `/job-assignments?subjectId=${personId}`)
  const [record] = body['items'] as { id: string; values: Record<string, string> }[]
  return record!
}

test('who is moved to another department is told on the day, with where from and where to', async () => {
  const { report } = server.people
  const { id, values } = await positionOf(report)
  const { body } = await server.call('hr_manager', 'GET', '/departments')
  const other = (body['items'] as { id: string; values: { name: string } }[]).find(
    (department) => department.id !== values['departmentId'],
  )!
  const moved = await server.call('hr_manager', 'PATCH', `/job-assignments/${id}`, {
    body: { from: '2026-11-02', values: { departmentId: other.id } },
  })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  const { items, names } = await movements(`from=2026-11-01&to=2026-11-30&departmentId=${other.id}`)
  const one = items.find(({ personId }) => personId === report)
  assert.equal(one?.what, 'moved')
  assert.equal(one.on, '2026-11-02')
  assert.equal(one.before?.['departmentId'], values['departmentId'])
  assert.equal(names[one.after?.['departmentId'] ?? ''], other.values.name)
  assert.notEqual(one.name, '')
  const before = await movements('from=2026-11-01&to=2026-11-30&knownAt=1990-01-01T00:00:00Z')
  assert.deepEqual(before.items, [], 'nothing was known of it then')
})

test('a title that changes in the same place moves nobody', async () => {
  const { stranger } = server.people
  const { id } = await positionOf(stranger)
  await server.call('hr_manager', 'PATCH', `/job-assignments/${id}`, {
    body: { from: '2026-11-03', values: { title: 'Something else' } },
  })
  const { items } = await movements('from=2026-11-03&to=2026-11-04')
  assert.deepEqual(
    items.filter(({ personId }) => personId === stranger),
    [],
  )
})

test('whoever ends is told as having left, and everybody once joined', async () => {
  const { stranger } = server.people
  const { id } = await positionOf(stranger)
  await server.call('hr_manager', 'POST', `/job-assignments/${id}/end`, { body: { on: '2026-11-10' } })
  const { items } = await movements(`from=1990-01-01&to=${today}&limit=1000`)
  const own = items.filter(({ personId }) => personId === stranger).map(({ what }) => what)
  assert.equal(own[0], 'left')
  assert.equal(own.filter((what) => what === 'joined').length >= 1, true)
  assert.deepEqual(
    items.map(({ on }) => on),
    items
      .map(({ on }) => on)
      .toSorted()
      .toReversed(),
  )
})

test('an employee sees own movements alone, a lead those who report to them', async () => {
  const asked = `from=1990-01-01&to=${today}&limit=1000`
  const own = await movements(asked, 'employee')
  assert.deepEqual([...new Set(own.items.map(({ personId }) => personId))], [server.people.employee])
  const ofLead = new Set((await movements(asked, 'lead')).items.map(({ personId }) => personId))
  assert.ok(ofLead.has(server.people.report))
  assert.ok(!ofLead.has(server.people.stranger))
})

test('the answer says when there is more', async () => {
  const { items, isCut } = await movements(`from=1990-01-01&to=${today}&limit=3`)
  assert.equal(items.length, 3)
  assert.equal(isCut, true)
})

test('a timeline and a person name what their ids lead to, whatever day it held on', async () => {
  const { body } = await server.call('hr_manager', 'GET', `/people/${server.people.report}/timeline`)
  const names = body['names'] as Record<string, string>
  const events = body['items'] as { changes: { field: string; before: string; after: string }[] }[]
  const change = events.flatMap(({ changes }) => changes).find(({ field }) => field === 'departmentId')
  assert.ok(change)
  assert.notEqual(names[change.before], undefined)
  assert.notEqual(names[change.before], names[change.after])
})
