import { countRetired, listDueData, retireData } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from '../test-server.fixture.ts'
import type { Answer, TestServer } from '../test-server.fixture.ts'
import { plantCanaries } from './canaries.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 20 })
})
after(() => server.close())

const hr = (path: string, body: object = {}): Promise<Answer> =>
  server.call('hr_manager', 'POST', path, { body })

async function refusalOf(subjectId: string, purpose = 'retention'): Promise<unknown> {
  const { status, body } = await hr('/processing/check', { purpose, subjectIds: [subjectId] })
  assert.equal(status, 200, JSON.stringify(body))
  return (body['items'] as { refusal: unknown }[])[0]!.refusal
}

const notice = {
  purpose: 'retention',
  population: 'employee',
  language: 'en',
  body: 'We work out how likely people are to leave, from hours, pay and reviews; ask HR for a human review.',
}

test('nobody is processed for a purpose before being told of it; a new version has to be told anew', async () => {
  const { stranger, employee } = server.people
  assert.equal(await refusalOf(stranger), 'no notice yet')
  assert.equal(await refusalOf(stranger, 'operation'), null)
  const published = await hr('/notices', notice)
  assert.equal(published.status, 201, JSON.stringify(published.body))
  assert.equal(await refusalOf(stranger), 'not told')
  const given = `/notices/${String(published.body['id'])}/given`
  assert.deepEqual((await hr(given, { subjectIds: [stranger], how: 'letter of 20 November' })).body, {
    recorded: 1,
  })
  assert.deepEqual((await server.call('employee', 'POST', given, { body: { how: 'read on screen' } })).body, {
    recorded: 1,
  })
  assert.equal(await refusalOf(stranger), null)
  assert.equal(await refusalOf(employee), null)
  const { body } = await server.call(
    'hr_manager',
    'GET',
    '/notices/untold?purpose=retention&population=employee',
  )
  const untold = body['subjectIds'] as string[]
  assert.ok(untold.length > 5 && !untold.includes(stranger) && !untold.includes(employee))
  assert.equal((await hr('/notices', { ...notice, language: 'es', isTranslation: true })).body['version'], 1)
  assert.equal(await refusalOf(stranger), null, 'a translation is no new version')
  assert.equal((await hr('/notices', notice)).body['version'], 2)
  assert.equal(await refusalOf(stranger), 'not told')
})

test('an employee records what was told to nobody but to oneself', async () => {
  const { body } = await server.call('employee', 'GET', '/notices')
  const id = (body['items'] as { id: string }[])[0]!.id
  const foreign = { subjectIds: [server.people.stranger], how: 'I say so' }
  assert.equal((await server.call('employee', 'POST', `/notices/${id}/given`, { body: foreign })).status, 403)
  assert.equal((await server.call('lead', 'POST', '/notices', { body: notice })).status, 403)
})

test('a works council switches a purpose off for a country at once, and an objection for one person', async () => {
  const { stranger } = server.people
  assert.equal(await refusalOf(stranger, 'audit'), null)
  const where = {
    purpose: 'audit',
    population: 'employee',
    ground: 'works council',
    reason: 'no agreement yet',
  }
  const countries = ['ES', 'PE']
  for (const country of countries)
    assert.equal((await hr('/processing-switches', { ...where, country, isOn: false })).status, 201)
  assert.equal(await refusalOf(stranger, 'audit'), 'switched off')
  for (const country of countries) await hr('/processing-switches', { ...where, country, isOn: true })
  assert.equal(await refusalOf(stranger, 'audit'), null)
  const objection = { purpose: 'audit', subjectId: stranger }
  await hr('/objections', { ...objection, objects: true })
  assert.equal(await refusalOf(stranger, 'audit'), 'objected')
  assert.equal(
    (await server.call('employee', 'POST', '/objections', { body: { ...objection, objects: false } })).status,
    200,
  )
  assert.equal(await refusalOf(stranger, 'audit'), 'objected', 'nobody takes back the objection of another')
  await hr('/objections', { ...objection, objects: false })
  assert.equal(await refusalOf(stranger, 'audit'), null)
})

