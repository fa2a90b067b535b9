import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer()
})
after(() => server.close())

interface Unit {
  readonly unitId: string
  readonly people: number
  readonly completions: number
  readonly hours: number
  readonly skills: readonly { skillId: string; asked: number; held: number; unknown: number }[]
}
type Who = Parameters<TestServer['call']>[0]

async function unitsFor(who: Who, by = 'department'): Promise<readonly Unit[]> {
  const { status, body } = await server.call(who, 'GET', `/learning-by-unit?by=${by}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body['items'] as Unit[]
}

async function everyRecord(path: string): Promise<readonly Record<string, string & number>[]> {
  const { body } = await server.call('hr_manager', 'GET', `/${path}?limit=500`)
  assert.equal(body['nextCursor'], null)
  return (body['items'] as { subjectId: string; values: Record<string, string & number> }[]).map(
    ({ subjectId, values }) => ({ ...values, subjectId }) as never,
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

test('skills are counted as the records say, person by person', async () => {
  const jobs = (await everyRecord('job-assignments')).filter((job) => job['isPrimary'])
  const asks = await everyRecord('job-skills')
  const has = await everyRecord('person-skills')
  const levelOf = (person: unknown, skill: unknown): number =>
    Math.max(
      -1,
      ...has
        .filter((one) => one['subjectId'] === person && one['skillId'] === skill)
        .map((one) => one['level']!),
    )
  for (const { unitId, people, skills } of await unitsFor('training_specialist')) {
    const members = jobs.filter((job) => job['departmentId'] === unitId)
    assert.equal(people, members.length)
    for (const { skillId, asked, held, unknown } of skills) {
      const places = members.flatMap((job) =>
        asks
          .filter((ask) => ask['jobId'] === job['jobId'] && ask['skillId'] === skillId)
          .map(
            (ask) =>
              levelOf(job['subjectId'], skillId) -
              (levelOf(job['subjectId'], skillId) < 0 ? 100 : ask['level']!),
          ),
      )
      assert.equal(asked, places.length)
      assert.equal(held, places.filter((over) => over >= 0).length)
      assert.equal(unknown, places.filter((over) => over < -50).length)
    }
  }
})

test('courses are those that who works there completed in the twelve months before the day', async () => {
  const begin = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`
  const working = new Set((await everyRecord('job-assignments')).map(({ subjectId }) => subjectId))
  const done = (await everyRecord('enrolments')).filter(
    ({ status, completedOn = '', subjectId }) =>
      status === 'completed' && completedOn > begin && completedOn <= today && working.has(subjectId!),
  )
  const units = await unitsFor('training_specialist')
  assert.ok(done.length > 0)
  assert.equal(sum(units.map(({ completions }) => completions)), done.length)
  const hours = sum(done.map(({ hours: spent = 0 }) => Number(spent)))
  assert.ok(Math.abs(sum(units.map(({ hours: spent }) => spent)) - hours) < 0.01)
})

test('nobody is counted whose skills the reader does not see', async () => {
  const all = sum((await unitsFor('training_specialist')).map(({ people }) => people))
  const ofLead = sum((await unitsFor('lead')).map(({ people }) => people))
  assert.ok(ofLead > 1 && ofLead < all, `${ofLead} of ${all}`)
  assert.deepEqual(
    (await unitsFor('employee')).map(({ people }) => people),
    [1],
  )
  assert.equal((await server.call('executive', 'GET', '/learning-by-unit')).status, 403)
})

test('most is lacking in the first; teams are counted by who is in them', async () => {
  for (const by of ['team', 'department']) {
    const missing = (await unitsFor('hr_manager', by)).map(({ skills }) =>
      sum(skills.map((one) => one.asked - one.held)),
    )
    assert.ok(missing.length > 0)
    assert.deepEqual(
      missing,
      missing.toSorted((a, b) => b - a),
    )
  }
})

test('a training specialist keeps courses, dates and skills, and nothing else of the organisation', async () => {
  const entered = await server.call('training_specialist', 'POST', '/courses', {
    body: { from: today, values: { name: 'Knots and splices' } },
  })
  assert.equal(entered.status, 201, JSON.stringify(entered.body))
  const id = String(entered.body['id'])
  const amended = await server.call('training_specialist', 'PATCH', `/courses/${id}`, {
    body: { from: today, values: { hours: 6 } },
  })
  assert.equal(amended.status, 200, JSON.stringify(amended.body))
  const team = { body: { from: today, values: { name: 'Riggers' } } }
  assert.equal((await server.call('training_specialist', 'POST', '/teams', team)).status, 403)
  assert.equal(
    (await server.call('lead', 'POST', '/courses', { body: { from: today, values: { name: 'No' } } })).status,
    403,
  )
})
