import { keepReport } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 12 })
})
after(() => server.close())

test('executives and leads read numbers of people as multiples of five, in how a report was made as well', async () => {
  const told = {
    review: 'a person reads it',
    mustNever: [],
    rows: 90,
    recommended: 'linear',
    isBetter: false,
  }
  await server.asSystem((session) =>
    keepReport(session, {
      kind: 'attrition',
      asOf: '2026-10-31',
      jobId: 'job_1',
      data: null,
      method: {
        ...told,
        horizonMonths: 6,
        people: 33,
        events: 9,
        days: 4,
        judgedRows: 60,
        judged: [],
        calibration: [],
        drivers: [],
        shifts: [],
        actions: [],
        gains: [],
        overDays: [{ day: '2026-04-30', people: 31, expected: 2.5, left: null }],
      },
      parts: [
        { about: 'everybody', name: '', people: 33, value: 2, low: 1, high: 4, figures: { bands: [] } },
        {
          about: 'line',
          name: server.people.lead,
          people: 7,
          value: 1,
          low: 0,
          high: 2,
          figures: { bands: [] },
        },
      ],
    }),
  )
  const read = async (role: 'executive' | 'hr_manager' | 'lead') => {
    const { status, body } = await server.call(role, 'GET', '/reports/attrition?asOf=2026-10-31')
    assert.equal(status, 200, JSON.stringify(body))
    const { method, parts } = body['report'] as {
      method: { people: number; overDays: { people: number }[] }
      parts: { people: number }[]
    }
    return [method.people, method.overDays[0]?.people, parts[0]?.people]
  }
  assert.deepEqual(await read('hr_manager'), [33, 31, 33])
  assert.deepEqual(await read('executive'), [35, 30, 35])
  assert.deepEqual(await read('lead'), [35, 30, 7])
})
