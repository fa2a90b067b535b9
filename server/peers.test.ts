import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { findGroup } from './models/find-peers.ts'
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
afterEach(() => server.database.pool.query(`update outlook.review_case set state = 'passed on'`))

const scoreOf = (index: number): string => `sco_${String(index).padStart(22, '0')}`

interface Standing {
  readonly own: number
  readonly place: string
  readonly low: number
  readonly middle: number
  readonly high: number
}
interface Peers {
  readonly group: string
  readonly name: string | null
  readonly people: number
  readonly isSample: boolean
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

const peersOf = async (id: string, reader: 'lead' | 'hr_manager' = 'lead'): Promise<Peers | null> => {
  const found = await server.call(reader, 'GET', `/review-cases/${id}/peers`)
  assert.equal(found.status, 200, JSON.stringify(found.body))
  assert.ok(!/per_|"score":\{"own":null/.test(JSON.stringify(found.body)), 'nobody is named')
  return found.body['peers'] as Peers | null
}

/** Has so many people do one kind of work, the stranger first. Returns their ids. */
async function ofOneKind(count: number): Promise<readonly string[]> {
  const { people, database } = server
  const { rows } = await database.pool.query<{ id: string; job: string; own: boolean }>(
    `select s.person_id as id, a.job_id as job, j.family_id = (select j.family_id from records.job_assignment a
       join records.job j on j.id = a.job_id and upper_inf(j.recorded) and j.valid @> '2026-10-31'::date
       where a.person_id = $1 and a.is_primary and upper_inf(a.recorded) and a.valid @> '2026-10-31'::date limit 1) as own
     from outlook.score s
     join records.job_assignment a on a.person_id = s.person_id and a.is_primary and upper_inf(a.recorded) and a.valid @> s.as_of
     join records.job j on j.id = a.job_id and upper_inf(j.recorded) and j.valid @> s.as_of order by s.person_id`,
    [people.stranger],
  )
  const alike = rows.filter(({ own, id }) => own && id !== people.stranger)
  const others = rows.filter(({ own }) => !own)
  const [job, other] = [alike[0]!.job, others[0]!.job]
  const family = [...alike, ...others].slice(0, count - 1).map(({ id }) => id)
  await database.pool.query(
    `update records.job_assignment set job_id = case when person_id = any ($1) then $2 else $3 end
     where person_id = any ($1) or person_id = any ($4)`,
    [family, job, other, alike.map(({ id }) => id)],
  )
  return [people.stranger, ...family]
}

const columnsOf = (peers: Peers | null): readonly string[] => peers!.inputs.map(({ column }) => column)

test('ten others are enough for whoever reaches each of them, 15 for whoever decides and does not, of each figure too', async () => {
  const id = await caseOf(server.people.stranger, false)
  const group = async (reader: 'lead' | 'hr_manager') => (await peersOf(id, reader))?.group
  await ofOneKind(10)
  assert.equal(await group('hr_manager'), 'everybody', 'nine others')
  await ofOneKind(13)
  assert.deepEqual([await group('hr_manager'), await group('lead')], ['job family', 'everybody'])
  const family = await ofOneKind(17)
  assert.deepEqual([await group('hr_manager'), await group('lead')], ['job family', 'job family'])
  await server.database.pool.query(
    `update outlook.score set inputs = inputs || jsonb_build_object('Rare', length(person_id) + (inputs->>'Pay')::int % 97)
     where person_id = any ($1)`,
    [family.slice(0, 13)],
  )
  assert.ok(columnsOf(await peersOf(id, 'hr_manager')).includes('Rare'))
  assert.ok(!columnsOf(await peersOf(id)).includes('Rare'))
  await server.database.pool.query(`update outlook.score set inputs = inputs - 'Rare'`)
})

test('whoever decides sees how score and inputs stand beside a group, in fives and in rounded figures, and nothing that all share', async () => {
  const id = await caseOf(server.people.stranger, false)
  const family = await ofOneKind(18)
  const peers = (await peersOf(id))!
  assert.deepEqual([peers.group, peers.people, peers.isSample], ['job family', 20, false])
  assert.ok(peers.name !== null && peers.name.length > 2)
  assert.deepEqual(columnsOf(peers), ['Pay'], 'what is no number is left out, and an age that all have')
  const { rows } = await server.database.pool.query<{ score: number; own: boolean }>(
    'select score, person_id = $2 as own from outlook.score where person_id = any ($1) order by 1',
    [family, server.people.stranger],
  )
  const around = (from: number): number =>
    rows.slice(from, from + 5).reduce((sum, { score }) => sum + score, 0) / 5
  const { own, place, low, high } = peers.score!
  const step = 0.05
  assert.ok(Math.abs(low - around(2)) <= step / 2 && Math.abs(high - around(11)) <= step / 2, 'of 18')
  const exact = rows.find((row) => row.own)!.score
  assert.equal(place, exact < around(2) ? 'below' : exact > around(11) ? 'above' : 'within')
  for (const told of [own, low, high]) assert.ok(Math.abs(told / step - Math.round(told / step)) < 1e-9)
  await ofOneKind(19)
  const { people } = (await peersOf(id))!
  assert.equal(people, 20, 'one more is not told')
  const noted = await server.database.pool.query<{ detail: { people: number } }>(
    `select detail from audit.entry where act = 'read peers' order by at desc limit 1`,
  )
  assert.equal(noted.rows[0]?.detail.people, 20)
  for (const role of ['employee', 'data_scientist', 'administrator'] as const)
    assert.equal((await server.call(role, 'GET', `/review-cases/${id}/peers`)).status, 404, role)
})

test('who may not be looked at any more is not among them', async () => {
  const id = await caseOf(server.people.stranger, false)
  const family = await ofOneKind(16)
  assert.equal((await peersOf(id))!.group, 'job family')
  await server.call('hr_manager', 'POST', '/objections', {
    body: {
      purpose: 'retention',
      subjectId: family[1]!,
      objects: true,
    },
  })
  assert.equal((await peersOf(id))!.group, 'everybody')
})

test('whether the score is an amount or a probability is told with it', async () => {
  const id = await caseOf(server.people.stranger, false)
  const taskOf = async () => (await server.call('lead', 'GET', `/review-cases/${id}/peers`)).body['task']
  assert.equal(await taskOf(), 'binary')
  await server.database.pool.query(`update model.version set task = 'regression' where id = $1`, [version])
  assert.equal(await taskOf(), 'regression')
  await server.database.pool.query(`update model.version set task = 'binary' where id = $1`, [version])
})

test('of a large group a sample is looked at, alike each time, in which the person always is', async () => {
  const { rows } = await server.database.pool.query<{ id: string }>(
    'select person_id as id from outlook.score order by 1',
  )
  const last = rows.at(-1)!.id
  const whose = { personId: last, versionId: version, modelName: 'leavers', asOf: '2026-10-31' } as const
  const drawn = async (most: number) =>
    (await server.asSystem((session) => findGroup(session, whose, { fewest: 21, most })))!
  const sample = await drawn(30)
  const ids = sample.scores.map(({ personId }) => personId)
  assert.ok(sample.isSample && ids.includes(last) && ids.length <= 30)
  assert.deepEqual(await drawn(30), sample)
  const first = new Set(rows.slice(0, 30).map(({ id }) => id))
  assert.ok(ids.filter((id) => !first.has(id)).length > 5, 'not the first by their ids')
  assert.equal((await drawn(rows.length)).isSample, false)
})

test('of who objects nothing is worked out anew, and it is said why', async () => {
  const { stranger } = server.people
  const id = await caseOf(stranger, false)
  const objects = async (now: boolean): Promise<Record<string, unknown>> => {
    const body = { purpose: 'retention', subjectId: stranger, objects: now }
    assert.equal((await server.call('hr_manager', 'POST', '/objections', { body })).status, 200)
    return (await server.call('lead', 'GET', `/review-cases/${id}/peers`)).body
  }
  const told = await objects(true)
  assert.deepEqual([told['peers'], told['isProcessed']], [null, false], JSON.stringify(told))
  const again = await objects(false)
  assert.equal(again['isProcessed'], true)
  assert.notEqual(again['peers'], null)
})

test('in a blind case inputs alone are compared, in an order that tells nothing of the reasons', async () => {
  await server.database.pool.query(
    `update outlook.score set inputs = inputs || jsonb_build_object('Height', (inputs->>'Pay')::int % 97)`,
  )
  const id = await caseOf(server.people.stranger, true)
  const peers = (await peersOf(id))!
  assert.equal(peers.score, null)
  assert.deepEqual(columnsOf(peers), ['Height', 'Pay'])
})

test('who decides blind is not told the score beside peers on an earlier case either', async () => {
  const earlier = await caseOf(server.people.stranger, false)
  assert.notEqual((await peersOf(earlier))!.score, null)
  await server.database.pool.query(`update outlook.review_case set state = 'passed on'`)
  await caseOf(server.people.stranger, true)
  assert.equal((await peersOf(earlier))!.score, null)
})

test('where too few do the same work everybody scored together is looked at, and where these are too few nothing is told', async () => {
  const { database, people } = server
  const id = await caseOf(people.stranger, false)
  const keep = await database.pool.query<{ id: string }>(
    `select id from outlook.score where person_id <> $1 order by id limit 14`,
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
    kept,
  ])
  assert.equal(await peersOf(id), null)
})
