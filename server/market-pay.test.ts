import { entityNamed } from '@cadre/people'
import { createRecords, endRecord, readRecords } from '@cadre/store'
import type { RecordVersion } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let all: Readonly<Record<string, readonly RecordVersion[]>>
before(async () => {
  server = await startTestServer({ people: 120 })
  all = await server.asSystem(async (session) => {
    const kinds = ['job', 'job_family', 'grade', 'location', 'pay', 'work_terms', 'job_assignment']
    const found: Record<string, readonly RecordVersion[]> = {}
    for (const kind of kinds)
      found[kind] = await readRecords(session, entityNamed(kind), { asOf: today, limit: 10_000 })
    const records = found['job_family']!.flatMap(({ id: familyId }) =>
      found['grade']!.map(({ id: gradeId }) => ({
        from: '2020-01-01',
        values: { familyId, gradeId, ...surveyed('ES', 'EUR', 3_000_000) },
      })),
    )
    await createRecords(session, entityNamed('market_pay'), records)
    const [family] = found['job_family']!
    const abroad = found['grade']!.map(({ id: gradeId }) => ({
      from: '2020-01-01',
      values: { familyId: family!.id, gradeId, ...surveyed('PE', 'USD', 1_500_000) },
    }))
    await createRecords(session, entityNamed('market_pay'), abroad)
    return found
  })
})
after(() => server.close())

function surveyed(country: string, currency: string, middle: number) {
  const amount = (share: number) => ({ minor: middle * share, currency })
  return {
    country,
    source: 'Norte Survey',
    surveyedOn: '2019-10-01',
    percentile25: amount(0.9),
    median: amount(1),
    percentile75: amount(1.2),
  }
}

/** Somebody in a country, and whether in the first family, with yearly base pay for full time. */
function somebody(country: string, isOfFirst?: boolean) {
  const [first] = all['job_family']!
  return everybody().find(
    (one) =>
      one.country === country && (isOfFirst === undefined || (one.familyId === first!.id) === isOfFirst),
  )!
}

function everybody() {
  const byId = (kind: string) => new Map(all[kind]!.map((record) => [record.id, record.values]))
  const [jobs, places] = [byId('job'), byId('location')]
  const fte = new Map(
    all['work_terms']!.map(({ subjectId, values }) => [subjectId, Number(values['fte'] ?? 1)]),
  )
  const pay = new Map(
    all['pay']!.filter(({ values }) => values['component'] === 'base').map(({ subjectId, values }) => [
      subjectId,
      values['amount'] as { minor: number; currency: string },
    ]),
  )
  return all['job_assignment']!.flatMap(({ subjectId, values }) => {
    const amount = pay.get(subjectId)
    if (!amount) return []
    return [
      {
        id: subjectId!,
        country: places.get(values['locationId'] as string)?.['country'],
        familyId: jobs.get(values['jobId'] as string)?.['familyId'],
        amount: { minor: Math.round(amount.minor / (fte.get(subjectId) ?? 1)), currency: amount.currency },
      },
    ]
  })
}

const marketOf = (role: 'hr_manager' | 'executive' | 'lead' | 'employee', id: string, query = '') =>
  server.call(role, 'GET', `/people/${id}/market-pay${query}`)

test('base pay of a person stands beside what others pay for the job, with the source', async () => {
  const { id, amount } = somebody('ES')
  const { status, body } = await marketOf('hr_manager', id)
  assert.equal(status, 200, JSON.stringify(body))
  assert.equal(body['comparison'], 'compared')
  assert.deepEqual(body['pay'], amount)
  assert.ok(Math.abs(Number(body['ratio']) - amount.minor / 3_000_000) < 1e-6)
  assert.ok(Math.abs(Number(body['position']) - (amount.minor - 2_700_000) / 900_000) < 1e-5)
  const survey = body['survey'] as Record<string, unknown>
  assert.deepEqual(
    [survey['source'], survey['surveyedOn'], survey['median'], survey['percentile10']],
    ['Norte Survey', '2019-10-01', { minor: 3_000_000, currency: 'EUR' }, null],
  )
})

