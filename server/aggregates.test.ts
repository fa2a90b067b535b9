import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'
import type { Role } from '@cadre/people'

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
    dimensions: { name: string }[]
  }[]
  assert.ok(measures.length > 12)
  for (const { name, needsCurrency, dimensions } of measures) {
    const by = dimensions.slice(0, 2).map((dimension) => dimension.name)
    const currency = needsCurrency ? '&currency=EUR' : ''
    const answer = await ask('executive', `${name}?by=${by.join(',')}${currency}`)
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
