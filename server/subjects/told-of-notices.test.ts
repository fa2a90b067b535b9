import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as studies from '../jobs/kinds/studies.ts'
import { reportPurposes } from '../reports/report-purposes.ts'
import { startTestServer } from '../test-server.fixture.ts'
import type { Answer, TestServer } from '../test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 20 })
})
after(() => server.close())

const hr = (path: string, body: object = {}): Promise<Answer> =>
  server.call('hr_manager', 'POST', path, { body })

async function standingOf(purpose: string): Promise<Record<string, unknown>> {
  const { status, body } = await server.call('hr_manager', 'GET', '/notices/standing')
  assert.equal(status, 200, JSON.stringify(body))
  const items = body['items'] as Record<string, unknown>[]
  return items.find((one) => one['purpose'] === purpose && one['population'] === 'employee')!
}

const untoldOf = async (): Promise<{
  subjectIds: string[]
  total: number
  noticeOf: Record<string, string>
}> =>
  (await server.call('hr_manager', 'GET', '/notices/untold?purpose=retention&population=employee'))
    .body as never

const notice = {
  purpose: 'retention',
  population: 'employee',
  language: 'en',
  body: 'We work out how likely people are to leave; a person decides, and you may object.',
}

test('how far people were told goes from nobody to everybody, with the notice that each needs, on paper with its day', async () => {
  const before = await standingOf('retention')
  assert.ok(Number(before['people']) > 10)
  assert.equal(before['untold'], before['people'], 'nobody is told where nothing is published')
  assert.deepEqual(before['reports'], ['attrition'])
  assert.deepEqual((await untoldOf()).noticeOf, {}, 'there is none that would tell them')

  const general = String((await hr('/notices', notice)).body['id'])
  const { subjectIds, noticeOf, total } = await untoldOf()
  assert.equal(total, before['untold'])
  assert.ok(subjectIds.every((id) => noticeOf[id] === general))

  const given = `/notices/${general}/given`
  const late = await hr(given, { subjectIds, how: 'paper', toldOn: '2099-01-01' })
  assert.equal(late.status, 400)
  assert.match(String(late.body['detail']), /a day to come/)
  const told = await hr(given, { subjectIds, how: 'on paper, signed', toldOn: '2026-01-31' })
  assert.deepEqual(told.body, { recorded: subjectIds.length })
  assert.equal((await standingOf('retention'))['untold'], 0)
  const { rows } = await server.database.pool.query(
    `select distinct to_char(told_on, 'YYYY-MM-DD') as day, given_at > '2026-02-01' as recorded_later from app.notice_given`,
  )
  assert.deepEqual(rows, [{ day: '2026-01-31', recorded_later: true }])
})

test('a notice of a country is for who works there, and the general one for all others', async () => {
  const { rows } = await server.database.pool.query<{ subject_id: string; country: string }>(
    `select p.subject_id, left(p.place, 2) as country from app.places_of(null) p where p.subject_id like 'per_%'`,
  )
  const own = rows.find(({ subject_id }) => subject_id === server.people.employee)!.country
  const inCountry = String((await hr('/notices', { ...notice, country: own })).body['id'])
  const { subjectIds, noticeOf } = await untoldOf()
  assert.ok(subjectIds.length > 0 && subjectIds.every((id) => noticeOf[id] === inCountry))
  const { body } = await server.call('employee', 'GET', '/notices')
  const items = body['items'] as { id: string; isForMe: boolean }[]
  assert.deepEqual(
    items.filter(({ isForMe }) => isForMe).map(({ id }) => id),
    [inCountry],
  )
})

test('what is switched off stands there with its place, until it is on again', async () => {
  const off = {
    purpose: 'retention',
    population: 'employee',
    ground: 'works council',
    reason: 'no agreement yet',
  }
  await hr('/processing-switches', { ...off, country: 'PE', isOn: false })
  await hr('/processing-switches', { ...off, isOn: false })
  assert.deepEqual((await standingOf('retention'))['offIn'], [null, 'PE'])
  await hr('/processing-switches', { ...off, isOn: true })
  assert.deepEqual((await standingOf('retention'))['offIn'], ['PE'])
})

test('what a report waits for is the purpose that its job works for', () => {
  const jobs = [
    studies.studyAttritionJob,
    studies.studyPerformanceJob,
    studies.studyProductivityJob,
    studies.studyWellbeingJob,
  ]
  assert.deepEqual(
    reportPurposes.map(([kind, purpose]) => [`study_${kind}`, purpose]),
    jobs.map(({ name, purposes }) => [name, purposes[0]]),
  )
})