test('a correction of the past is told to whoever follows', async () => {
  const { body } = await server.call('hr_manager', 'GET', `/work-terms?subjectId=${server.people.stranger}`)
  const record = (body['items'] as { id: string; validFrom: string }[])[0]!
  const change = { from: record.validFrom, values: { weeklyHours: 39 } }
  assert.equal(
    (await server.call('hr_manager', 'PATCH', `/work-terms/${record.id}`, { body: change })).status,
    200,
  )
  const events = (await server.call('hr_manager', 'GET', '/subject-events')).body['items'] as {
    kind: string
    recordId: string
    fields: string[]
  }[]
  const told = events.find(({ recordId }) => recordId === record.id)
  assert.deepEqual([told?.kind, told?.fields], ['rectified', ['weeklyHours']])
})

test('data whose time is over is listed by the rules of its place, and goes in order; what is held stays', async () => {
  const inSpain = await plantCanaries(server, { seed: 7, leftOn: '2021-06-01', country: 'ES' })
  const inGermany = await plantCanaries(server, { seed: 8, leftOn: '2019-06-01', country: 'DE' })
  const hold = {
    subjectId: inSpain.personId,
    dataClasses: ['review'],
    reason: 'case 7/2026',
    until: '2027-01-01',
  }
  assert.equal((await hr('/holds', hold)).status, 201)
  const due = (await server.call('hr_manager', 'GET', '/retention/due')).body as unknown as Awaited<
    ReturnType<typeof listDueData>
  >
  const classes = (id: string): string[] =>
    due.items.flatMap((item) => (item.subjectId === id ? [item.dataClass] : [])).sort()
  assert.ok(classes(inSpain.personId).includes('contact') && !classes(inSpain.personId).includes('review'))
  assert.ok(!classes(inSpain.personId).includes('pay'), 'seventy-two months are not over')
  assert.ok(
    classes(inGermany.personId).includes('employment') && !classes(inGermany.personId).includes('pay'),
    'ninety-six months are not over',
  )
  assert.deepEqual(
    due.items.map(({ dueOn }) => dueOn),
    due.items.map(({ dueOn }) => dueOn).toSorted(),
  )
  const isHeldBefore = await server.asSystem(listDueData)
  assert.equal(isHeldBefore.digest, due.digest, 'reading the list changes nothing')
  let rowsGone = 0
  for (const item of due.items) {
    rowsGone += await server.asSystem((session) => retireData(session, item))
    // As a worker would that was killed before it could note that it was done.
    assert.equal(await server.asSystem((session) => retireData(session, item)), 0)
  }
  assert.ok(rowsGone > due.items.length)
  assert.equal(await server.asSystem((session) => countRetired(session, due.items)), rowsGone)
  const again = await server.asSystem(listDueData)
  assert.deepEqual(
    again.items.filter(({ subjectId }) => due.items.some((item) => item.subjectId === subjectId)),
    [],
  )
  const profile = await server.call('hr_manager', 'GET', `/person-profiles/${inGermany.personId}`)
  assert.equal((profile.body['values'] as { lastName: string }).lastName, '–')
  const reviews = await server.call(
    'hr_manager',
    'GET',
    `/reviews?subjectId=${inSpain.personId}&asOf=2023-06-01`,
  )
  assert.equal((reviews.body['items'] as unknown[]).length, 1)
  const { rows } = await server.database.pool.query(
    `select count(*)::int as count from audit.entry where act like '% by retention'`,
  )
  assert.equal((rows[0] as { count: number }).count, due.items.length)
})

test('an organisation replaces a default by a rule of its own, but not by one shorter than its law', async () => {
  const rule = {
    place: 'ES',
    subject: 'person',
    dataClass: 'pay',
    keepMonths: 60,
    eraseAfterMonths: 66,
    disposal: 'erase',
    basis: 'own counsel',
  }
  const { status, body } = await hr('/retention/rules', rule)
  assert.equal(status, 200, JSON.stringify(body))
  const found = (body['items'] as { place: string; dataClass: string; basis: string }[]).filter(
    (one) => one.place === 'ES' && one.dataClass === 'pay',
  )
  assert.deepEqual(
    found.map(({ basis }) => basis),
    ['own counsel'],
  )
  assert.equal((await hr('/retention/rules', { ...rule, eraseAfterMonths: 12 })).status, 400)
})
