import { measureEffect } from '@cadre/lifecycle/intervention'
import { followedScores, keepEffect, readEffect } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  decideCase,
  hasLeft,
  isTreated,
  noteTalks,
  scoreEverybody,
  startEffectWorker,
} from './interventions.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'
import { now, startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

let server: TestServer
let people: readonly string[]
let worker: TestWorker

before(async () => {
  server = await startTestServer({ people: 240 })
  people = await scoreEverybody(server)
  worker = await startEffectWorker(server)
})
after(async () => {
  await worker.stop()
  await server.close()
})

/** What the nightly job does. */
async function measure(): Promise<void> {
  const asked = await server.call('hr_manager', 'POST', '/intervention-effect-runs')
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const job = await worker.ended(String(asked.body['jobId']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
}

const talk = { kind: 'Stay interview', begunOn: '2026-04-10', words: 'An hour, about what comes next.' }

test('who decided a case notes what was done, the person sees it, and it is withdrawn rather than altered', async () => {
  const { call, people: known, database } = server
  const caseId = await decideCase(server, people, known.report)
  const noted = await call('lead', 'POST', '/interventions', {
    body: { ...talk, personId: known.report, caseId },
  })
  assert.equal(noted.status, 201, JSON.stringify(noted.body))
  assert.equal(noted.body['kind'], 'stay interview', 'kinds that differ by capitals are one')
  // Not of others, not after a case of somebody else, not without having decided.
  for (const body of [
    { ...talk, personId: known.stranger },
    { ...talk, personId: known.stranger, caseId },
    { ...talk, personId: known.report },
  ])
    assert.equal((await call('lead', 'POST', '/interventions', { body })).status, 403)
  const own = await call('employee', 'POST', '/interventions', {
    body: { ...talk, personId: known.employee },
  })
  assert.equal(own.status, 403)

  const path = `/people/${known.report}/interventions`
  const listed = await call('hr_manager', 'GET', path)
  const items = listed.body['items'] as { id: string; words: string }[]
  assert.deepEqual(
    items.map(({ words }) => words),
    [talk.words],
  )
  assert.ok((listed.body['kinds'] as string[]).includes('pay review'), 'the list of what may help')
  assert.deepEqual((await call('employee', 'GET', path)).body['items'], [], 'a colleague sees nothing')
  const ofEmployee = await call('hr_manager', 'POST', '/interventions', {
    body: { ...talk, personId: known.employee },
  })
  assert.equal(ofEmployee.status, 201, JSON.stringify(ofEmployee.body))
  const seen = await call('employee', 'GET', `/people/${known.employee}/interventions`)
  assert.equal((seen.body['items'] as unknown[]).length, 1, 'everybody sees what was noted of them')

  const back = `/interventions/${items[0]!.id}/withdrawal`
  assert.equal((await call('hr_manager', 'POST', back)).status, 404, 'only who noted it takes it back')
  const withdrawn = await call('lead', 'POST', back)
  assert.equal(typeof withdrawn.body['withdrawnAt'], 'string', JSON.stringify(withdrawn.body))
  assert.equal((await call('lead', 'POST', back)).status, 409)
  await assert.rejects(
    database.pool.query("update outlook.intervention set words = 'something else'"),
    /never altered/,
  )
  await server.database.pool.query('delete from outlook.intervention')
})

test('what begins in future, or ends before it began, is refused with the field', async () => {
  const { call, people: known } = server
  for (const [field, days] of [
    ['begunOn', { begunOn: '2026-11-21' }],
    ['endedOn', { endedOn: '2026-04-09' }],
  ] as const) {
    const refused = await call('hr_manager', 'POST', '/interventions', {
      body: { ...talk, ...days, personId: known.report },
    })
    assert.equal(refused.status, 400, JSON.stringify(refused.body))
    assert.match(JSON.stringify(refused.body), new RegExp(field))
  }
})

interface Effect {
  readonly measuredOn: string | null
  readonly counts: Record<string, number | null>
  readonly effect: {
    readonly leftTreated: number
    readonly leftAlike: number
    readonly fewerOfHundred: { readonly value: number; readonly low: number; readonly high: number }
  } | null
  readonly byBand: {
    readonly bands: readonly {
      readonly band: string
      readonly matched: number | null
      readonly effect: Effect['effect']
    }[]
    readonly apart: {
      readonly higher: string
      readonly lower: string
      readonly moreOfHundred: { readonly low: number; readonly high: number }
    } | null
    readonly warning: string
  } | null
  readonly finding: string
  readonly warning: string
}

async function effectFor(role: 'hr_manager' | 'executive', kind = 'stay interview'): Promise<Effect> {
  const found = await server.call(
    role,
    'GET',
    `/intervention-effects?kind=${encodeURIComponent(kind)}&model=leavers`,
  )
  assert.equal(found.status, 200, JSON.stringify(found.body))
  return found.body as unknown as Effect
}

test('the effect is measured from twenty people on, beside people of the same score, as figures with a warning', async () => {
  const { call, database } = server
  const treated = people.flatMap((person, index) => (isTreated(index) ? [person] : []))
  const before = await effectFor('hr_manager')
  assert.deepEqual([before.measuredOn, before.counts, before.effect], [null, null, null])
  assert.match(before.finding, /not been worked out yet/)
  await noteTalks(server, treated.slice(0, 3))
  await measure()
  const few = await effectFor('hr_manager')
  assert.equal(few.measuredOn, today)
  assert.deepEqual([few.counts['treated'], few.effect], [null, null], 'one to four are told as few')
  assert.match(few.finding, /nothing is measured yet/)

  await noteTalks(server, treated.slice(3), 3)
  assert.deepEqual(
    (await effectFor('hr_manager')).counts,
    few.counts,
    'as it was worked out, until it is worked out again',
  )
  await measure()
  const { counts, effect, finding, warning, byBand } = await effectFor('hr_manager')
  assert.equal(counts['treated'], treated.length)
  assert.ok(treated.length >= 40 && counts['unmatched'] === 0, JSON.stringify(counts))
  assert.ok(Math.abs(effect!.leftTreated - 0.1) < 0.03, JSON.stringify(effect))
  assert.ok(effect!.leftAlike > 0.3 && effect!.fewerOfHundred.low > 0, JSON.stringify(effect))
  assert.match(finding, /^Of 100 so treated, it happened to \d+ fewer/)
  assert.match(warning, /chosen for this, not drawn/)

  const [high, raised, usual] = byBand!.bands
  assert.deepEqual([high!.band, high!.effect], ['high', null], 'of fewer than twenty nothing is told')
  assert.ok(raised!.effect!.fewerOfHundred.low > 0 && raised!.matched! >= 20, JSON.stringify(raised))
  const { value, low: least } = usual!.effect!.fewerOfHundred
  assert.ok(value > 20 && least < value && usual!.matched! >= 20, JSON.stringify(usual))
  assert.deepEqual([byBand!.apart!.higher, byBand!.apart!.lower], ['raised', 'usual'])
  const { low, high: most } = byBand!.apart!.moreOfHundred
  assert.ok(low < 0 && most > 0, 'it went with as much in both')
  assert.match(byBand!.warning, /does not say for whom it will help more/)

  const told = await effectFor('executive')
  assert.ok(told.effect !== null && told.byBand === null, 'executives are told of everybody together')
  assert.ok(
    Object.values(told.counts).every((count) => count === null || count % 5 === 0),
    JSON.stringify(told.counts),
  )
  assert.deepEqual((await effectFor('hr_manager', 'pay review')).counts['treated'], 0)

  // Whoever is not told of the purpose any more is not counted, and what was withdrawn counts for nothing.
  await database.pool.query('delete from app.notice_given where subject_id = $1', [treated[0]])
  await database.pool.query('update outlook.intervention set withdrawn_at = $1 where person_id = $2', [
    now(),
    treated[1],
  ])
  await measure()
  assert.equal((await effectFor('hr_manager')).counts['treated'], treated.length - 2)
  for (const role of ['employee', 'lead', 'data_scientist', 'administrator'] as const) {
    const refused = await call(role, 'GET', '/intervention-effects?kind=training&model=leavers')
    assert.equal(refused.status, 403, role)
    assert.equal((await call(role, 'POST', '/intervention-effect-runs')).status, 403, role)
  }
  assert.equal((await call('executive', 'POST', '/intervention-effect-runs')).status, 403)
  const unknown = await call('hr_manager', 'GET', '/intervention-effects?kind=training&model=nothing')
  assert.equal(unknown.status, 404)
})

test('kinds and models to choose from are told to those who read effects, and no kind that few people had', async () => {
  const { call, accounts, database } = server
  const choices = async () => (await call('executive', 'GET', '/intervention-kinds')).body
  const note = (person: string, index: number) =>
    database.pool.query(
      `insert into outlook.intervention (id, person_id, kind, begun_on, words, noted_by, noted_at)
       values ($1, $2, 'a desk by the window', '2026-04-10', 'Moved.', $3, '2026-04-11')`,
      [`itv_${String(900 + index).padStart(22, '0')}`, person, accounts.hr_manager],
    )
  for (const [index, person] of people.slice(0, 4).entries()) await note(person, index)
  const { kinds, models } = await choices()
  assert.deepEqual(models, [{ name: 'leavers', title: 'Who may leave' }])
  assert.ok((kinds as string[]).includes('pay review'), 'the list of what may help')
  assert.ok(!(kinds as string[]).includes('a desk by the window'), 'four people are too few to tell of')
  await note(people[4]!, 4)
  assert.ok(((await choices())['kinds'] as string[]).includes('a desk by the window'))
  for (const role of ['employee', 'lead', 'data_scientist', 'administrator'] as const)
    assert.equal((await call(role, 'GET', '/intervention-kinds')).status, 403, role)
})

test('what the job keeps are the figures that its rows give, to the last digit', async () => {
  await server.database.pool.query('delete from outlook.intervention')
  const treated = people.flatMap((person, index) => (isTreated(index) ? [person] : []))
  await noteTalks(server, treated.slice(2))
  await measure()
  const asked = { kind: 'stay interview', modelName: 'leavers' }
  const { kept, scores } = await server.asSystem(async (session) => ({
    kept: await readEffect(session, asked),
    scores: await followedScores(session, { ...asked, horizonDays: 184 }),
  }))
  // The first of the treated is not told of the purpose any more.
  const rows = scores
    .filter(({ subjectId }) => subjectId !== treated[0])
    .map((score) => ({ ...score, outcome: hasLeft(people.indexOf(score.subjectId)) ? 1 : 0 }))
  const { counts, effect, byBand } = measureEffect(rows as Parameters<typeof measureEffect>[0], { seed: 1 })
  assert.deepEqual(kept!.result, JSON.parse(JSON.stringify({ counts, effect, byBand, horizonDays: 184 })))
  assert.ok(effect !== undefined && counts.treated >= 40)
})

const refusedFor = async (kind: string): Promise<number> =>
  (
    await server.call(
      'executive',
      'GET',
      `/intervention-effects?kind=${encodeURIComponent(kind)}&model=leavers`,
    )
  ).status

test('figures go with a note that they were made of, withdrawn or erased, until they are worked out again', async () => {
  const { call, asSystem } = server
  const before = (await effectFor('hr_manager')).counts['treated']!
  const note = (index: number): string => `itv_${String(index).padStart(22, '0')}`
  assert.equal((await call('hr_manager', 'POST', `/interventions/${note(1)}/withdrawal`)).status, 200)
  const withdrawn = await effectFor('executive')
  assert.deepEqual([withdrawn.measuredOn, withdrawn.counts, withdrawn.effect], [null, null, null])
  assert.equal((await effectFor('hr_manager', 'pay review')).measuredOn, today, 'of other kinds they stay')
  await measure()
  assert.equal((await effectFor('hr_manager')).counts['treated'], before - 1)

  await asSystem(({ trx }) => trx.deleteFrom('outlook.intervention').where('id', '=', note(2)).execute())
  assert.equal((await effectFor('executive')).measuredOn, null)
  await measure()
  assert.equal((await effectFor('hr_manager')).counts['treated'], before - 2)
})

test('what cannot be asked any more is not told, and the job forgets it', async () => {
  const { call, asSystem, database, accounts } = server
  const kept = (kind: string) => asSystem((session) => readEffect(session, { kind, modelName: 'leavers' }))
  const { result } = (await kept('stay interview'))!
  // Noted by nobody any more, and retired from the list.
  await asSystem((session) => keepEffect(session, { kind: 'a round table', modelName: 'leavers' }, result))
  const retired = await call('hr_manager', 'POST', '/suggested-actions', {
    body: {
      kind: 'pay review',
      answers: ['pay_log_compa_ratio'],
      evidence: 'Not known here.',
      source: 'Ours',
      isRetired: true,
      basedOn: 0,
    },
  })
  assert.equal(retired.status, 200, JSON.stringify(retired.body))
  for (const kind of ['a round table', 'pay review']) {
    assert.equal(await refusedFor(kind), 404, kind)
    assert.ok(await kept(kind), 'it was worked out before')
  }
  await measure()
  for (const kind of ['a round table', 'pay review']) assert.equal(await kept(kind), undefined, kind)
  assert.ok(await kept('stay interview'))

  // No version of the model answers any more.
  await database.pool.query(
    `insert into model.stage_event (model_name, version_id, stage, reason, entered_by, entered_at)
     select model_name, id, 'archived', 'Not asked any more.', $1, now() from model.version where stage = 'champion'`,
    [accounts.data_scientist],
  )
  assert.equal(await refusedFor('stay interview'), 404)
  await measure()
  assert.equal(await kept('stay interview'), undefined)
})