test('pay in another currency than the survey is not compared, and where there is no survey that is said', async () => {
  const other = (await marketOf('hr_manager', somebody('PE', true).id)).body
  assert.equal(other['comparison'], 'another currency')
  assert.deepEqual([other['ratio'], other['position']], [null, null])
  assert.ok(other['survey'] !== null)
  const none = (await marketOf('hr_manager', somebody('PE', false).id)).body
  assert.deepEqual([none['comparison'], none['ratio'], none['survey']], ['no survey of the job', null, null])
  const before = (await marketOf('hr_manager', somebody('ES').id, '?knownAt=2026-11-19T00:00:00Z')).body
  assert.equal(before['survey'] ?? null, null, 'it was not known then')
})

test('nobody but those who read market pay and the person’s pay is told', async () => {
  const { id } = somebody('ES')
  for (const [role, expected] of [
    ['executive', 404],
    ['lead', 403],
    ['employee', 403],
  ] as const)
    assert.equal((await marketOf(role, id)).status, expected, role)
})

test('the figure of pay beside the market is of those who have a survey in the currency, and as recorded for who reads all', async () => {
  const question = '/aggregates/market_pay_quartiles?currency=EUR'
  const { status, body } = await server.call('hr_manager', 'GET', question)
  assert.equal(status, 200, JSON.stringify(body))
  const [month] = body['months'] as {
    month: string
    cells: { people: number; quartiles: { middle: number } }[]
  }[]
  const [cell] = month!.cells
  const ratios = everybody()
    .filter(({ country }) => country === 'ES')
    .map(({ amount }) => (100 * amount.minor) / 3_000_000)
    .sort((a, b) => a - b)
  const middle = ratios[Math.floor(ratios.length / 2)]!
  assert.ok(Math.abs(cell!.people - ratios.length) <= 3, `${cell!.people} of ${ratios.length}`)
  assert.ok(Math.abs(cell!.quartiles.middle / middle - 1) < 0.05, `${cell!.quartiles.middle} of ${middle}`)
  const abroad = (await server.call('hr_manager', 'GET', '/aggregates/market_pay_quartiles?currency=PEN'))
    .body
  assert.deepEqual(
    (abroad['months'] as (typeof month)[])[0]!.cells.filter(({ people }) => people > 0),
    [],
  )
  const disguised = await server.call('executive', 'GET', `${question}&by=grade`)
  assert.equal(disguised.status, 200)
  assert.equal(disguised.body['isExact'], false)
  assert.equal((await server.call('lead', 'GET', question)).status, 403)
})

test('a record whose amounts fall, or are in two currencies, is refused whoever enters it', async () => {
  const [family, grade] = [all['job_family']![0]!.id, all['grade']![0]!.id]
  const values = { familyId: family, gradeId: grade, ...surveyed('DE', 'EUR', 3_000_000) }
  const enter = (change: Record<string, unknown>) =>
    server.call('hr_manager', 'POST', '/market-pay', {
      body: { from: '2026-01-01', values: { ...values, ...change } },
    })
  const falling = await enter({ percentile25: { minor: 3_000_001, currency: 'EUR' } })
  assert.equal(falling.status, 400)
  assert.match(JSON.stringify(falling.body), /median is below percentile 25/)
  const mixed = await enter({ percentile75: { minor: 3_900_000, currency: 'CHF' } })
  assert.match(JSON.stringify(mixed.body), /median and percentile 75 are not/)
  const right = await enter({})
  assert.equal(right.status, 201, JSON.stringify(right.body))
  const again = await enter({ source: 'NORTE survey' })
  assert.equal(again.status, 409, JSON.stringify(again.body))
  await server.asSystem((session) =>
    endRecord(session, entityNamed('market_pay'), String(right.body['id']), { on: '2026-06-01' }),
  )
  const next = await server.call('hr_manager', 'POST', '/market-pay', {
    body: { from: '2026-06-01', values },
  })
  assert.equal(next.status, 201, 'one holds after the other')
})
