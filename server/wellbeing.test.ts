import { entityNamed } from '@cadre/people'
import { createRecords } from '@cadre/store'
import { wellbeing } from '@cadre/usecases'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 12 })
})
after(() => server.close())

interface Own {
  readonly score: number | null
  readonly parts: readonly {
    readonly part: string
    readonly signs: readonly { readonly feature: string; readonly value: number; readonly because: string }[]
  }[]
}
const own = async (): Promise<Own> =>
  (await server.call('employee', 'GET', '/me/strain')).body as unknown as Own

const overtimeIn = ({ parts }: Own): number =>
  parts.flatMap(({ signs }) => signs).find(({ feature }) => feature === 'work_overtime_3m')?.value ?? 0

test('one learns how strained one is from one’s own records, what it is made of, and why each sign counts', async () => {
  const { employee } = server.people
  const earlier = overtimeIn(await own())
  await server.asSystem(async (session) => {
    for (const month of ['2026-08', '2026-09', '2026-10'])
      await createRecords(session, entityNamed('workload'), [
        {
          subjectId: employee,
          from: `${month}-01`,
          to: `${month}-28`,
          values: { hours: 190, overtimeHours: 30, afterHoursShare: 0.15 },
        },
      ])
  })
  const told = await own()
  const values = new Map(
    told.parts.flatMap(({ signs }) => signs.map((sign) => [sign.feature, sign] as const)),
  )
  assert.ok(overtimeIn(told) > earlier && overtimeIn(told) <= 30, `${earlier}, then ${overtimeIn(told)}`)
  assert.match(values.get('work_overtime_3m')!.because, /2003\/88/)
  assert.ok(told.score !== null && told.score > 0 && told.score <= 100, String(told.score))
  assert.ok(told.parts.length >= wellbeing.minimumParts)
})

test('nobody reads it of anybody else: there is no such route, and whoever asks gets their own', async () => {
  const lead = (await server.call('lead', 'GET', '/me/strain')).body as unknown as Own
  assert.notEqual(overtimeIn(lead), overtimeIn(await own()))
  for (const role of ['lead', 'hr_manager', 'executive'] as const)
    assert.equal((await server.call(role, 'GET', `/people/${server.people.employee}/strain`)).status, 404)
})

test('of whom too little is known nothing is said', async () => {
  const { body } = await server.call('administrator', 'GET', '/me/strain')
  assert.deepEqual([body['score'], body['parts'], body['asOf']], [null, [], today])
})
