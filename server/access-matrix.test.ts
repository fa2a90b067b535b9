import type { Route } from '@cadre/contract'
import { derivedRulesFor, entities, roleNames, rulesFor } from '@cadre/people'
import type { Entity, Role } from '@cadre/people'
import { readRecords } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routesToTry } from './kinds-to-try.fixture.ts'
import { startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.close())

const prefixes = { '/accounts/': 'acc', '/me/sessions/': 'ssn', '/me/tokens/': 'ssn' }
const missingId = (prefix: string): string => `${prefix}_${'0'.repeat(22)}`

/** A path with ids that exist nowhere: what is asked is whether the route lets the role come that far. */
function pathOf(route: Route): string {
  const entity = entities.find(({ path }) => route.path.startsWith(`/${path}/`))
  const prefix = Object.entries(prefixes).find(([path]) => route.path.startsWith(path))?.[1]
  return route.path.replace(':id', missingId(entity?.idPrefix ?? prefix ?? 'per'))
}

function isAllowed(role: Role, { access, purposes }: Route): boolean {
  if (access.kind === 'anyone' || access.kind === 'signed in') return true
  if (access.kind === 'roles') return access.roles.includes(role)
  if (access.kind === 'derived')
    return derivedRulesFor([role], { derived: access.derived, purpose: purposes[0] }).length > 0
  return rulesFor([role], { dataClass: access.dataClass, act: access.act, purpose: purposes[0] }).length > 0
}

test('every route refuses whoever is not signed in, except those for anyone', async () => {
  for (const route of routesToTry) {
    const { status } = await server.call(undefined, route.method, pathOf(route), bodyOf(route))
    if (route.access.kind === 'anyone') assert.notEqual(status, 403, route.id)
    else assert.equal(status, 401, route.id)
  }
})

for (const role of roleNames) {
  test(`the ${role} reaches the routes that the policy grants and no other`, async () => {
    for (const route of routesToTry.filter(({ id }) => id !== 'sign_out')) {
      const { status, body } = await server.call(role, route.method, pathOf(route), bodyOf(route))
      assert.ok(status < 500, `${route.id}: ${status} ${JSON.stringify(body)}`)
      if (isAllowed(role, route)) assert.notEqual(status, 403, `${route.id} must let the ${role} in`)
      else assert.equal(status, 403, `${route.id} must refuse the ${role}`)
    }
  })
}

function bodyOf(route: Route): { body?: unknown } {
  if (route.method === 'GET' || route.method === 'DELETE') return {}
  if (route.id.startsWith('end_')) return { body: { on: '2026-01-01' } }
  if (route.id.startsWith('amend_')) return { body: { from: '2026-01-01', values: {} } }
  if (route.id.startsWith('withdraw_')) return { body: { reason: 'a test' } }
  return { body: {} }
}

interface Relation {
  readonly role: Role
  readonly name: string
  readonly person: (server: TestServer) => string
  readonly isReached: (entity: Entity) => boolean
}

const reaches = (role: Role, relations: readonly string[]) => (entity: Entity) =>
  rulesFor([role], { dataClass: entity.dataClass, act: 'read', purpose: 'operation' }).some(({ relation }) =>
    relations.includes(relation),
  )

const relations: readonly Relation[] = [
  {
    role: 'employee',
    name: 'own',
    person: ({ people }) => people.employee,
    isReached: reaches('employee', ['anyone', 'self']),
  },
  {
    role: 'employee',
    name: "a colleague's",
    person: ({ people }) => people.stranger,
    isReached: reaches('employee', ['anyone']),
  },
  {
    role: 'employee',
    name: "the lead's",
    person: ({ people }) => people.lead,
    isReached: reaches('employee', ['anyone']),
  },
  {
    role: 'lead',
    name: "a report's",
    person: ({ people }) => people.report,
    isReached: reaches('lead', ['anyone', 'chain']),
  },
  {
    role: 'lead',
    name: "another team's",
    person: ({ people }) => people.stranger,
    isReached: reaches('lead', ['anyone']),
  },
  {
    role: 'recruiter',
    name: "an employee's",
    person: ({ people }) => people.stranger,
    isReached: reaches('recruiter', ['anyone']),
  },
  {
    role: 'training_specialist',
    name: "an employee's",
    person: ({ people }) => people.stranger,
    isReached: reaches('training_specialist', ['anyone']),
  },
  {
    role: 'hr_manager',
    name: "an employee's",
    person: ({ people }) => people.stranger,
    isReached: reaches('hr_manager', ['anyone', 'region']),
  },
  {
    role: 'data_scientist',
    name: "an employee's",
    person: ({ people }) => people.stranger,
    isReached: () => false,
  },
  {
    role: 'executive',
    name: "an employee's",
    person: ({ people }) => people.stranger,
    isReached: () => false,
  },
  {
    role: 'administrator',
    name: "an employee's",
    person: ({ people }) => people.stranger,
    isReached: () => false,
  },
]

for (const { role, name, person, isReached } of relations) {
  test(`the ${role} sees ${name} records of exactly the classes that the policy grants`, async () => {
    const id = person(server)
    for (const entity of entities.filter(({ subject }) => subject === 'person')) {
      const stored = await server.asSystem((session) =>
        readRecords(session, entity, { asOf: today, subjectIds: [id] }),
      )
      const { status, body } = await server.call(role, 'GET', `/${entity.path}?subjectId=${id}&limit=500`)
      const seen = status === 200 ? (body['items'] as unknown[]).length : 0
      assert.equal(seen, isReached(entity) ? stored.length : 0, entity.name)
    }
  })
}
