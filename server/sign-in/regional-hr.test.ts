import type { Role } from '@cadre/people'
import { entityNamed } from '@cadre/people'
import { createAccount, createRecord, startSession } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, today } from '../test-server.fixture.ts'
import type { Answer, TestServer } from '../test-server.fixture.ts'

let server: TestServer
let entity: string
let within: readonly string[]
let beyond: readonly string[]
let call: (method: string, path: string, body?: unknown) => Promise<Answer>
before(async () => {
  server = await startTestServer({ people: 40 })
  const { rows } = await server.database.pool.query<{ person: string; entity: string }>(
    `select distinct on (person_id) person_id as person, legal_entity_id as entity from records.job_assignment
     where is_primary and upper_inf(recorded) and valid @> '${today}'::date
       and person_id not in (select person_id from app.account where person_id is not null)`,
  )
  entity = rows[0]!.entity
  within = rows.filter((row) => row.entity === entity).map(({ person }) => person)
  beyond = rows.filter((row) => row.entity !== entity).map(({ person }) => person)
  const cookie = await server.asSystem(async (session) => {
    const accountId = await createAccount(session, {
      login: 'regional.hr',
      displayName: 'Regional',
      roles: [{ role: 'hr_manager', scope: [entity] }],
    })
    return startSession(session, { accountId, kind: 'browser' })
  })
  call = (method, path, body) =>
    server.call(undefined, method, path, { headers: { cookie: `__Host-cadre=${cookie}` }, body })
})
after(() => server.close())

const accountOf = (login: string, personId: string): Promise<string> =>
  server.asSystem((session) => createAccount(session, { login, displayName: login, personId, roles: [] }))

test('an HR manager of a region sees the accounts of its people and no others', async () => {
  const mine = await accountOf('region.mine', within[0]!)
  const other = await accountOf('region.other', beyond[0]!)
  const { body } = await call('GET', '/accounts?limit=500')
  const ids = (body['items'] as { id: string }[]).map(({ id }) => id)
  assert.ok(ids.includes(mine))
  assert.ok(!ids.includes(other))
  assert.ok(!ids.includes(server.accounts.executive))
  assert.equal((await call('GET', `/accounts/${other}`)).status, 404)
  assert.equal((await call('DELETE', `/accounts/${other}/sessions`)).status, 404)
})

test('it grants within its region, and only roles that reach no further', async () => {
  const id = await accountOf('region.grants', within[1]!)
  const grant = async (role: Role, scope?: readonly string[]) =>
    (await call('POST', `/accounts/${id}/roles`, { role, ...(scope && { scope }) })).status
  for (const role of ['employee', 'lead', 'recruiter'] as const) assert.equal(await grant(role), 200, role)
  for (const role of ['training_specialist', 'executive', 'data_scientist', 'administrator'] as const)
    assert.equal(await grant(role), 403, role)
  assert.equal(await grant('hr_manager'), 403)
  assert.equal(await grant('hr_manager', ['country:ZZ']), 403)
  assert.equal(await grant('hr_manager', [entity, 'country:ZZ']), 403)
  assert.equal(await grant('hr_manager', [entity]), 200)
})

test('it invites people of its region, and nobody else', async () => {
  const invite = async (login: string, personId?: string) =>
    (await call('POST', '/accounts', { login, displayName: login, ...(personId && { personId }) })).status
  assert.equal(await invite('region.invited', within[2]), 200)
  assert.equal(await invite('region.foreign', beyond[1]), 403)
  assert.equal(await invite('region.nobody'), 403)
})

const hireIn = (legalEntityId: string, values: object = {}) => ({
  from: today,
  person: { values: { firstName: 'New', lastName: 'Somebody' } },
  assignment: {
    values: { title: 'Clerk', legalEntityId, share: 1, isPrimary: true, changeReason: 'hire', ...values },
  },
  employment: { values: { legalEntityId, type: 'full time' } },
})

test('it hires within its region, all at once, and goes on with what else is to be entered', async () => {
  const hired = await call('POST', '/people', hireIn(entity))
  assert.equal(hired.status, 200, JSON.stringify(hired.body))
  const id = String(hired.body['personId'])
  const { body } = await call('GET', `/people/${id}`)
  const kinds = Object.keys(body['records'] as object)
  assert.deepEqual(kinds.sort(), ['employments', 'job-assignments', 'person-profiles'])
  const pay = { component: 'base', amount: { minor: 300_000, currency: 'EUR' }, period: 'month' }
  const paid = await call('POST', '/pay', { subjectId: id, from: today, values: pay })
  assert.equal(paid.status, 201, JSON.stringify(paid.body))
})

test('it hires nobody into another region, and what it is refused leaves nothing', async () => {
  const { rows } = await server.database.pool.query<{ id: string }>(
    `select legal_entity_id as id from records.job_assignment
     where person_id = $1 and is_primary and upper_inf(recorded) and valid @> '${today}'::date`,
    [beyond[0]],
  )
  const count = async () =>
    (await server.database.pool.query('select count(*)::int as n from records.key')).rows[0]
  const before = await count()
  const elsewhere = await call('POST', '/people', hireIn(rows[0]!.id))
  assert.deepEqual([elsewhere.status, elsewhere.body['code']], [403, 'access-denied'])
  // A job that is not the main one says nothing of where somebody belongs.
  assert.equal((await call('POST', '/people', hireIn(entity, { isPrimary: false }))).status, 403)
  assert.deepEqual(await count(), before)
})

test('it gets nobody into its region who is known already, by a job there', async () => {
  const known = await server.asSystem((session) =>
    createRecord(session, entityNamed('person'), {
      from: today,
      values: { firstName: 'Known', lastName: 'Already' },
    }),
  )
  for (const subjectId of [known, beyond[0]!]) {
    const { values } = hireIn(entity).assignment
    const { status } = await call('POST', '/job-assignments', { subjectId, from: '2031-01-01', values })
    assert.equal(status, 403)
  }
})
