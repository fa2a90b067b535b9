import { webhookEvents } from '@cadre/people'
import { isInChallengerArm } from '@cadre/store'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Answer, TestServer } from './test-server.fixture.ts'
import { declaration, openTriedVersion } from './tried-version.fixture.ts'
import type { TriedVersion } from './tried-version.fixture.ts'

let tried: TriedVersion
let server: TestServer
let champion: string
let challenger: string
let webhook: string

before(async () => {
  tried = await openTriedVersion({ webhookHosts: ['hooks.example'] })
  ;({ server, champion, challenger } = tried)
  const events = webhookEvents.filter((event) => event.startsWith('model-experiment.'))
  const made = await server.call('administrator', 'POST', '/webhooks', {
    body: { url: 'https://hooks.example/cadre', events },
  })
  webhook = String(made.body['id'])
})
after(() => tried.close())

interface Experiment {
  readonly id: string
  readonly state: string
  readonly ending: string | null
  readonly endingWords: string
}

test('a version in the shadow is scored beside the one that answers, and nobody is shown it', async () => {
  await tried.tryBeside()
  await tried.score(0)
  const [shown, beside] = [await tried.scoresOf('score', 0), await tried.scoresOf('shadow_score', 0)]
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
  // It is held about the person all the same, and told when they ask for everything.
  const asked = await server.call('employee', 'POST', '/subject-requests', { body: { kind: 'access' } })
  const held = await server.call('employee', 'POST', `/subject-requests/${String(asked.body['id'])}/export`)
  assert.match(JSON.stringify(held.body), /What versions that are only tried say about you/)
  const { comparison, split } = (await tried.look()) as {
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
  const unjudged = await tried.declare()
  assert.match(String(unjudged.body['detail']), /has to pass a judgement/)
  await tried.passJudgement()
})

test('declared by one and approved by another, it splits by person; stopped, everybody sees the version that answers', async () => {
  for (const role of ['employee', 'lead', 'recruiter', 'executive'] as const)
    assert.equal((await server.call(role, 'GET', '/models/leavers/experiments')).status, 403, role)
  const declared = await tried.declare()
  assert.equal(declared.status, 201, JSON.stringify(declared.body))
  const first = String(declared.body['id'])
  assert.equal((await tried.declare()).status, 409, 'one at a time')
  const own = await server.call('data_scientist', 'POST', `/model-experiments/${first}/decision`, {
    body: { isApproved: true, reason: 'I like it.' },
  })
  assert.deepEqual([own.status, own.body['code']], [403, 'access-denied'])
  await assert.rejects(
    server.database.pool.query(
      `update model.experiment set state = 'running', decided_by = declared_by, decided_at = now() where id = $1`,
      [first],
    ),
    'not even by SQL',
  )
  // What nobody has decided on yet can be withdrawn by who declared it; what is over stays so.
  const stop = (): Promise<Answer> =>
    server.call('data_scientist', 'POST', `/model-experiments/${first}/stop`, {
      body: { reason: 'Another share is wanted.' },
    })
  assert.equal((await stop()).status, 200)
  assert.equal((await stop()).status, 409)
  const again = await tried.declare()
  const id = String(again.body['id'])
  const approved = await tried.decide(id)
  assert.deepEqual([approved.status, approved.body['state']], [200, 'running'], JSON.stringify(approved.body))
  await assert.rejects(
    server.database.pool.query('update model.experiment set share = 0.4 where id = $1', [id]),
    /never altered/,
  )
  const aside = await server.call('data_scientist', 'POST', `/model-versions/${challenger}/stage`, {
    body: { stage: 'archived', reason: 'Enough.' },
  })
  assert.match(String(aside.body['detail']), /Stop the experiment first/)

  await tried.score(1)
  const shown = await tried.scoresOf('score', 1)
  const beside = await tried.scoresOf('shadow_score', 1)
  assert.equal(new Set(shown.map(({ person_id }) => person_id)).size, shown.length, 'one score a person')
  assert.equal(beside.length, shown.length, 'both versions score everybody')
  const { cipher } = server.context
  for (const { person_id, version_id } of shown)
    assert.equal(version_id === challenger, isInChallengerArm(cipher, { id, share: 0.5 }, person_id))
  const dealt = shown.filter(({ version_id }) => version_id === challenger).length
  assert.ok(Math.abs(dealt / shown.length - 0.5) < 0.12, `${dealt} of ${shown.length}`)

  const stopped = await server.call('hr_manager', 'POST', `/model-experiments/${id}/stop`, {
    body: { reason: 'Reviewers ask for it.' },
  })
  assert.deepEqual([stopped.status, stopped.body['ending']], [200, 'stopped'], JSON.stringify(stopped.body))
  assert.deepEqual(await tried.peopleOfChampion(1), shown.map(({ person_id }) => person_id).toSorted())
  const trail = await server.call('hr_manager', 'GET', '/audit-trail?act=end%20experiment')
  assert.equal((trail.body['items'] as unknown[]).length, 2)
})

test('a guard that is breached stops it at once, tells who can act, and everybody is shown the champion’s scores', async () => {
  const declared = await tried.declare({ guards: [{ about: 'pointed out', limit: 0.1 }] })
  assert.equal((await tried.decide(String(declared.body['id']))).status, 200)
  await tried.score(2)
  assert.ok((await tried.peopleOfChampion(2)).length < 300)
  const { split } = (await tried.look()) as { split: { guards: { verdict: string }[] } }
  assert.ok(
    split.guards.some(({ verdict }) => verdict === 'breached'),
    JSON.stringify(split.guards),
  )
  const { body } = await server.call('hr_manager', 'GET', '/models/leavers/experiments')
  const experiment = (body['items'] as Experiment[]).find(({ id }) => id === declared.body['id'])
  assert.deepEqual([experiment!.state, experiment!.ending], ['ended', 'guard breached'])
  const everybody = new Set((await tried.scoresOf('score', 2)).map(({ person_id }) => person_id))
  assert.equal((await tried.peopleOfChampion(2)).length, everybody.size)

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
  const again = (await tried.look())['split'] as { ending: { ending: string } } | null
  assert.equal(again?.ending.ending, 'guard breached', 'and what was found stays to be read')
  assert.equal((await raised()).length, 1)
  const words = 'Teams were left out on purpose; we audit them first.'
  await server.call('data_scientist', 'POST', `/model-alerts/${alert!.id}/answer`, { body: { words } })
  await tried.look()
  assert.deepEqual(await raised(), [])
})

test('a challenger that does better is proposed, never put into use by itself; a person decides', async () => {
  const declared = await tried.declare()
  const id = String(declared.body['id'])
  assert.equal((await tried.decide(id)).status, 200)
  await tried.score(4)
  const before = (await tried.look())['split'] as { arms: { people: number }[] }
  assert.ok(
    before.arms.every(({ people }) => people === 0),
    'what came of days before it began may be known already',
  )
  await tried.score(3)
  const early = (await tried.look())['split'] as { path: unknown[]; arms: { people: number }[] }
  assert.deepEqual(early.path, [])
  assert.ok(early.arms.every(({ people }) => people > 100))
  await tried.writeOutcomes(3)
  const { split, comparison } = (await tried.look()) as {
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
  const everybody = new Set((await tried.scoresOf('score', 3)).map(({ person_id }) => person_id))
  assert.equal((await tried.peopleOfChampion(3)).length, everybody.size, 'and everybody is shown its scores')

  const crowned = await server.call('hr_manager', 'POST', `/promotions/${proposed.id}/decision`, {
    body: { isApproved: true, reason: 'It knows the team.' },
  })
  assert.equal(crowned.status, 200, JSON.stringify(crowned.body))
})

test('every step of an experiment was left for the programs that ask for it, in order and without a person', async () => {
  const { rows } = await server.database.pool.query<{ event: string; data: Record<string, string> }>(
    `select event, body->'data' as data from app.webhook_delivery where webhook_id = $1 order by position`,
    [webhook],
  )
  assert.deepEqual(
    rows.map(({ event, data }) =>
      [event.replace('model-experiment.', ''), data['ending']].filter(Boolean).join(': '),
    ),
    [
      'declared',
      'stopped: stopped',
      'declared',
      'approved',
      'stopped: stopped',
      'declared',
      'approved',
      'concluded: guard breached',
      'declared',
      'approved',
      'concluded: challenger better',
    ],
  )
  for (const { data } of rows) {
    assert.deepEqual(
      [data['model'], data['championId'], data['challengerId']],
      ['leavers', champion, challenger],
    )
    assert.match(data['experimentId']!, /^exp_/)
    assert.ok(!JSON.stringify(data).includes('per_') && !JSON.stringify(data).includes('acc_'))
  }
})
