import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isTreated, noteTalks, scoreEverybody, startEffectWorker } from './interventions.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'
import { now, startTestServer } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let worker: TestWorker
let treated: readonly string[]

before(async () => {
  server = await startTestServer({ people: 240 })
  const people = await scoreEverybody(server)
  treated = people.filter((_, index) => isTreated(index))
  worker = await startEffectWorker(server)
})
after(async () => {
  await worker.stop()
  await server.close()
})

interface Effect {
  readonly measuredOn: string | null
  readonly counts: Readonly<Record<string, number | null>> | null
  readonly effect: Readonly<Record<string, unknown>> | null
  readonly finding: string
}

/** What is told to whom on the morning after a night. */
async function nextMorning(): Promise<{ executive: Effect; manager: Effect }> {
  const asked = await server.call('hr_manager', 'POST', '/intervention-effect-runs')
  const job = await worker.ended(String(asked.body['jobId']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
  return { executive: await told('executive'), manager: await told('hr_manager') }
}

async function told(role: 'executive' | 'hr_manager'): Promise<Effect> {
  const found = await server.call(role, 'GET', '/intervention-effects?kind=stay%20interview&model=leavers')
  assert.equal(found.status, 200, JSON.stringify(found.body))
  return found.body as unknown as Effect
}

async function withdraw(people: readonly string[]): Promise<void> {
  await server.database.pool.query(
    'update outlook.intervention set withdrawn_at = $1 where person_id = any ($2)',
    [now(), people],
  )
}

test('executives are told nothing while there is nothing, then figures of twenty people and more', async () => {
  const nothing = await nextMorning()
  assert.deepEqual([nothing.executive.counts, nothing.executive.effect], [null, null])
  assert.match(nothing.executive.finding, /^Nothing is told yet/)
  await noteTalks(server, treated.slice(0, 24))
  const { executive, manager } = await nextMorning()
  assert.equal(manager.counts!['treated'], 24)
  assert.ok(executive.effect !== null && executive.measuredOn !== null, JSON.stringify(executive))
  assert.ok(
    Object.values(executive.counts!).every((count) => count === null || count % 5 === 0),
    JSON.stringify(executive.counts),
  )
})

test('one to four people more or fewer change nothing that executives are told, so two nights tell of nobody', async () => {
  const before = await told('executive')
  for (const at of [24, 25, 26, 27]) {
    await noteTalks(server, [treated[at]!], at)
    const { executive, manager } = await nextMorning()
    assert.equal(manager.counts!['treated'], at + 1, 'HR managers may read each record, and are told at once')
    assert.deepEqual(executive, before)
  }
  await noteTalks(server, [treated[28]!], 28)
  const after = await nextMorning()
  assert.notDeepEqual(after.executive, before)
  assert.deepEqual(after.executive.effect, after.manager.effect)
})

test('an outcome that comes to be another for one person is not told from one night to the next', async () => {
  const before = await told('executive')
  const one = treated[0]!
  await server.database.pool.query(`update outlook.score set as_of = '2026-03-30' where person_id = $1`, [
    one,
  ])
  const without = await nextMorning()
  assert.equal(without.manager.counts!['treated'], 28, 'no outcome is known of that day')
  assert.deepEqual(without.executive, before)
  await server.database.pool.query(`update outlook.score set as_of = '2026-03-31' where person_id = $1`, [
    one,
  ])
  assert.deepEqual((await nextMorning()).executive, before)
})

test('figures go with what is withdrawn, and come back only when all that was told before differs by five', async () => {
  await withdraw(treated.slice(24, 29))
  assert.equal((await told('executive')).effect, null)
  // Five fewer than what was told last, and one more than what was told first.
  await noteTalks(server, [treated[29]!], 29)
  const oneMore = await nextMorning()
  assert.equal(oneMore.manager.counts!['treated'], 25)
  assert.equal(oneMore.executive.effect, null, 'the first figures, subtracted, would tell of one')
  await noteTalks(server, treated.slice(30, 34), 30)
  const enough = await nextMorning()
  assert.deepEqual([enough.manager.counts!['treated'], enough.executive.effect], [29, enough.manager.effect])
})

test('who counted is kept as digests that no account may read', async () => {
  const { rows } = await server.database.pool.query<{ treated: string[] }>(
    'select treated from outlook.told_effect',
  )
  assert.ok(rows.length >= 3)
  for (const member of rows.flatMap((row) => row.treated)) assert.match(member, /^[\w-]{22}$/)
  const { rows: readable } = await server.database.pool.query<{ may: boolean }>(
    `select has_column_privilege('cadre_app'::name, 'outlook.told_effect'::text, 'treated'::text, 'select') as may`,
  )
  assert.deepEqual(readable, [{ may: false }])
})
