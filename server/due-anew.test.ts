import { inSystemSession } from '@cadre/store'
import type { Session } from '@cadre/store'
import { eraseFromLake, writeSet } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone, registerLeavers } from './champion.fixture.ts'
import { raiseErasedFrom } from './models/raise-erased-from.ts'
import { now, startTestServer, today } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
/** What answers, and two that wait: both of the first learned from the rows of whom is erased, the last one did not. */
let answering: string
let waiting: string
let other: string
let promotionId: string

before(async () => {
  server = await startTestServer({ people: 12 })
  answering = await enthrone(server)
  waiting = await registerLeavers(server, ['Team'])
  other = await registerLeavers(server, ['Team', 'OverTime'])
  const hash = await writeRows()
  for (const [at, version] of [answering, waiting].entries())
    await tellRows(version, `run_${String(at).repeat(22)}`, hash)
  for (const [at, version] of [waiting, other].entries())
    await pass(version, `jdg_${String(at + 5).repeat(22)}`)
})
after(() => server.close())

const scientist = (method: string, path: string, body?: object): Promise<Answer> =>
  server.call('data_scientist', method, path, body ? { body } : {})
const manager = (method: string, path: string, body?: object): Promise<Answer> =>
  server.call('hr_manager', method, path, body ? { body } : {})

async function writeRows(): Promise<string> {
  const { report, lead } = server.people
  const columns = [{ name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' }] as const
  const { hash } = await writeSet(
    server.context.lake,
    {
      name: 'outcomes/leavers',
      sequence: '1',
      source: 'a test',
      key: ['person_id'],
      columns: [...columns],
      now: now(),
    },
    [[report, lead].toSorted().map((person_id) => ({ person_id }))],
  )
  return hash
}

async function tellRows(version: string, run: string, hash: string): Promise<void> {
  const { pool } = server.database
  await pool.query(
    `insert into model.run (id, model_name, job_id, data_set, data_hash, options, state, started_by, started_at, ended_at)
     values ($1, 'leavers', $1, 'outcomes/leavers', $2, '{}', 'done', $3, now(), now())`,
    [run, hash, server.accounts.data_scientist],
  )
  await pool.query('update model.version set run_id = $1 where id = $2', [run, version])
}

async function pass(version: string, id: string): Promise<void> {
  await server.database.pool.query(
    `insert into model.judgement (id, version_id, champion_id, data_set, data_sequence, data_hash, row_count, gates, is_passed, judged_by, judged_at)
     values ($1, $2, $3, 't', 't', 't', 100, '[]', true, $4, now())`,
    [id, version, answering, server.accounts.data_scientist],
  )
}

/** What the job does after an erasure, and every night. */
function look(day = today): Promise<number> {
  const errand = {
    purpose: 'operation',
    requestId: 'rqs_t',
    route: 't',
    today: day,
    now: new Date(`${day}T04:00:00Z`),
  } as const
  const inSession = <Result>(run: (session: Session) => Promise<Result>): Promise<Result> =>
    inSystemSession({ ...server.context, errand }, run)
  return raiseErasedFrom({ lake: server.context.lake, inSession })
}

interface Line {
  readonly id: string
  readonly stage: string
  readonly retrainBy: string | null
}

async function lines(): Promise<ReadonlyMap<string, Line>> {
  const { items } = (await scientist('GET', '/models/leavers')).body as { items: Line[] }
  return new Map(items.map((line) => [line.id, line]))
}

const proposeTo = (version: string): Promise<Answer> =>
  scientist('POST', `/model-versions/${version}/promotions`, { reason: 'it is better' })

const openAlerts = async (): Promise<unknown[]> =>
  (
    (await manager('GET', '/model-alerts')).body['items'] as { about: string; endedAt: string | null }[]
  ).filter(({ about, endedAt }) => about === 'erasure' && endedAt === null)

test('every version that learned from somebody who was erased is marked, whatever stage it stands at, and those in use are raised', async () => {
  const asked = await proposeTo(waiting)
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  promotionId = String(asked.body['id'])
  assert.equal(await look(), 0)
  await eraseFromLake(server.context.lake, [server.people.report], { now: now(), reason: 'asked for' })
  assert.equal(await look(), 1)
  const versions = await lines()
  assert.deepEqual(
    [answering, waiting, other].map((id) => versions.get(id)!.retrainBy),
    ['2027-02-18', '2027-02-18', null],
  )
  assert.equal((await openAlerts()).length, 1)
})

test('a version that is marked takes no new place: neither proposed nor approved nor tried, not even past the server', async () => {
  const approved = await manager('POST', `/promotions/${promotionId}/decision`, {
    isApproved: true,
    reason: 'good',
  })
  assert.deepEqual([approved.status, approved.body['code']], [409, 'record-conflict'])
  assert.match(String(approved.body['detail']), /erased.*Train the model anew/)
  const refused = await manager('POST', `/promotions/${promotionId}/decision`, {
    isApproved: false,
    reason: 'anew',
  })
  assert.equal(refused.status, 200)
  assert.equal((await proposeTo(waiting)).status, 409)
  const tried = await scientist('POST', `/model-versions/${waiting}/stage`, {
    stage: 'shadow',
    reason: 'try',
  })
  assert.equal(tried.status, 409, JSON.stringify(tried.body))
  await assert.rejects(
    server.database.pool.query(
      `insert into model.stage_event (model_name, version_id, stage, reason, entered_by, entered_at)
       values ('leavers', $1, 'shadow', 'tried', $2, now())`,
      [waiting, server.accounts.data_scientist],
    ),
    /somebody was erased/,
  )
})

test('it answers until its day and is retired after it; what was raised stands until another version answers', async () => {
  await look('2027-02-18')
  assert.equal((await lines()).get(answering)!.stage, 'champion')
  await look('2027-02-19')
  assert.equal((await lines()).get(answering)!.stage, 'archived')
  const { history } = (await scientist('GET', '/models/leavers')).body as {
    history: { versionId: string; stage: string; reason: string; enteredBy: string | null }[]
  }
  const { reason, enteredBy } = history.at(-1)!
  assert.match(reason, /erased from what it learned from.*by 2027-02-18/)
  assert.equal(enteredBy, null, 'nobody did it')
  assert.equal((await manager('POST', '/models/leavers/scores', { inputs: [{}] })).status, 404)
  await look('2027-02-20')
  assert.equal((await openAlerts()).length, 1)
})

test('what did not learn from them takes its place, and the one before is not put back', async () => {
  await server.database.pool.query('update model.judgement set champion_id = null')
  const asked = await proposeTo(other)
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  const decision = { isApproved: true, reason: 'good' }
  const approved = await manager('POST', `/promotions/${String(asked.body['id'])}/decision`, decision)
  assert.equal(approved.status, 200, JSON.stringify(approved.body))
  await look('2027-02-21')
  assert.equal((await openAlerts()).length, 0)
  const back = await manager('POST', '/models/leavers/rollback', { reason: 'complaints' })
  assert.deepEqual([back.status, back.body['code']], [409, 'record-conflict'])
  assert.equal((await lines()).get(other)!.stage, 'champion')
})
