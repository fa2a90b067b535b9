import { entityNamed } from '@cadre/people'
import type { Role } from '@cadre/people'
import { createRecord } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { countCells } from './count-cells.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

// Figures about many people: who may be counted for what, and how soon people reach what is aimed at.

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 40 })
})
after(() => server.close())

interface Cell {
  readonly group: Readonly<Record<string, string | null>>
  readonly isHidden: boolean
  readonly people: number | null
  readonly value: number | null
}

const ask = (role: Role, question: string, purpose: string): Promise<Answer> =>
  server.call(role, 'GET', `/aggregates/${question}`, { headers: { 'cadre-purpose': purpose } })

const cellsOf = ({ body }: Answer): Cell[] =>
  (body['months'] as { cells: Cell[] }[]).flatMap(({ cells }) => cells)

async function headcount(purpose: string): Promise<number> {
  const answer = await ask('hr_manager', 'headcount', purpose)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  assert.equal(answer.body['isExact'], true)
  return cellsOf(answer)[0]!.people!
}

test('for a purpose that asks for a notice nobody is counted before being told', async () => {
  const refused = await ask('hr_manager', 'headcount', 'planning')
  assert.equal(refused.status, 409, JSON.stringify(refused.body))
  assert.match(String(refused.body['detail']), /publish a notice/)
  assert.ok((await headcount('operation')) > 20)
  await server.asSystem(giveDemoNotices)
  assert.equal(await headcount('planning'), await headcount('operation'))
})

test('who objects to a purpose is in no figure for it, and in those for others', async () => {
  const { stranger: subjectId } = server.people
  const all = await headcount('operation')
  const object = (objects: boolean) =>
    server.call('hr_manager', 'POST', '/objections', { body: { purpose: 'planning', subjectId, objects } })
  assert.equal((await object(true)).status, 200)
  assert.equal(await headcount('planning'), all - 1)
  assert.equal(await headcount('operation'), all)
  const own = await server.call('employee', 'POST', '/objections', {
    body: { purpose: 'planning', objects: true },
  })
  assert.equal(own.status, 200, JSON.stringify(own.body))
  assert.equal(await headcount('planning'), all - 2)
  await object(false)
  assert.equal(await headcount('planning'), all - 1)
})

test('a purpose that is switched off for a country leaves out whoever works there', async () => {
  const countries = cellsOf(await ask('hr_manager', 'headcount?by=country', 'planning')).filter(
    ({ group }) => group['country'],
  )
  assert.ok(countries.length > 1)
  const { group, people } = countries[0]!
  const before = await headcount('planning')
  const { status, body } = await server.call('hr_manager', 'POST', '/processing-switches', {
    body: {
      purpose: 'planning',
      population: 'employee',
      country: group['country'],
      isOn: false,
      ground: 'works council',
      reason: 'no agreement yet',
    },
  })
  assert.equal(status, 201, JSON.stringify(body))
  assert.equal(await headcount('planning'), before - people!)
})

test('a month that was counted does not change by who objects later: two answers would tell of one person', async () => {
  const question = 'headcount?by=department&from=2026-05&to=2026-05'
  const counted = async (known: string): Promise<number> => {
    const asked = { purpose: 'wellbeing', measure: 'headcount', by: [], lastDay: '2026-05-31', known }
    return (await countCells(server, asked))[0]!.people
  }
  const first = await ask('executive', question, 'wellbeing')
  assert.equal(first.status, 200, JSON.stringify(first.body))
  const known = (first.body['months'] as { knownAt: string }[])[0]!.knownAt
  const before = await counted(known)
  const { rows } = await server.database.pool.query<{ id: string }>(
    `select person_id as id from records.employment where upper_inf(recorded) and valid @> '2026-05-31'::date limit 1`,
  )
  await server.call('hr_manager', 'POST', '/objections', {
    body: { purpose: 'wellbeing', subjectId: rows[0]!.id, objects: true },
  })
  assert.equal(await counted(known), before)
  assert.equal(await counted(new Date(Date.now() + 60_000).toISOString()), before - 1)
  assert.deepEqual((await ask('executive', question, 'wellbeing')).body, first.body)
})

test('what the database counts and what is answered for single people are one rule', async () => {
  const { rows } = await server.database.pool.query<{ id: string }>(
    'select distinct person_id as id from records.employment',
  )
  const subjectIds = rows.map(({ id }) => id)
  for (const purpose of ['planning', 'operation', 'wellbeing']) {
    const { body } = await server.call('hr_manager', 'POST', '/processing/check', {
      body: { purpose, subjectIds },
    })
    const refused = (body['items'] as { subjectId: string; refusal: string | null }[])
      .filter(({ refusal }) => refusal !== null)
      .map(({ subjectId }) => subjectId)
    const found = await server.database.pool.query<{ id: string }>(
      'select subject_id as id from app.refusals($1, $2, clock_timestamp()) where refusal is not null',
      [subjectIds, purpose],
    )
    const left = found.rows.map(({ id }) => id)
    assert.deepEqual(left.sort(), refused.sort(), purpose)
  }
})

/** Eight people who join one department and three each who join two others, with a figure that reaches its target after 59 or 90 days. */
async function enterJoiners(): Promise<{ kpi: string; many: string; few: string }> {
  return server.asSystem(async (session) => {
    const enter = (name: string, values: object, subjectId?: string, from = '2026-01-01') =>
      createRecord(session, entityNamed(name), {
        from,
        ...(subjectId !== undefined && { subjectId }),
        values: values as never,
      })
    const kpi = await enter(
      'measure',
      { name: 'Pieces', unit: 'pieces', direction: 'higher' },
      undefined,
      '2025-01-01',
    )
    const many = await enter('department', { name: 'Many joiners' }, undefined, '2025-01-01')
    const few = await enter('department', { name: 'Few joiners' }, undefined, '2025-01-01')
    const asFew = await enter('department', { name: 'As few joiners' }, undefined, '2025-01-01')
    for (let index = 0; index < 14; index++) {
      const person = await enter('person', { firstName: 'New', lastName: `Joiner ${index}` })
      await enter('employment', { type: 'full time' }, person)
      const departmentId = index < 8 ? many : index < 11 ? few : asFew
      await enter('job_assignment', { title: 'Maker', departmentId, share: 1, isPrimary: true }, person)
      const reached = index % 2 === 0 ? '2026-03-01' : '2026-04-01'
      for (const month of ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'])
        await enter(
          'measure_value',
          { measureId: kpi, value: month >= reached ? 12 : 7, target: 10 },
          person,
          month,
        )
    }
    return { kpi, many, few }
  })
}

test('time to productivity counts days to the first period at the target, for groups that are large enough', async () => {
  const { kpi, many, few } = await enterJoiners()
  const at = (cells: readonly Cell[], department: string): Cell =>
    cells.find(({ group }) => group['department'] === department)!
  const question = `time_to_productivity?by=department&kpi=${kpi}`
  const exact = await ask('hr_manager', question, 'operation')
  assert.equal(exact.status, 200, JSON.stringify(exact.body))
  assert.deepEqual([at(cellsOf(exact), many).people, at(cellsOf(exact), many).value], [8, 74.5])
  const shown = cellsOf(await ask('executive', question, 'operation'))
  assert.ok(Math.abs(at(shown, many).value! - 74.5) <= 20)
  assert.deepEqual([at(shown, few).isHidden, at(shown, few).value], [true, null])
  assert.equal((await ask('executive', 'time_to_productivity', 'operation')).status, 400)
  assert.equal((await ask('recruiter', question, 'operation')).status, 403)
})
