import { keepOnline } from '@cadre/store'
import type { FeatureValues } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone, registerLeavers } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { runSplit } from './split.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let champion: string
before(async () => {
  server = await startTestServer({ people: 12 })
  champion = await enthrone(server)
  await server.asSystem(giveDemoNotices)
})
after(() => server.close())

interface Item {
  readonly personId: string
  readonly versionId: string
  readonly asOf: string | null
  readonly status: string
  readonly score: number | null
  readonly because: string | null
  readonly reasons: { readonly column: string }[]
}

const keep = (asOf: string, people: Readonly<Record<string, FeatureValues>>): Promise<void> =>
  server.asSystem((session) =>
    keepOnline(
      session,
      {
        purpose: 'retention',
        asOf,
        knownAt: new Date(`${asOf}T23:00:00Z`),
        dataSet: 'features/retention',
        dataHash: 'a'.repeat(64),
      },
      Object.entries(people).map(([personId, values]) => ({ personId, values })),
    ),
  )

async function scoresOf(personIds: readonly string[], reasons = 2): Promise<Item[]> {
  const { status, body } = await server.call('hr_manager', 'POST', '/models/leavers/person-scores', {
    body: { personIds, reasons },
  })
  assert.equal(status, 200, JSON.stringify(body))
  return body['items'] as Item[]
}

const busy = { Team: 'Sales', OverTime: 'Yes', Pay: 2500, emp_unused: 3 }

test('people are scored by what is kept ready of them; who is not known or known too long ago gets a reason why not', async () => {
  const { report, employee, lead } = server.people
  await keep('2026-10-31', { [report]: busy })
  await keep('2026-08-31', { [employee]: busy })
  const [scored, stale, unknown] = await scoresOf([report, employee, lead])
  assert.deepEqual([scored!.status, scored!.asOf, scored!.reasons.length], ['scored', '2026-10-31', 2])
  const { body } = await server.call('hr_manager', 'POST', '/models/leavers/scores', {
    body: { inputs: [{ Team: 'Sales', OverTime: 'Yes', Pay: 2500 }] },
  })
  assert.equal(scored!.score, (body['items'] as Item[])[0]!.score, 'the same as of these inputs')
  assert.deepEqual([stale!.status, stale!.score], ['abstained', null])
  assert.match(stale!.because!, /2026-08-31, \d+ days ago/)
  assert.match(unknown!.because!, /Nothing is kept ready/)
})

test('what is known of a later day takes the place of what was, and never the other way', async () => {
  const { report } = server.people
  const [before] = await scoresOf([report])
  await keep('2026-09-30', { [report]: { ...busy, OverTime: 'No' } })
  assert.equal((await scoresOf([report]))[0]!.score, before!.score)
  await keep('2026-11-01', { [report]: { ...busy, OverTime: 'No' } })
  const [later] = await scoresOf([report])
  assert.ok(later!.score! < before!.score!)
})

test('who is not to be processed for the purpose of the model is not scored, and nobody without the office asks', async () => {
  const { stranger, report } = server.people
  await keep('2026-10-31', { [stranger]: busy })
  await server.database.pool.query('delete from app.notice_given where subject_id = $1', [stranger])
  const [refused] = await scoresOf([stranger])
  assert.deepEqual([refused!.status, refused!.asOf, refused!.score], ['abstained', null, null])
  assert.match(refused!.because!, /not told of it/)
  for (const role of ['lead', 'employee', 'executive', 'data_scientist'] as const) {
    const { status } = await server.call(role, 'POST', '/models/leavers/person-scores', {
      body: { personIds: [report] },
    })
    assert.equal(status, 403, role)
  }
})

test('in a split each person has the score that a run would show, told with the version it is of', async () => {
  const { pool } = server.database
  const challenger = await registerLeavers(server, ['Team'])
  const { rows } = await pool.query<{ id: string }>('select distinct person_id as id from records.employment')
  const ids = rows.map(({ id }) => id).filter((id) => id !== server.people.stranger)
  await keep('2026-11-15', Object.fromEntries(ids.map((id) => [id, busy])))
  await runSplit(server, { champion, challenger })
  const items = await scoresOf(ids)
  const by = Map.groupBy(items, ({ versionId }) => versionId)
  assert.deepEqual([...by.keys()].toSorted(), [champion, challenger].toSorted())
  const [one, other] = [...by.values()].map(([item]) => item!.score)
  assert.notEqual(one, other, 'they are of two models')
  const { rows: noted } = await pool.query<{ version: string }>(
    `select distinct detail->>'versionId' as version from audit.entry where act = 'score' and $1 = any (subjects) and route = 'score_people_now'`,
    [by.get(challenger)![0]!.personId],
  )
  assert.ok(noted.some(({ version }) => version === challenger))
})
