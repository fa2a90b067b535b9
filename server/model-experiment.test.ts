import type { Job } from '@cadre/store'
import { isInChallengerArm } from '@cadre/store'
import { writeSet } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone, registerLeavers } from './champion.fixture.ts'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { scorePeopleJob } from './jobs/kinds/score-people.ts'
import { watchModelsJob } from './jobs/kinds/watch-models.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import type { TestWorker } from './jobs/test-worker.fixture.ts'
import { now, startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let worker: TestWorker
let champion: string
let challenger: string

before(async () => {
  server = await startTestServer({ people: 320 })
  worker = await startTestWorker(server, [scorePeopleJob, watchModelsJob])
  await server.asSystem(giveDemoNotices)
  // The version that answers knows less than the one that is tried.
  champion = await enthrone(server, { useCase: 'attrition', drop: ['Team'] })
  challenger = await registerLeavers(server)
})
after(async () => {
  await worker.stop()
  await server.close()
})

const days = ['2026-08-31', '2026-09-30', '2026-10-31', '2026-11-15']

/** What is known of everybody in the company on a day; from the third on, they differ by what the champion does not know alone. */
async function writeFeatures(sequence: number): Promise<void> {
  const { rows: people } = await server.database.pool.query<{ person_id: string }>(
    'select distinct person_id from records.employment order by 1',
  )
  const teams = ['Sales', 'Research', 'Service', 'Office']
  const set = {
    name: 'features/leavers',
    sequence: String(sequence),
    source: 'a test',
    key: ['person_id', 'as_of'],
    columns: [
      { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
      { name: 'as_of', type: 'date', meaning: 'when' },
      { name: 'Team', type: 'text', meaning: 'team' },
      { name: 'OverTime', type: 'text', meaning: 'overtime' },
      { name: 'Pay', type: 'number', meaning: 'pay' },
    ],
    now: now(),
  } as const
  await writeSet(server.context.lake, set, [
    people.map(({ person_id }, index) => ({
      person_id,
      as_of: days[sequence]!,
      Team: teams[index % 4]!,
      OverTime: sequence < 2 && index % 5 < 2 ? 'Yes' : 'No',
      Pay: sequence < 2 ? 2000 + 100 * (index % 40) : 4000,
    })),
  ])
}

const ended = (id: string): Promise<Job> => worker.ended(id)

async function done({ status, body }: Answer): Promise<void> {
  assert.equal(status, 200, JSON.stringify(body))
  const job = await ended(String(body['jobId']))
  assert.equal(job.state, 'done', `${job.errorCode}: ${job.errorMessage}`)
}

async function score(sequence: number): Promise<void> {
  await passDay()
  await writeFeatures(sequence)
  const body = { dataSet: 'features/leavers', sequence: String(sequence) }
  await done(await server.call('hr_manager', 'POST', '/models/leavers/score-runs', { body }))
}

interface Line {
  readonly person_id: string
  readonly version_id: string
  readonly score: number
  readonly band: string
}

/** Scores of a day, those that are shown or those that are kept beside. */
async function scoresOf(table: 'score' | 'shadow_score', day: string): Promise<Line[]> {
  const { rows } = await server.database.pool.query<Line>(
    `select person_id, version_id, score, band from outlook.${table} where as_of = $1 order by scored_at, person_id`,
    [day],
  )
  return rows
}

/** To whom the score of the version that answers is shown. */
async function peopleOfChampion(day: string): Promise<string[]> {
  const shown = await scoresOf('score', day)
  return shown.flatMap(({ person_id, version_id }) => (version_id === champion ? [person_id] : [])).toSorted()
}

/** What was scored so far was scored the day before. */
async function passDay(): Promise<void> {
  for (const table of ['score', 'shadow_score'])
    await server.database.pool.query(`update outlook.${table} set scored_at = scored_at - interval '1 day'`)
}

interface Experiment {
  readonly id: string
  readonly state: string
  readonly ending: string | null
  readonly endingWords: string
}

const declaration = {
  title: 'Does knowing the team help?',
  endsBy: '2027-06-30',
  measure: 'right calls',
  smallestDifference: 0.02,
  guards: [{ about: 'pointed out', limit: 0.5 }],
  reason: 'The challenger did better on later rows.',
}

const declare = (changed: Partial<typeof declaration> = {}): Promise<Answer> =>
  server.call('data_scientist', 'POST', '/models/leavers/experiments', {
    body: { ...declaration, ...changed },
  })

async function decide(id: string, isApproved = true): Promise<Answer> {
  const body = { isApproved, reason: 'Let us see.' }
  return server.call('hr_manager', 'POST', `/model-experiments/${id}/decision`, { body })
}

async function compared(): Promise<Record<string, unknown>> {
  await done(await server.call('hr_manager', 'POST', '/models/leavers/watches'))
  const { body } = await server.call('data_scientist', 'GET', '/models/leavers/comparisons')
  return (body['items'] as { result: Record<string, unknown> }[])[0]!.result
}

/** Writes what came of everybody on a day: what the version that is tried had said. */
async function writeOutcomes(day: string): Promise<void> {
  const said = [...(await scoresOf('score', day)), ...(await scoresOf('shadow_score', day))]
  const { accounts, database, context } = server
  const ofTried = said
    .filter(({ version_id }) => version_id === challenger)
    .toSorted((a, b) => (a.person_id < b.person_id ? -1 : 1))
  const set = {
    name: 'outcomes/leavers',
    sequence: '1',
    source: 'a test',
    key: ['person_id', 'as_of'],
    columns: [
      { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
      { name: 'as_of', type: 'date', meaning: 'when' },
      { name: 'Left', type: 'text', meaning: 'what came' },
    ],
    now: now(),
  } as const
  await writeSet(context.lake, set, [
    ofTried.map(({ person_id, band }) => ({ person_id, as_of: day, Left: band === 'usual' ? 'No' : 'Yes' })),
  ])
  // Outcomes are looked for where the version that answers was trained.
  const run = `run_${'1'.repeat(22)}`
  await database.pool.query(
    `insert into model.run (id, model_name, job_id, data_set, options, state, started_by, started_at, ended_at)
     values ($1, 'leavers', 'job_x', 'outcomes/leavers', '{}', 'done', $2, now(), now()) on conflict do nothing`,
    [run, accounts.data_scientist],
  )
  await database.pool.query('update model.version set run_id = $1 where id = $2', [run, champion])
}

test('a version in the shadow is scored beside the one that answers, and nobody is shown it', async () => {
  const moved = await server.call('data_scientist', 'POST', `/model-versions/${challenger}/stage`, {
    body: { stage: 'shadow', reason: 'It did well on later rows.' },
  })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  await score(0)
  const [shown, beside] = [await scoresOf('score', days[0]!), await scoresOf('shadow_score', days[0]!)]
  assert.ok(shown.length >= 300 && shown.every(({ version_id }) => version_id === champion))
  assert.ok(beside.length === shown.length && beside.every(({ version_id }) => version_id === challenger))
  const own = await server.call('employee', 'GET', '/me/outlook')
  assert.deepEqual(
    (own.body['items'] as { versionId: string }[]).map(({ versionId }) => versionId),
    [champion],
  )
  // Not even a slip in a query could show it: the role of requests has no right to the table.
  const { rows } = await server.database.pool.query<{ may: boolean }>(
    `select has_table_privilege('cadre_app', 'outlook.shadow_score', 'select') as may`,
  )
  assert.deepEqual(rows, [{ may: false }])
  const { comparison, split } = (await compared()) as {
    comparison: { people: number; days: { agreement: number }[]; figures: unknown[] }
    split: unknown
  }
  assert.ok(comparison.people === shown.length && comparison.days[0]!.agreement < 1)
  assert.deepEqual([comparison.figures, split], [[], null], 'no outcome is known yet')
})

test('an experiment is refused where a score may lead to a decision against a person, and before a judgement', async () => {
  await server.call('data_scientist', 'POST', '/models', {
    body: { name: 'anything', title: 'Anything', purpose: 'planning' },
  })
  const adverse = await server.call('data_scientist', 'POST', '/models/anything/experiments', {
    body: declaration,
  })
  assert.deepEqual([adverse.status, adverse.body['code']], [409, 'record-conflict'])
  assert.match(String(adverse.body['detail']), /decision against a person .* chance never has a part/)
  const unjudged = await declare()
  assert.match(String(unjudged.body['detail']), /has to pass a judgement/)
  await server.asSystem(({ trx }) =>
    trx
      .insertInto('model.judgement')
      .values({
        id: `jdg_${'2'.repeat(22)}`,
        version_id: challenger,
        champion_id: champion,
        data_set: 't',
        data_sequence: 't',
        data_hash: 't',
        row_count: 100,
        gates: '[]',
        is_passed: true,
        judged_by: server.accounts.data_scientist,
        judged_at: now(),
      })
      .execute(),
  )
})

test('declared by one and approved by another, it splits by person; stopped, everybody sees the version that answers', async () => {
  for (const role of ['employee', 'lead', 'recruiter', 'executive'] as const)
    assert.equal((await server.call(role, 'GET', '/models/leavers/experiments')).status, 403, role)
  const declared = await declare()
  assert.equal(declared.status, 201, JSON.stringify(declared.body))
  const id = String(declared.body['id'])
  assert.equal((await declare()).status, 409, 'one at a time')
  const own = await server.call('data_scientist', 'POST', `/model-experiments/${id}/decision`, {
    body: { isApproved: true, reason: 'I like it.' },
  })
  assert.deepEqual([own.status, own.body['code']], [403, 'access-denied'])
  await assert.rejects(
    server.database.pool.query(
      `update model.experiment set state = 'running', decided_by = declared_by, decided_at = now() where id = $1`,
      [id],
    ),
    'not even by SQL',
  )
  const approved = await decide(id)
  assert.deepEqual([approved.status, approved.body['state']], [200, 'running'], JSON.stringify(approved.body))
  await assert.rejects(
    server.database.pool.query('update model.experiment set share = 0.4 where id = $1', [id]),
    /never altered/,
  )
  const aside = await server.call('data_scientist', 'POST', `/model-versions/${challenger}/stage`, {
    body: { stage: 'archived', reason: 'Enough.' },
  })
  assert.match(String(aside.body['detail']), /Stop the experiment first/)

  await score(1)
  const shown = await scoresOf('score', days[1]!)
  const beside = await scoresOf('shadow_score', days[1]!)
  assert.equal(new Set(shown.map(({ person_id }) => person_id)).size, shown.length, 'one score a person')
  assert.equal(beside.length, shown.length, 'both versions score everybody')
  const { cipher } = server.context
  for (const { person_id, version_id } of shown)
    assert.equal(version_id === challenger, isInChallengerArm(cipher, { id, share: 0.5 }, person_id))
  const tried = shown.filter(({ version_id }) => version_id === challenger).length
  assert.ok(Math.abs(tried / shown.length - 0.5) < 0.12, `${tried} of ${shown.length}`)

  const stopped = await server.call('hr_manager', 'POST', `/model-experiments/${id}/stop`, {
    body: { reason: 'Reviewers ask for it.' },
  })
  assert.deepEqual([stopped.status, stopped.body['ending']], [200, 'stopped'], JSON.stringify(stopped.body))
  assert.deepEqual(await peopleOfChampion(days[1]!), shown.map(({ person_id }) => person_id).toSorted())
  const trail = await server.call('hr_manager', 'GET', '/audit-trail?act=end%20experiment')
  assert.equal((trail.body['items'] as unknown[]).length, 1)
})

test('a guard that is breached stops it at once, tells who can act, and everybody is shown the champion’s scores', async () => {
  const declared = await declare({ guards: [{ about: 'pointed out', limit: 0.1 }] })
  assert.equal((await decide(String(declared.body['id']))).status, 200)
  await score(2)
  assert.ok((await peopleOfChampion(days[2]!)).length < 300)
  const { split } = (await compared()) as { split: { guards: { verdict: string }[] } }
  assert.ok(
    split.guards.some(({ verdict }) => verdict === 'breached'),
    JSON.stringify(split.guards),
  )
  const { body } = await server.call('hr_manager', 'GET', '/models/leavers/experiments')
  const experiment = (body['items'] as Experiment[]).find(({ id }) => id === declared.body['id'])
  assert.deepEqual([experiment!.state, experiment!.ending], ['ended', 'guard breached'])
  const everybody = new Set((await scoresOf('score', days[2]!)).map(({ person_id }) => person_id))
  assert.equal((await peopleOfChampion(days[2]!)).length, everybody.size)

  const raised = async (): Promise<{ id: string; about: string }[]> =>
    (
      (await server.call('hr_manager', 'GET', '/model-alerts')).body['items'] as {
        id: string
        about: string
      }[]
    ).filter(({ about }) => about === 'experiment')
  const [alert] = await raised()
  const told = await server.call('data_scientist', 'GET', '/notifications')
  assert.ok((told.body['items'] as { kind: string }[]).some(({ kind }) => kind === 'model-alert'))
  // It stands until somebody says what is done about it.
  await compared()
  assert.equal((await raised()).length, 1)
  const words = 'Teams were left out on purpose; we audit them first.'
  await server.call('data_scientist', 'POST', `/model-alerts/${alert!.id}/answer`, { body: { words } })
  await compared()
  assert.deepEqual(await raised(), [])
})

test('a challenger that does better is proposed, never put into use by itself; a person decides', async () => {
  const declared = await declare()
  const id = String(declared.body['id'])
  assert.equal((await decide(id)).status, 200)
  await score(3)
  const early = (await compared())['split'] as { path: unknown[]; arms: { people: number }[] }
  assert.deepEqual(early.path, [])
  assert.ok(early.arms.every(({ people }) => people > 100))
  await writeOutcomes(days[3]!)
  const { split, comparison } = (await compared()) as {
    split: {
      path: { low: number; count: number }[]
      balance: { isKept: boolean }
      guards: { group: string }[]
    }
    comparison: { figures: { name: string; difference: { high: number } }[] }
  }
  assert.ok(split.path.at(-1)!.low > 0, JSON.stringify(split.path.at(-1)))
  assert.ok(split.balance.isKept && split.guards.length > 0)
  assert.ok(comparison.figures.find(({ name }) => name === 'brier')!.difference.high < 0)

  const { body } = await server.call('data_scientist', 'GET', '/models/leavers/experiments')
  const experiment = (body['items'] as Experiment[]).find(({ id }) => id === declared.body['id'])
  assert.deepEqual(
    [experiment!.state, experiment!.ending],
    ['ended', 'challenger better'],
    experiment!.endingWords,
  )
  const model = await server.call('data_scientist', 'GET', '/models/leavers')
  const versions = model.body['items'] as { id: string; stage: string }[]
  assert.equal(versions.find(({ stage }) => stage === 'champion')!.id, champion, 'the champion stays')
  const proposed = (
    model.body['promotions'] as { id: string; versionId: string; askedBy: string; status: string }[]
  ).find(({ versionId }) => versionId === challenger)!
  assert.deepEqual([proposed.status, proposed.askedBy], ['waiting', server.accounts.data_scientist])
  const told = await server.call('data_scientist', 'GET', '/notifications')
  assert.ok((told.body['items'] as { kind: string }[]).some(({ kind }) => kind === 'experiment-ended'))
  const everybody = new Set((await scoresOf('score', days[3]!)).map(({ person_id }) => person_id))
  assert.equal((await peopleOfChampion(days[3]!)).length, everybody.size, 'and everybody is shown its scores')

  const crowned = await server.call('hr_manager', 'POST', `/promotions/${proposed.id}/decision`, {
    body: { isApproved: true, reason: 'It knows the team.' },
  })
  assert.equal(crowned.status, 200, JSON.stringify(crowned.body))
})
