import { listJobs, newestReport, placesOfPeople } from '@cadre/store'
import type { ReportKind } from '@cadre/store'
import { synthesiseCompany } from '@cadre/synth'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { giveDemoNotices } from '../../demo/demo-notices.ts'
import { startTestServer, today } from '../../test-server.fixture.ts'
import type { TestServer } from '../../test-server.fixture.ts'
import { startTestWorker } from '../test-worker.fixture.ts'
import type { TestWorker } from '../test-worker.fixture.ts'
import { lakeExportJob } from './lake-export.ts'
import { studyAttritionJob, studyPerformanceJob, studyProductivityJob, studyWellbeingJob } from './studies.ts'

let server: TestServer
let worker: TestWorker
const history = 'as it happened'

before(async () => {
  const company = [...synthesiseCompany({ people: 220, years: 4, seed: 5, today })]
  server = await startTestServer({ company })
  worker = await startTestWorker(server, [
    lakeExportJob,
    studyAttritionJob,
    studyPerformanceJob,
    studyProductivityJob,
    studyWellbeingJob,
  ])
  await worker.run('lake_export', {})
  await server.asSystem(giveDemoNotices)
})
after(async () => {
  await worker.stop()
  await server.close()
})

interface Told {
  readonly id: string
  readonly asOf: string
  readonly method: { readonly judged: readonly { readonly name: string }[]; readonly people: number }
  readonly parts: readonly {
    readonly about: string
    readonly name: string
    readonly people: number
    readonly value: number
    readonly figures: { readonly bands?: readonly { readonly people: number }[] }
  }[]
}
async function read(role: Parameters<TestServer['call']>[0], kind: ReportKind): Promise<Told> {
  const { status, body } = await server.call(role, 'GET', `/reports/${kind}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body['report'] as unknown as Told
}

const everyKind = [
  ['attrition', 'retention'],
  ['performance', 'development'],
  ['productivity', 'planning'],
  ['wellbeing', 'wellbeing'],
] as const

test('each study becomes a report, of no part of fewer than five people, and names nobody', async () => {
  for (const [kind, purpose] of everyKind) {
    const { state, errorMessage } = await worker.ask(`study_${kind}`, { history }, purpose)
    assert.equal(state, 'done', `${kind}: ${errorMessage}`)
    const { parts, asOf } = await read('hr_manager', kind)
    assert.equal(asOf, '2026-10-31')
    assert.ok(parts.some(({ about }) => about === 'everybody'))
    assert.ok(parts.filter(({ about }) => about === 'department').length > 2, kind)
    assert.ok(parts.every(({ people }) => people >= 5))
    for (const { about, people, figures } of parts.filter(({ about: of }) => of !== 'everybody'))
      if (figures.bands)
        assert.ok(
          figures.bands.length !== 1 &&
            figures.bands.every((band) => band.people >= 5 && band.people < people),
          `${kind} ${about}`,
        )
    const whole = JSON.stringify(parts.filter(({ about }) => about !== 'line'))
    assert.doesNotMatch(whole, /per_[0-9A-Za-z]{22}/)
  }
})

/** Who leads somebody and is led by somebody, directly or not. */
async function ledBelow(leader: string): Promise<ReadonlySet<string>> {
  const places = await server.asSystem((session) => placesOfPeople(session, { asOf: '2026-10-31' }))
  const led = places.filter(({ leaderIds }) => leaderIds.includes(leader)).map(({ personId }) => personId)
  return new Set(led.filter((id) => places.some(({ leaderIds }) => leaderIds.includes(id))))
}

test('a lead reads what is of the own line alone, of what is done also of lines in it; an executive nothing of lines, others nothing', async () => {
  const below = await ledBelow(server.people.lead)
  for (const [kind] of everyKind) {
    const own = (await read('lead', kind)).parts
    assert.ok(
      (own.length <= 1 || kind === 'productivity') &&
        own.every(({ about, name }) => about === 'line' && (name === server.people.lead || below.has(name))),
    )
    const overview = (await read('executive', kind)).parts
    assert.deepEqual(new Set(overview.map(({ about }) => about)), new Set(['everybody', 'department']))
    const counts = [...JSON.stringify(overview).matchAll(/"people":(\d+)/g)].map(([, n]) => Number(n))
    assert.ok(counts.length > overview.length - 1 && counts.every((people) => people % 5 === 0))
    for (const role of ['employee', 'recruiter', 'data_scientist', 'administrator'] as const)
      assert.equal((await server.call(role, 'GET', `/reports/${kind}`)).status, 403)
  }
})

test('who objects is not in it, and a report is never altered', async () => {
  const before = await read('hr_manager', 'productivity')
  const { rows } = await server.database.pool.query<{ id: string }>(
    `select distinct on (person_id) person_id as id from records.job_assignment where upper_inf(recorded) and upper_inf(valid) limit 12`,
  )
  for (const { id } of rows)
    await server.database.pool.query(`delete from app.notice_given where subject_id = $1`, [id])
  await worker.ask('study_productivity', { history }, 'planning')
  const later = await read('hr_manager', 'productivity')
  assert.notEqual(later.id, before.id)
  const all = (told: Told): number => told.parts.find(({ about }) => about === 'everybody')!.people
  assert.ok(all(later) < all(before), `${all(later)} of ${all(before)}`)
  await assert.rejects(server.database.pool.query(`update report.part set value = 0`), /never altered/)
  await assert.rejects(
    server.database.pool.query(`update report.report set as_of = '2020-01-01'`),
    /never altered/,
  )
})

test('reports of months past are from what was known by then, and can be followed over time', async () => {
  await worker.ask('study_attrition', { history, asOf: '2026-04-30' }, 'retention')
  const { body } = await server.call('executive', 'GET', '/reports/attrition/over-time?about=everybody')
  const items = body['items'] as unknown as { asOf: string; value: number; low: number; high: number }[]
  assert.deepEqual(
    items.map(({ asOf }) => asOf),
    ['2026-04-30', '2026-10-31'],
  )
  assert.ok(items.every(({ value, low, high }) => low <= value && value <= high))
  const then = await server.asSystem((session) => newestReport(session, 'attrition', { asOf: '2026-05-31' }))
  assert.equal(then?.asOf, '2026-04-30')
  const { parts } = await read('hr_manager', 'attrition')
  assert.ok(parts.find(({ about }) => about === 'everybody')!.value > 0)
})

test('reports of quarters before are made with it, where enough is known of them', async () => {
  await worker.ask('study_wellbeing', { history, earlier: 2 }, 'wellbeing')
  const { body } = await server.call('executive', 'GET', '/reports/wellbeing/over-time?about=everybody')
  const items = body['items'] as unknown as { asOf: string }[]
  assert.deepEqual(
    items.map(({ asOf }) => asOf),
    ['2026-04-30', '2026-07-31', '2026-10-31'],
  )
  const { state } = await worker.ask('study_performance', { history, earlier: 12 }, 'development')
  assert.equal(state, 'done')
})

test('a day that is no end of a month is refused in words, and makes no report', async () => {
  const { state, errorMessage } = await worker.ask(
    'study_attrition',
    { history, asOf: '2026-04-12' },
    'retention',
  )
  assert.equal(state, 'failed')
  assert.match(String(errorMessage), /end of a month/)
  const { length } = await server.asSystem((session) => listJobs(session, { limit: 50, state: 'failed' }))
  assert.ok(length >= 1)
})

test('lines in the own line are a map for the lead, told of by nothing that is left of a few', async () => {
  const { pool } = server.database
  const { rows } = await pool.query<{ line_of: string; people: number }>(
    `select p.line_of, p.people from report.part p join report.report r on r.id = p.report_id
     where r.kind = 'productivity' and r.as_of = '2026-10-31' and p.told_above
       and r.position = (select max(position) from report.report where kind = 'productivity' and as_of = '2026-10-31')`,
  )
  assert.ok(rows.length >= 3, `${rows.length} lines`)
  const below = await ledBelow(server.people.lead)
  const wanted = rows.map(({ line_of }) => line_of).filter((name) => below.has(name))
  const own = (await read('lead', 'productivity')).parts.map(({ name }) => name)
  assert.deepEqual(own.filter((name) => name !== server.people.lead).toSorted(), wanted.toSorted())
})

test('one’s own level is on one’s own page; the lead is told it where HR has decided so, by name, and who looked is noted', async () => {
  const { call, people, database } = server
  const ofOneself = (await call('employee', 'GET', '/me/productivity')).body as unknown as {
    level: number | null
    ratio: number
    usual: number
    isToldToLead: boolean
  }
  assert.ok(ofOneself.level !== null, JSON.stringify(ofOneself))
  assert.ok(
    Math.abs(ofOneself.level - Math.max(-1, Math.min(1, ofOneself.ratio / ofOneself.usual - 1))) < 1e-9,
  )
  assert.equal(ofOneself.isToldToLead, false)
  const levels = async () =>
    (await call('lead', 'GET', '/report-levels')).body as unknown as {
      items: { personId: string; level: number }[]
      names: Record<string, string>
    }
  assert.deepEqual((await levels()).items, [])
  const decided = await call('hr_manager', 'PUT', '/report-policy', {
    body: { leadsSeeBands: false, leadsSeeLevels: true, reason: 'agreed with the works council' },
  })
  assert.equal(decided.status, 200, JSON.stringify(decided.body))
  const { items, names } = await levels()
  assert.ok(items.length > 0)
  assert.ok(items.every(({ level }) => level >= -1 && level <= 1))
  const shown = items.map(({ personId }) => names[personId] ?? personId)
  assert.deepEqual(
    shown,
    shown.toSorted((a, b) => a.localeCompare(b)),
  )
  assert.ok(items.every(({ personId }) => personId !== people.lead))
  const { rows } = await database.pool.query<{ subjects: string[] }>(
    `select subjects from audit.entry where entity = 'measure_value' order by id desc limit 1`,
  )
  assert.ok(rows[0]!.subjects.length > 0)
  const { personId } = items[0]!
  await call('hr_manager', 'POST', '/objections', {
    body: { purpose: 'planning', subjectId: personId, objects: true },
  })
  assert.ok((await levels()).items.every((item) => item.personId !== personId))
  for (const role of ['employee', 'executive', 'hr_manager'] as const)
    assert.equal((await call(role, 'GET', '/report-levels')).status, 403)
})

test('a report of leaving is over as many months ahead, and by as many looks, as are asked for', async () => {
  const { state, errorMessage } = await worker.ask(
    'study_attrition',
    { history, horizonMonths: 3, every: 1 },
    'retention',
  )
  assert.equal(state, 'done', String(errorMessage))
  const { method, parts } = (await read('hr_manager', 'attrition')) as unknown as {
    readonly method: Readonly<Record<string, unknown>> & { readonly judged: { aucByMonth: unknown[] }[] }
    readonly parts: readonly { readonly about: string; readonly figures: { readonly losses?: unknown[] } }[]
  }
  assert.equal(method['horizonMonths'], 3)
  // Month ends of four years: one more where the first day is one.
  assert.ok([48, 49].includes(Number(method['days'])), String(method['days']))
  assert.equal(method.judged[0]!.aucByMonth.length, 3)
  assert.ok(parts.some(({ about, figures }) => about === 'department' && figures.losses!.length > 0))
  const far = await server.call('hr_manager', 'POST', '/job-runs', {
    body: { kind: 'study_attrition', input: { horizonMonths: 30 } },
    headers: { 'cadre-purpose': 'retention' },
  })
  assert.equal(far.status, 400)
})
