import { nameRecords, placesOfPeople } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 12 })
  await server.asSystem(giveDemoNotices)
  const { report, stranger, lead } = server.people
  await insertScores([report, stranger, lead])
})
after(() => server.close())

const id = (prefix: string, digit: number): string => `${prefix}_${'0'.repeat(21)}${digit}`

/** Scores as a job keeps them, of a model about leaving and of one about something else. */
async function insertScores(people: readonly string[]): Promise<void> {
  const { pool } = server.database
  const { rows } = await pool.query<{ id: string }>('select id from app.account limit 1')
  const account = rows[0]!.id
  for (const [at, useCase] of ['attrition', 'performance'].entries()) {
    await pool.query(
      `insert into model.model (name, title, use_case, purpose, created_by, created_at) values ($1, $1, $1, 'retention', $2, now())`,
      [useCase, account],
    )
    await pool.query(
      `insert into model.version (id, model_name, number, bundle_hash, signed_by, learner, label, task, target, card, metrics, audit, lineage, made_by, made_at)
       values ($1, $2, 1, $4, 'key', 'x', 'x', 'binary', 'x', '{}', '{}', '{}', '{}', $3, now())`,
      [id('mdl', at), useCase, account, String(at).repeat(64)],
    )
    for (const [place, person] of people.entries())
      await pool.query(
        `insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, status, score, band, reasons, notes, inputs, scored_at)
         values ($1, $2, $3, '2026-10-31', 'x', 'x', 'scored', 0.4, $4, '[]', '[]', '{}', now())`,
        [id('sco', 3 * at + place), id('mdl', at), person, at === 0 ? 'high' : 'usual'],
      )
  }
}

const bands = async (role: 'lead' | 'employee' | 'executive' | 'hr_manager') =>
  server.call(role, 'GET', '/report-bands')
const decide = (role: 'lead' | 'hr_manager', leadsSeeBands: boolean) =>
  server.call(role, 'PUT', '/report-policy', {
    body: { leadsSeeBands, reason: 'agreed with the works council' },
  })

test('leads see nobody’s band unless an HR manager has decided so and said why', async () => {
  assert.deepEqual((await server.call('lead', 'GET', '/report-policy')).body, { policy: null })
  assert.deepEqual((await bands('lead')).body['items'], [])
  assert.equal((await decide('lead', true)).status, 403)
  const noReason = await server.call('hr_manager', 'PUT', '/report-policy', { body: { leadsSeeBands: true } })
  assert.equal(noReason.status, 400)

  const decided = await decide('hr_manager', true)
  assert.equal(decided.status, 200, JSON.stringify(decided.body))
  assert.equal((decided.body['policy'] as { replacementShare: number }).replacementShare, 0.2)
  const { items, names } = (await bands('lead')).body as {
    items: { personId: string; band: string }[]
    names: Record<string, string>
  }
  const { report } = server.people
  // Of the own people alone, about leaving alone, and not of oneself.
  assert.deepEqual(items, [{ personId: report, band: 'high', asOf: '2026-10-31' }])
  assert.equal(names[report], (await server.asSystem((session) => nameRecords(session, [report])))[report])
  for (const role of ['employee', 'executive', 'hr_manager'] as const)
    assert.equal((await bands(role)).status, 403)
  const outlook = await server.call('lead', 'GET', `/people/${report}/outlook`)
  assert.equal(outlook.status, 403)

  assert.equal((await decide('hr_manager', false)).status, 200)
  assert.deepEqual((await bands('lead')).body['items'], [])
})

test('whoever reads bands is entered with all whom they were about, and what was decided stays', async () => {
  await decide('hr_manager', true)
  await bands('lead')
  const { rows } = await server.database.pool.query<{ subjects: string[] }>(
    `select subjects from audit.entry where act = 'read' and entity = 'outlook' order by id desc limit 1`,
  )
  assert.deepEqual(rows[0]?.subjects, [server.people.report])
  const { rows: kept } = await server.database.pool.query('select 1 from report.policy')
  assert.equal(kept.length, 3)
  await assert.rejects(
    server.database.pool.query('update report.policy set leads_see_bands = false'),
    /never altered/,
  )
})

test('HR reads the bands of a part by name, in no order of risk, and of nobody on whom they decide blind', async () => {
  const { report, stranger, lead } = server.people
  const ask = (about: string, name: string, role: 'hr_manager' | 'lead' | 'executive' = 'hr_manager') =>
    server.call(role, 'GET', `/report-bands/part?about=${encodeURIComponent(about)}&name=${name}`)
  const ofLine = await ask('line', lead)
  assert.equal(ofLine.status, 200, JSON.stringify(ofLine.body))
  assert.deepEqual(ofLine.body['items'], [{ personId: report, band: 'high', asOf: '2026-10-31' }])
  const places = await server.asSystem((session) => placesOfPeople(session, { asOf: today }))
  const departmentId = places.find(({ personId }) => personId === stranger)!.departmentId!
  const { people, items } = (await ask('department', departmentId)).body as {
    people: number
    items: { personId: string }[]
  }
  assert.equal(people, places.filter((place) => place.departmentId === departmentId).length)
  assert.ok(items.some(({ personId }) => personId === stranger))
  for (const role of ['lead', 'executive'] as const)
    assert.equal((await ask('line', lead, role)).status, 403, role)
  const { rows } = await server.database.pool.query<{ subjects: string[] }>(
    `select subjects from audit.entry where act = 'read' and entity = 'outlook' order by id desc limit 1`,
  )
  assert.deepEqual(rows[0]?.subjects.toSorted(), items.map(({ personId }) => personId).toSorted())
  const opened = await server.call('hr_manager', 'POST', '/review-cases', {
    body: {
      scoreId: id('sco', 0),
      question: 'What do we do?',
      assignedTo: server.accounts.hr_manager,
      isBlind: true,
      dueOn: '2026-12-24',
    },
  })
  assert.equal(opened.status, 201, JSON.stringify(opened.body))
  assert.deepEqual((await ask('line', lead)).body['items'], [])
})

test('of whoever objects leads are told no band, though they were scored before', async () => {
  await decide('hr_manager', true)
  const { report } = server.people
  assert.equal(((await bands('lead')).body['items'] as unknown[]).length, 1)
  const objected = await server.call('hr_manager', 'POST', '/objections', {
    body: { purpose: 'retention', subjectId: report, objects: true },
  })
  assert.equal(objected.status, 200, JSON.stringify(objected.body))
  assert.deepEqual((await bands('lead')).body['items'], [])
})

test('what replacing somebody costs is decided too, and stays when it is left out', async () => {
  const put = (body: object) =>
    server.call('hr_manager', 'PUT', '/report-policy', { body: { reason: 'counted by finance', ...body } })
  const shareOf = ({ body }: Awaited<ReturnType<typeof put>>) =>
    (body['policy'] as { replacementShare: number }).replacementShare
  assert.equal(shareOf(await put({ leadsSeeBands: false, replacementShare: 0.5 })), 0.5)
  assert.equal(shareOf(await put({ leadsSeeBands: true })), 0.5)
  assert.equal((await put({ leadsSeeBands: true, replacementShare: -1 })).status, 400)
  assert.equal(shareOf(await put({ leadsSeeBands: false })), 0.5)
})
