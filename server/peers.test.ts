import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let version: string

before(async () => {
  server = await startTestServer({ people: 60 })
  version = await enthrone(server)
  await server.asSystem(giveDemoNotices)
  const { rows } = await server.database.pool.query<{ id: string }>(
    'select distinct person_id as id from records.employment where upper_inf(recorded) and upper_inf(valid) order by 1',
  )
  for (const [index, { id }] of rows.entries())
    await server.database.pool.query(
      `insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, status, score, band, reasons, notes, inputs, scored_at)
       values ($1, $2, $3, '2026-10-31', 't', 't', 'scored', $4, 'usual', $5, '[]', $6, '2026-11-01')`,
      [
        scoreOf(index),
        version,
        id,
        index / 100,
        JSON.stringify([{ column: 'Pay', value: '1', contribution: 0.1, text: '' }]),
        JSON.stringify({ Age: 30, Pay: 1000 + 10 * index, Team: 'Sales' }),
      ],
    )
})
after(() => server.close())

const scoreOf = (index: number): string => `sco_${String(index).padStart(22, '0')}`

interface Standing {
  readonly own: number
  readonly low: number
  readonly middle: number
  readonly high: number
}
interface Peers {
  readonly group: string
  readonly name: string | null
  readonly people: number
  readonly score: Standing | null
  readonly inputs: readonly (Standing & { readonly column: string })[]
}

async function caseOf(person: string, isBlind: boolean): Promise<string> {
  const { rows } = await server.database.pool.query<{ id: string }>(
    'select id from outlook.score where person_id = $1',
    [person],
  )
  const opened = await server.call('hr_manager', 'POST', '/review-cases', {
    body: {
      scoreId: rows[0]!.id,
      question: 'And now?',
      assignedTo: server.accounts.lead,
      isBlind,
      dueOn: '2026-12-01',
    },
  })
  assert.equal(opened.status, 201, JSON.stringify(opened.body))
  return String(opened.body['id'])
}

const peersOf = async (id: string): Promise<Peers | null> => {
  const found = await server.call('lead', 'GET', `/review-cases/${id}/peers`)
  assert.equal(found.status, 200, JSON.stringify(found.body))
  assert.ok(!/per_|"score":\{"own":null/.test(JSON.stringify(found.body)), 'nobody is named')
  return found.body['peers'] as Peers | null
}

test('whoever decides sees how score and inputs stand beside quartiles of a group with five others, and who that is', async () => {
  const { people, database } = server
  const id = await caseOf(people.stranger, false)
  const peers = (await peersOf(id))!
  const { rows } = await database.pool.query<{ score: number }>(
    `select s.score from outlook.score s join records.job_assignment a on a.person_id = s.person_id and a.is_primary and upper_inf(a.recorded) and a.valid @> s.as_of
     join records.job j on j.id = a.job_id and upper_inf(j.recorded) and j.valid @> s.as_of
     where j.family_id = (select j.family_id from records.job_assignment a join records.job j on j.id = a.job_id and upper_inf(j.recorded)
       where a.person_id = $1 and a.is_primary and upper_inf(a.recorded) and a.valid @> '2026-10-31'::date limit 1) order by 1`,
    [people.stranger],
  )
  assert.ok(rows.length >= 6, 'the company has enough of their kind of work')
  assert.deepEqual([peers.group, peers.people], ['job family', rows.length])
  assert.ok(peers.name !== null && peers.name.length > 2)
  const scores = rows.map(({ score }) => score)
  const at = (share: number): number => {
    const place = share * (scores.length - 1)
    const [below, above] = [scores[Math.floor(place)]!, scores[Math.ceil(place)]!]
    return Number((below + (place % 1) * (above - below)).toPrecision(2))
  }
  const { low, middle, high } = peers.score!
  assert.deepEqual([low, middle, high], [at(0.25), at(0.5), at(0.75)])
  assert.deepEqual(
    peers.inputs.map(({ column }) => column),
    ['Pay', 'Age'],
    'what moves the score first; what is no number is left out',
  )
  assert.deepEqual([peers.inputs[1]!.low, peers.inputs[1]!.own], [30, 30])
  // Who may not be looked at any more is not among them.
  await server.call('hr_manager', 'POST', '/objections', {
    body: { purpose: 'retention', subjectId: people.report, objects: true },
  })
  const everybody = await database.pool.query('select 1 from outlook.score')
  await database.pool.query(`update outlook.review_case set state = 'passed on'`)
  assert.ok((await peersOf(id))!.people <= everybody.rows.length - 1)
  for (const role of ['employee', 'data_scientist', 'administrator'] as const)
    assert.equal((await server.call(role, 'GET', `/review-cases/${id}/peers`)).status, 404, role)
})

test('in a blind case inputs alone are compared, in an order that tells nothing of the reasons', async () => {
  const id = await caseOf(server.people.stranger, true)
  const peers = (await peersOf(id))!
  assert.equal(peers.score, null)
  assert.deepEqual(
    peers.inputs.map(({ column }) => column),
    ['Age', 'Pay'],
  )
  await server.database.pool.query(`update outlook.review_case set state = 'passed on'`)
})

test('where too few do the same work everybody scored together is looked at, and where these are too few nothing is told', async () => {
  const { database, people } = server
  const id = await caseOf(people.stranger, false)
  const keep = await database.pool.query<{ id: string }>(
    `select id from outlook.score where person_id <> $1 order by id limit 5`,
    [people.stranger],
  )
  await database.pool.query(
    `update records.job_assignment set job_id = null, department_id = null where person_id = $1`,
    [people.stranger],
  )
  assert.equal((await peersOf(id))!.group, 'everybody')
  const kept = keep.rows.map((row) => row.id)
  await database.pool.query('delete from outlook.score where person_id <> $1 and not id = any ($2)', [
    people.stranger,
    kept.slice(0, 4),
  ])
  assert.equal(await peersOf(id), null)
})
