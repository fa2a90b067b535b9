import { allowedMeasures, entityNamed, measureNamed, purposes, roleNames } from '@cadre/people'
import type { Role } from '@cadre/people'
import { createRecord } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { countCells } from './count-cells.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 120 })
})
after(() => server.close())

interface AnsweredCell {
  readonly group: Readonly<Record<string, string | null>>
  readonly isHidden: boolean
  readonly people: number | null
  readonly value: number | null
}

const ask = (role: Role, question: string, purpose = 'operation'): Promise<Answer> =>
  server.call(role, 'GET', `/aggregates/${question}`, { headers: { 'cadre-purpose': purpose } })

const cellsOf = ({ body }: Answer): AnsweredCell[] =>
  (body['months'] as { cells: AnsweredCell[] }[]).flatMap(({ cells }) => cells)

test('an executive may ask for every figure in the catalogue, and gets no group of fewer than five', async () => {
  const { body } = await server.call('executive', 'GET', '/aggregates')
  const measures = body['measures'] as {
    name: string
    needsCurrency: boolean
    needsKpi: boolean
    dimensions: { name: string }[]
  }[]
  assert.ok(measures.length > 12)
  const { rows } = await server.database.pool.query<{ id: string }>('select id from records.measure limit 1')
  for (const { name, needsCurrency, needsKpi, dimensions } of measures) {
    const by = dimensions.slice(0, 2).map((dimension) => dimension.name)
    const about = needsCurrency ? '&currency=EUR' : needsKpi ? `&kpi=${rows[0]!.id}` : ''
    const answer = await ask('executive', `${name}?by=${by.join(',')}${about}`)
    assert.equal(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`)
    if (answer.body['isExact'] === true) continue
    for (const { isHidden, people, value } of cellsOf(answer)) {
      if (isHidden) assert.deepEqual([people, value], [null, null], name)
      else assert.ok(people! >= 5 && people! % 5 === 0, `${name}: ${people}`)
    }
  }
})

test('whoever may read every row behind a figure gets it as recorded', async () => {
  const exact = await ask('hr_manager', 'headcount?by=department')
  assert.equal(exact.body['isExact'], true)
  assert.ok(cellsOf(exact).some(({ people }) => people! % 5 !== 0))
  const own = await ask('lead', 'absence_days')
  assert.equal(own.body['isExact'], true)
  const answers = await ask('hr_manager', 'engagement?by=department')
  assert.equal(answers.body['isExact'], false)
})

test('the cells of a narrower question are those of the whole table', async () => {
  const whole = cellsOf(await ask('executive', 'headcount?by=department,location'))
  for (const { group } of whole.filter((cell) => cell.group['department'] && !cell.group['location'])) {
    const narrow = await ask('executive', `headcount?by=location&where=department:${group['department']}`)
    const part = whole.filter((cell) => cell.group['department'] === group['department'])
    assert.deepEqual(cellsOf(narrow), part)
  }
})

test('a wrong question is told what is wrong with it', async () => {
  const cases = [
    ['headcount?by=department,location,grade', 400],
    ['headcount?by=department,location&where=grade:x', 400],
    ['headcount?by=leaving_kind', 400],
    ['mean_pay', 400],
    ['headcount?to=2026-11', 400],
    ['headcount?from=2020-01', 400],
    ['headcount?where=department', 400],
    ['headcount?by=gender', 403],
    ['nothing', 400],
  ] as const
  for (const [question, status] of cases) {
    const answer = await ask('executive', question)
    assert.equal(answer.status, status, `${question}: ${JSON.stringify(answer.body)}`)
  }
})

test('a month that was asked about stays as it was known then, whoever is entered later', async () => {
  const question = 'headcount?from=2026-08&to=2026-08&by=department'
  const before = (await ask('executive', question)).body
  const { rows } = await server.database.pool.query<{ department_id: string }>(
    'select department_id from records.job_assignment limit 1',
  )
  await server.asSystem(async (session) => {
    for (let index = 0; index < 12; index++) {
      const personId = await createRecord(session, entityNamed('person'), {
        from: '2026-07-01',
        values: { firstName: 'Late', lastName: `Entry ${index}` },
      })
      const of = { subjectId: personId, from: '2026-07-01' }
      await createRecord(session, entityNamed('employment'), { ...of, values: { type: 'full time' } })
      await createRecord(session, entityNamed('job_assignment'), {
        ...of,
        values: { title: 'Late', departmentId: rows[0]!.department_id, share: 1, isPrimary: true },
      })
    }
  })
  assert.deepEqual((await ask('executive', question)).body, before)
  const fresh = cellsOf(await ask('executive', 'headcount?from=2026-07&to=2026-07'))
  assert.ok(fresh[0]!.people! > 0)
})

async function rawTotals(
  measure: string,
  month: string,
): Promise<Map<string | null, { people: number; total: number }>> {
  const question = { purpose: 'operation', measure, by: ['department'], lastDay: month, about: 'EUR' }
  const cells = await countCells(server, question)
  return new Map(
    cells.filter(({ level }) => level === 1).map(({ a, people, total }) => [a, { people, total }]),
  )
}

test('who subtracts a month from the next finds the pay of a joiner or leaver a tenth off or more', async () => {
  const { rows: truth } = await server.database.pool.query<{
    month: string
    amount: number
    department: string
  }>(
    `select lower(p.valid)::text as month, p.amount_minor::float8 as amount, a.department_id as department
      from records.pay p join records.employment e on e.person_id = p.person_id and lower(e.valid) = lower(p.valid)
      join records.job_assignment a on a.person_id = p.person_id and lower(a.valid) = lower(p.valid)
      where p.amount_currency = 'EUR' and lower(p.valid) between '2023-06-01' and '2026-10-31'`,
  )
  let tried = 0
  for (const { month, amount, department } of truth) {
    const first = `${month.slice(0, 7)}-01`
    const dayBefore = new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10)
    const before = (await rawTotals('pay_cost', dayBefore)).get(department)
    const after = (await rawTotals('pay_cost', month)).get(department)
    if (!before || !after || after.people !== before.people + 1 || before.people < 5) continue
    const off = (after.total - before.total) / amount
    tried++
    // A leaver or a raise in between only makes it worse.
    assert.ok(Math.abs(off - 1) > 0.0999, `${off} of the truth`)
    if (tried === 12) break
  }
  assert.ok(tried > 3, String(tried))
})

test('the database answers nobody in other dimensions, for other people or purposes than the rules say', async () => {
  const client = await server.database.pool.connect()
  const stance = async (role: string, purpose: string, measure: string, by: string): Promise<string> => {
    await client.query('begin')
    try {
      await client.query(
        `select seal.enter(id, $2, '2026-11-20'), set_config('role', 'cadre_app', true)
        from app.account where login = $1 || '@norte.example'`,
        [role, purpose],
      )
      await client.query('select derived.is_exact_for_me($1, $2)', [measure, by === '' ? [] : [by]])
      return 'allowed'
    } catch (error) {
      return (error as { code: string }).code === '42501' ? 'refused' : String(error)
    } finally {
      await client.query('rollback')
    }
  }
  try {
    for (const role of roleNames) {
      for (const purpose of purposes) {
        const allowed = allowedMeasures([role], purpose)
        for (const measure of [
          'headcount',
          'leavers',
          'mean_pay',
          'absence_days',
          'overtime_hours',
          'review_rating',
          'training_hours',
          'engagement',
        ] as const) {
          const found = allowed.find(({ name }) => name === measure)
          const expected = found ? 'allowed' : 'refused'
          assert.equal(await stance(role, purpose, measure, ''), expected, `${role} ${purpose} ${measure}`)
        }
        const byGender = allowed.some(
          ({ name, dimensions }) => name === 'headcount' && dimensions.includes('gender'),
        )
        assert.equal(await stance(role, purpose, 'headcount', 'gender'), byGender ? 'allowed' : 'refused')
        if (byGender) assert.equal(purpose, 'audit')
      }
    }
    await assert.rejects(
      client.query(`set role cadre_app; select derived.units('headcount')`),
      /permission denied/,
    )
  } finally {
    await client.query('reset role')
    client.release()
  }
})

test('load, time off and answers to surveys serve neither pay nor hiring, in any figure', () => {
  for (const role of roleNames) {
    for (const purpose of ['pay', 'hiring'] as const) {
      for (const { name } of allowedMeasures([role], purpose))
        assert.ok(
          !['absence', 'work', 'voice'].includes(measureNamed(name).dataClass),
          `${role} ${purpose} ${name}`,
        )
    }
  }
})

test('an account that asks for hundreds of different tables is stopped for the day, and that is entered', async () => {
  await server.database.pool.query(
    `insert into derived.question (account_id, asked_at, question)
      select a.id, '2026-11-20T11:00:00Z', 'table ' || n from app.account a, generate_series(1, 300) n
      where a.login = 'executive@norte.example'`,
  )
  const { status, body } = await ask('executive', 'headcount?by=grade')
  assert.equal(status, 403, JSON.stringify(body))
  assert.equal((await ask('hr_manager', 'headcount?by=grade')).status, 200)
  const { rows } = await server.database.pool.query<{ act: string }>(
    'select act from audit.entry order by id desc limit 2',
  )
  assert.ok(rows.some(({ act }) => act === 'refused'))
})
