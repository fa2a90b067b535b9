import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

interface Item {
  readonly id: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly values: Record<string, unknown>
}

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.close())

const hr = (method: string, path: string, body?: unknown): Promise<Answer> =>
  server.call('hr_manager', method, path, { ...(body !== undefined && { body }) })

async function recordsOf(personId: string, asOf: string): Promise<Record<string, Item[]>> {
  const { status, body } = await hr('GET', `/people/${personId}?asOf=${asOf}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body['records'] as Record<string, Item[]>
}

async function hire(extra: object): Promise<Answer> {
  return hr('POST', '/people', {
    from: '2026-12-01',
    person: { values: { firstName: 'Nora', lastName: 'Vela' } },
    assignment: { values: { title: 'Engineer', share: 1, isPrimary: true } },
    employment: { values: { type: 'full time' } },
    ...extra,
  })
}

const base = { component: 'base', amount: { minor: 4_000_000, currency: 'EUR' }, period: 'year' }

test('somebody is hired with hours, manager and pay in one go', async () => {
  const { status, body } = await hire({
    terms: { values: { fte: 0.8 } },
    line: { values: { managerId: server.people.lead, kind: 'line' } },
    pay: { values: base },
  })
  assert.equal(status, 200, JSON.stringify(body))
  const records = await recordsOf(String(body['personId']), '2026-12-01')
  assert.deepEqual(
    [
      records['work-terms']?.[0]?.values['fte'],
      records['manager-lines']?.[0]?.values['managerId'],
      records['pay']?.[0]?.values['amount'],
    ],
    [0.8, server.people.lead, base.amount],
  )
})

test('a hire of which one part cannot be leaves nothing behind', async () => {
  const before = (await hr('GET', '/people?limit=1&count=true&asOf=2026-12-01')).body['total']
  const { status } = await hire({
    line: { values: { managerId: 'per_0000000000000000000000', kind: 'line' } },
  })
  assert.ok(status >= 400, String(status))
  assert.equal((await hr('GET', '/people?limit=1&count=true&asOf=2026-12-01')).body['total'], before)
})

test('who leaves has neither contract, job, pay nor manager after the last day, and all of them on it', async () => {
  const { report } = server.people
  const { status, body } = await hr('POST', `/people/${report}/leave`, {
    lastDay: '2026-11-30',
    leavingKind: 'voluntary',
    leavingReason: 'Moves away',
    wouldRehire: true,
  })
  assert.equal(status, 200, JSON.stringify(body))
  const kinds = ['employments', 'job-assignments', 'manager-lines', 'pay'] as const
  const last = await recordsOf(report, '2026-11-30')
  for (const kind of kinds) assert.equal(last[kind]?.[0]?.validTo, '2026-12-01', kind)
  const [contract] = last['employments']!
  assert.deepEqual(
    [contract!.values['leavingKind'], contract!.values['leavingReason'], contract!.values['wouldRehire']],
    ['voluntary', 'Moves away', true],
  )
  const after = await recordsOf(report, '2026-12-01')
  for (const kind of kinds) assert.equal(after[kind], undefined, kind)
  // How it ended is said of the whole spell: it is one, from the hire on.
  const [first] = (await recordsOf(report, contract!.validFrom))['employments']!
  assert.deepEqual([first!.validTo, first!.values['leavingKind']], ['2026-12-01', 'voluntary'])
})

test('when a lead leaves it is told who reports to nobody any more', async () => {
  const { lead, report } = server.people
  const { body } = await hr('POST', `/people/${lead}/leave`, {
    lastDay: '2026-11-29',
    leavingKind: 'retirement',
  })
  const left = body['reportIds'] as string[]
  assert.ok(left.length > 0 && left.includes(report), JSON.stringify(body))
})

test('nobody leaves twice, and only HR says who leaves', async () => {
  const leaving = { lastDay: '2026-12-15', leavingKind: 'other' }
  assert.equal((await hr('POST', `/people/${server.people.report}/leave`, leaving)).status, 404)
  const { stranger } = server.people
  for (const role of ['lead', 'employee'] as const)
    assert.equal(
      (await server.call(role, 'POST', `/people/${stranger}/leave`, { body: leaving })).status,
      403,
      role,
    )
})
