import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'
import { tokenFor } from './token-for.fixture.ts'

// One round of reviews from its opening to what everybody may read, each step by whoever takes it.

let server: TestServer
let tokens: Record<'reviewed' | 'hrPerson', string>
before(async () => {
  server = await startTestServer()
  const { report, stranger } = server.people
  tokens = {
    reviewed: await tokenFor(server, { login: 'reviewed', personId: report, roles: ['employee'] }),
    hrPerson: await tokenFor(server, {
      login: 'hr-person',
      personId: stranger,
      roles: ['employee', 'hr_manager'],
    }),
  }
})
after(() => server.close())

/** HR has an account without a person; the lead is the line manager, the employee a colleague of another team. */
type Who = 'hr_manager' | 'lead' | 'employee' | 'recruiter' | keyof typeof tokens

function call(who: Who, method: string, path: string, body?: unknown): Promise<Answer> {
  const options = body === undefined ? {} : { body }
  if (who === 'reviewed' || who === 'hrPerson')
    return server.call(undefined, method, path, {
      ...options,
      headers: { authorization: `Bearer ${tokens[who]}` },
    })
  return server.call(who, method, path, options)
}

async function done(who: Who, method: string, path: string, body?: unknown): Promise<Answer['body']> {
  const answer = await call(who, method, path, body)
  assert.ok(answer.status < 300, `${who} ${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

const from = '2026-11-20'
const round: { cycle: string; manager: string; self: string; peer: string; own: string } = {
  cycle: '',
  manager: '',
  self: '',
  peer: '',
  own: '',
}

/** The reviews of the round, about the person reviewed, that somebody sees, with the rating where it is told. */
async function seenBy(who: Who): Promise<Record<string, unknown>> {
  const query = `filter=cycleId:eq:${round.cycle}&subjectId=${server.people.report}`
  const { items } = (await done(who, 'GET', `/reviews?${query}`)) as unknown as {
    items: { id: string; values: Record<string, unknown> }[]
  }
  const names = new Map(Object.entries(round).map(([name, id]) => [id, name]))
  return Object.fromEntries(items.map(({ id, values }) => [names.get(id), values['status']]))
}

async function enter(who: Who, subjectId: string, values: Record<string, unknown>): Promise<string> {
  const body = await done(who, 'POST', '/reviews', {
    subjectId,
    from,
    values: { cycleId: round.cycle, status: 'draft', ...values },
  })
  return body['id'] as string
}

test('drafts are seen by who writes them, the line and HR, and not by the person', async () => {
  const { report, lead, employee, stranger } = server.people
  const values = {
    name: 'Year 2026',
    periodStart: '2026-01-01',
    periodEnd: '2026-12-31',
    status: 'open',
    scaleLowest: 1,
    scaleHighest: 5,
  }
  round.cycle = (await done('hr_manager', 'POST', '/review-cycles', { from, values }))['id'] as string
  round.manager = await enter('hr_manager', report, { reviewerId: lead, kind: 'manager' })
  const { items } = (await done('lead', 'GET', '/notifications')) as { items: { recordId: string }[] }
  assert.ok(
    items.some(({ recordId }) => recordId === round.manager),
    'the manager is told that it is due',
  )
  round.self = await enter('reviewed', report, { reviewerId: report, kind: 'self' })
  round.peer = await enter('employee', report, { reviewerId: employee, kind: 'peer', strengths: 'Helps.' })
  // HR is reviewed too, by somebody who is not the line manager.
  round.own = await enter('hr_manager', stranger, { reviewerId: employee, kind: 'manager', rating: 3 })

  assert.deepEqual(await seenBy('reviewed'), { self: 'draft' })
  assert.deepEqual(await seenBy('employee'), { peer: 'draft' })
  for (const who of ['lead', 'hr_manager'] as const)
    assert.deepEqual(await seenBy(who), { manager: 'draft', self: 'draft', peer: 'draft' }, who)
  assert.equal((await call('recruiter', 'GET', '/reviews')).status, 403)
})

test('nobody writes in the name of another, or a verdict that is not theirs to give', async () => {
  const { report, lead, employee } = server.people
  const refused = async (who: Who, values: Record<string, unknown>): Promise<void> => {
    const body = { subjectId: report, from, values: { cycleId: round.cycle, status: 'draft', ...values } }
    assert.equal((await call(who, 'POST', '/reviews', body)).status, 403, JSON.stringify(values))
  }
  await refused('employee', { reviewerId: lead, kind: 'peer' })
  await refused('employee', { reviewerId: employee, kind: 'manager' })
  await refused('employee', { reviewerId: employee, kind: 'upward', status: 'published' })
  const change = { from, values: { rating: 5 } }
  assert.equal((await call('reviewed', 'PATCH', `/reviews/${round.manager}`, change)).status, 404)
  assert.equal((await call('employee', 'PATCH', `/reviews/${round.manager}`, change)).status, 404)
})

test('what is submitted is still hidden from the person', async () => {
  const submit = (who: Who, id: string, values: object = {}) =>
    done(who, 'PATCH', `/reviews/${id}`, { from, values: { status: 'submitted', ...values } })
  await submit('lead', round.manager, { rating: 4, growth: 'Delegate more.' })
  await submit('reviewed', round.self, { rating: 5 })
  await submit('employee', round.peer, { rating: 4 })
  await done('hr_manager', 'PATCH', `/reviews/${round.own}`, { from, values: { status: 'submitted' } })
  assert.deepEqual(await seenBy('reviewed'), { self: 'submitted' })
  assert.deepEqual(await seenBy('employee'), { peer: 'submitted' })
  assert.equal((await call('reviewed', 'GET', `/reviews/${round.manager}`)).status, 404)
})

const calibrate = (who: Who, reviewId: string, rating: number): Promise<Answer> =>
  call(who, 'POST', `/review-cycles/${round.cycle}/calibrations`, {
    items: [{ reviewId, rating, reason: 'compared with the others' }],
  })
const codeOf = ({ body }: Answer): unknown => (body['results'] as { code: string }[])[0]!.code

test('calibration changes ratings while the round is calibrated, keeps what was submitted, and is not for oneself', async () => {
  assert.equal(codeOf(await calibrate('hr_manager', round.manager, 3)), 'record-conflict', 'it is open still')
  const status = (value: string) =>
    done('hr_manager', 'PATCH', `/review-cycles/${round.cycle}`, { from, values: { status: value } })
  await status('calibrating')
  for (const [who, id] of [
    ['employee', round.peer],
    ['reviewed', round.self],
  ] as const) {
    const change = { from, values: { rating: 1 } }
    assert.equal(
      (await call(who, 'PATCH', `/reviews/${id}`, change)).status,
      403,
      'what is calibrated stands',
    )
  }
  assert.equal(codeOf(await calibrate('hr_manager', round.manager, 6)), 'record-invalid')
  assert.equal(codeOf(await calibrate('hr_manager', round.peer, 3)), 'record-missing')
  assert.equal((await calibrate('employee', round.own, 5)).status, 403, 'a reviewer does not calibrate')
  assert.equal(
    codeOf(await calibrate('hrPerson', round.own, 5)),
    'record-missing',
    'one does not see it oneself',
  )
  assert.equal(codeOf(await calibrate('hr_manager', round.manager, 3)), 'ok')
  assert.equal(codeOf(await calibrate('hr_manager', round.manager, 2)), 'ok')
  const { values } = await done('lead', 'GET', `/reviews/${round.manager}`)
  const { rating, proposedRating, status: stands } = values as Record<string, unknown>
  assert.deepEqual([rating, proposedRating, stands], [2, 4, 'calibrated'])
})

test('ratings before and after are shown by group, with the reviews in which roles conflict', async () => {
  const { lead, employee, stranger } = server.people
  const path = `/review-cycles/${round.cycle}/calibration`
  const { groups, conflicts } = (await done('hr_manager', 'GET', `${path}?by=reviewer`)) as unknown as {
    groups: { group: string }[]
    conflicts: object[]
  }
  const of = (group: string) => groups.find((one) => one.group === group)
  assert.deepEqual(of(lead), { group: lead, reviews: 1, before: 4, after: 2, moved: 1 })
  assert.deepEqual(of(employee), { group: employee, reviews: 1, before: 3, after: 3, moved: 0 })
  assert.deepEqual(conflicts, [
    { reviewId: round.own, subjectId: stranger, reviewerId: employee, conflict: 'is not the line manager' },
  ])
  const own = await done('lead', 'GET', `${path}?by=reviewer`)
  assert.deepEqual(
    (own['groups'] as { group: string }[]).map(({ group }) => group),
    [lead],
    'a lead compares within the own line',
  )
  const byDepartment = await done('hr_manager', 'GET', path)
  assert.ok(
    (byDepartment['groups'] as { group: string | null }[]).every(({ group }) => group?.startsWith('dep_')),
  )
  const yesterday = await done(
    'hr_manager',
    'GET',
    `${path}?asOf=2026-11-20&knownAt=2020-01-01T00:00:00Z`,
  ).catch(() => undefined)
  assert.equal(yesterday, undefined, 'the round was not known then')
  assert.equal((await call('employee', 'GET', path)).status, 403)
})

test('two who review each other, and who reviews the own manager or oneself, are named', async () => {
  const { report, lead, employee, stranger } = server.people
  const submitted = { kind: 'manager', status: 'submitted', rating: 3 }
  await enter('hr_manager', employee, { ...submitted, reviewerId: stranger })
  await enter('hr_manager', lead, { ...submitted, reviewerId: report })
  await enter('hr_manager', server.people.recruiter, { ...submitted, reviewerId: server.people.recruiter })
  const body = await done('hr_manager', 'GET', `/review-cycles/${round.cycle}/calibration`)
  const found = new Map(
    (body['conflicts'] as { subjectId: string; conflict: string }[]).map((one) => [
      one.subjectId,
      one.conflict,
    ]),
  )
  assert.equal(found.get(employee), 'review each other')
  assert.equal(found.get(stranger), 'review each other')
  assert.equal(found.get(lead), 'reviews the own manager')
  assert.equal(found.get(server.people.recruiter), 'reviews oneself as manager')
  assert.equal(found.get(report), 'review each other')
})

test('when it is published, people read what the manager wrote; colleagues stay unnamed; HR does not publish its own', async () => {
  const publish = (who: Who) => call(who, 'POST', `/review-cycles/${round.cycle}/publish`, {})
  assert.equal((await publish('employee')).status, 403)
  const byHrPerson = await done('hrPerson', 'POST', `/review-cycles/${round.cycle}/publish`, {
    kinds: ['manager'],
  })
  assert.ok(Number(byHrPerson['published']) >= 1)
  assert.deepEqual(await seenBy('reviewed'), { manager: 'published', self: 'submitted' })
  const rest = await done('hr_manager', 'POST', `/review-cycles/${round.cycle}/publish`, {})
  assert.ok(Number(rest['published']) >= 2, 'the own review of HR, and what people said of themselves')
  assert.deepEqual(await seenBy('reviewed'), { manager: 'published', self: 'published' })
  assert.deepEqual(await seenBy('employee'), { peer: 'submitted' })
  const { values } = await done('reviewed', 'GET', `/reviews/${round.manager}`)
  assert.equal((values as Record<string, unknown>)['rating'], 2)
  const { items } = (await done('reviewed', 'GET', '/notifications')) as {
    items: { kind: string; recordId: string }[]
  }
  assert.ok(items.some(({ kind, recordId }) => kind === 'review-published' && recordId === round.manager))
})

test('who a published review is about says to have read it, once; nobody else does, and nothing else changes', async () => {
  const path = `/reviews/${round.manager}/acknowledge`
  assert.equal((await call('lead', 'POST', path, {})).body['code'], 'record-missing')
  assert.equal((await call('hr_manager', 'POST', path, {})).body['code'], 'record-missing')
  const forged = { from, values: { acknowledgedOn: from } }
  assert.equal((await call('hr_manager', 'PATCH', `/reviews/${round.manager}`, forged)).status, 400)
  const before = await done('reviewed', 'GET', `/reviews/${round.manager}`)
  assert.deepEqual(await done('reviewed', 'POST', path, {}), { acknowledgedOn: from })
  assert.deepEqual(await done('reviewed', 'POST', path, {}), { acknowledgedOn: from })
  const after = await done('lead', 'GET', `/reviews/${round.manager}`)
  assert.deepEqual(after['values'], { ...(before['values'] as object), acknowledgedOn: from })
})

test('what is published can be changed by its author no more, and calibrated no more', async () => {
  const change = { from, values: { rating: 5 } }
  assert.equal((await call('reviewed', 'PATCH', `/reviews/${round.self}`, change)).status, 403)
  assert.equal(codeOf(await calibrate('hr_manager', round.manager, 5)), 'record-conflict')
})

test('opening a round asks each line manager for a review of each of their people, once', async () => {
  const { report, lead } = server.people
  const values = {
    name: 'Half of 2026',
    periodStart: '2026-01-01',
    periodEnd: '2026-12-31',
    status: 'planned',
    scaleLowest: 1,
    scaleHighest: 5,
  }
  const cycle = (await done('hr_manager', 'POST', '/review-cycles', { from, values }))['id'] as string
  const path = `/review-cycles/${cycle}`
  assert.equal((await call('lead', 'POST', `${path}/open`)).status, 403)
  const first = await done('hr_manager', 'POST', `${path}/open`)
  assert.ok(Number(first['asked']) > 5)
  assert.ok(Number(first['withoutManager']) >= 1, 'who leads all is reviewed by nobody')
  assert.deepEqual(await done('hr_manager', 'POST', `${path}/open`), {
    asked: 0,
    withoutManager: first['withoutManager'],
  })
  const { items } = (await done('lead', 'GET', `${path}/people`)) as unknown as {
    items: { personId: string; managerId: string; review: { status: string; reviewerId: string } | null }[]
  }
  const own = items.find(({ personId }) => personId === report)
  assert.deepEqual(own?.review && { ...own.review, id: '' }, {
    id: '',
    reviewerId: lead,
    status: 'draft',
    rating: null,
    proposedRating: null,
  })
  assert.ok(
    items.every(({ personId }) => personId !== lead),
    'nobody is in the own list',
  )
  const everybody = (await done('hr_manager', 'GET', `${path}/people`))['items'] as unknown[]
  assert.ok(items.length < everybody.length, 'a lead sees the own line')
  assert.equal((await call('employee', 'GET', `${path}/people`)).status, 403)
  await done('hr_manager', 'PATCH', path, { from, values: { status: 'closed' } })
  assert.equal((await call('hr_manager', 'POST', `${path}/open`)).status, 409)
})
