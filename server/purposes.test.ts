import { routes } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { dataClasses, purposes, roleNames, rulesFor } from '@cadre/people'
import type { DataClass, Purpose, Role } from '@cadre/people'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertMayCall } from './assert-may-call.ts'
import { assertPurpose } from './read-request.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 40 })
})
after(() => server.close())

/** Whether a route lets a role call it for a purpose, by the checks that every request goes through. */
function isLetIn(route: Route, role: Role, purpose: Purpose): boolean {
  const now = server.context.now()
  const caller = {
    accountId: 'acc_test',
    personId: null,
    roles: [role],
    sessionId: null,
    kind: 'browser',
    scopes: null,
    authenticatedAt: now,
  }
  const errand = { purpose, requestId: 'rqs_test', route: route.id, today: '2026-11-20', now }
  try {
    assertPurpose(route, { headers: { 'cadre-purpose': purpose } } as never)
    assertMayCall(route, { caller, errand } as never, server.context.signIn)
    return true
  } catch {
    return false
  }
}

/** What each class of data must never be used for, whoever asks. */
const never: Readonly<Partial<Record<DataClass, readonly Purpose[]>>> = {
  absence: ['pay', 'hiring'],
  work: ['pay', 'hiring'],
  voice: ['pay', 'hiring', 'retention', 'planning'],
  contact: ['hiring', 'development', 'pay'],
  pay: ['hiring', 'development', 'wellbeing'],
  hiring: ['pay', 'retention', 'wellbeing'],
  protected: ['hiring', 'retention', 'development', 'pay', 'planning', 'wellbeing'],
}

test('no route gives any role a class of data for what that class must never serve', () => {
  for (const route of routes) {
    if (route.access.kind !== 'data') continue
    for (const purpose of never[route.access.dataClass] ?? []) {
      for (const role of roleNames) {
        assert.ok(!isLetIn(route, role, purpose), `${route.id} for ${purpose} by the ${role}`)
      }
    }
  }
})

test('every route lets a role in for a purpose when a rule says so, and for no other', () => {
  let checked = 0
  for (const route of routes) {
    if (route.access.kind !== 'data') continue
    const { dataClass, act } = route.access
    for (const role of roleNames) {
      for (const purpose of purposes) {
        const isGranted = rulesFor([role], { dataClass, act, purpose }).length > 0
        const isServed = route.purposes.includes(purpose)
        assert.equal(isLetIn(route, role, purpose), isGranted && isServed, `${route.id} ${role} ${purpose}`)
        checked++
      }
    }
  }
  assert.ok(checked > 20_000, String(checked))
})

test('a purpose that is not allowed is a refusal and an entry in the audit trail, for every class of data', async () => {
  const lists = (Object.keys(dataClasses) as DataClass[]).flatMap((dataClass) => {
    const route = routes.find(
      ({ access, id, method, path }) =>
        access.kind === 'data' &&
        access.dataClass === dataClass &&
        method === 'GET' &&
        id.startsWith('list_') &&
        !path.includes(':'),
    )
    return route ? [route] : []
  })
  const derived = routes.filter(({ id }) => id === 'list_measures' || id === 'read_aggregate')
  assert.ok(lists.length > 12)
  const countRefusals = async (): Promise<number> => {
    const { rows } = await server.database.pool.query<{ count: number }>(
      `select count(*)::int as count from audit.entry where act = 'refused'`,
    )
    return rows[0]!.count
  }
  for (const route of [...lists, ...derived]) {
    for (const purpose of purposes) {
      if (isLetIn(route, 'hr_manager', purpose)) continue
      const before = await countRefusals()
      const path = route.path.replace(':measure', 'headcount')
      const { status } = await server.call('hr_manager', 'GET', path, {
        headers: { 'cadre-purpose': purpose },
      })
      assert.equal(status, 403, `${route.id} for ${purpose}`)
      assert.equal(await countRefusals(), before + 1, `${route.id} for ${purpose} is entered`)
    }
  }
})

test('a purpose that does not exist is refused', async () => {
  const { status } = await server.call('hr_manager', 'GET', '/people', {
    headers: { 'cadre-purpose': 'curiosity' },
  })
  assert.equal(status, 403)
})
