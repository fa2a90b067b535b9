import { isInChallengerArm } from '@cadre/store'
import { startPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openTriedVersion } from './tried-version.fixture.ts'
import type { TriedVersion } from './tried-version.fixture.ts'

// The second needs Debian's Postgres.

async function runSplit(tried: TriedVersion): Promise<string> {
  const declared = await tried.declare()
  const id = String(declared.body['id'])
  const approved = await tried.decide(id)
  assert.deepEqual([approved.status, approved.body['state']], [200, 'running'], JSON.stringify(approved.body))
  return id
}

test('who objects after a split began is scored by neither version, and has no new score when it is stopped', async (t) => {
  const tried = await openTriedVersion()
  t.after(() => tried.close())
  const { server, challenger, champion } = tried
  await tried.tryBeside()
  await tried.passJudgement()
  const id = await runSplit(tried)
  await tried.score(1)
  const ofChallenger = (await tried.scoresOf('score', 1)).flatMap(({ person_id, version_id }) =>
    version_id === challenger ? [person_id] : [],
  )
  const [early, late] = ofChallenger as [string, string]
  const { cipher } = server.context
  for (const person of [early, late]) assert.ok(isInChallengerArm(cipher, { id, share: 0.5 }, person))
  const object = async (subjectId: string): Promise<void> => {
    const body = { purpose: 'retention', subjectId, objects: true }
    const entered = await server.call('hr_manager', 'POST', '/objections', { body })
    assert.equal(entered.status, 200, JSON.stringify(entered.body))
  }
  const versionsOf = async (person: string, day: number): Promise<string[]> => {
    const both = [...(await tried.scoresOf('score', day)), ...(await tried.scoresOf('shadow_score', day))]
    return both.flatMap(({ person_id, version_id }) => (person_id === person ? [version_id] : []))
  }

  // HR and the person are told that a score is of the version that is tried; whoever has to decide looks at both arms alike.
  const trialOf = async (role: 'hr_manager' | 'lead', path: string): Promise<string | null> => {
    const { body } = await server.call(role, 'GET', path)
    const [score] = (body['items'] ?? [body['evidence']]) as { trial: string | null }[]
    return score!.trial
  }
  assert.equal(await trialOf('hr_manager', `/people/${early}/outlook`), 'tried')
  const { body: told } = await server.call('employee', 'GET', '/me/outlook')
  const [own] = told['items'] as { versionId: string; trial: string }[]
  assert.equal(own!.trial, own!.versionId === challenger ? 'tried' : 'compared')
  const { body: outlook } = await server.call('hr_manager', 'GET', `/people/${early}/outlook`)
  const { body: opened } = await server.call('hr_manager', 'POST', '/review-cases', {
    body: {
      scoreId: (outlook['items'] as { id: string }[])[0]!.id,
      question: 'And now?',
      assignedTo: server.accounts.lead,
      dueOn: '2026-12-01',
    },
  })
  const path = `/review-cases/${String(opened['id'])}`
  assert.deepEqual([await trialOf('lead', path), await trialOf('hr_manager', path)], ['compared', 'tried'])

  // Of whoever objects between two runs the next one says nothing, not even beside.
  await object(early)
  await tried.score(2)
  assert.deepEqual(await versionsOf(early, 2), [])
  assert.deepEqual((await versionsOf(late, 2)).toSorted(), [champion, challenger].toSorted())

  // Of whoever objects after the last run nothing new is shown when everybody else has the champion's score again.
  await object(late)
  const stopped = await server.call('hr_manager', 'POST', `/model-experiments/${id}/stop`, {
    body: { reason: 'Reviewers ask for it.' },
  })
  assert.equal(stopped.status, 200, JSON.stringify(stopped.body))
  assert.equal(await trialOf('hr_manager', `/people/${early}/outlook`), null, 'nothing is tried any more')
  const shown = new Set((await tried.scoresOf('score', 2)).map(({ person_id }) => person_id))
  assert.deepEqual(await tried.peopleOfChampion(2), [...shown].filter((person) => person !== late).toSorted())
})

test('an approval that meets a withdrawal under way is refused, and says why', async (t) => {
  const postgres = await startPostgres()
  t.after(() => postgres.remove())
  const tried = await openTriedVersion({ people: 40, url: await postgres.createDatabase('race') })
  t.after(() => tried.close())
  const { server } = tried
  await tried.tryBeside()
  await tried.passJudgement()
  const id = String((await tried.declare()).body['id'])

  // Withdrawn, and not committed yet: whoever approves now still reads that it waits.
  const withdrawing = await server.database.pool.connect()
  await withdrawing.query('begin')
  await withdrawing.query('set local role cadre_system')
  const { rowCount } = await withdrawing.query(
    `update model.experiment set state = 'ended', ending = 'stopped', ended_by = $2, ended_at = now(),
       ending_words = 'Another share is wanted.' where id = $1`,
    [id, server.accounts.data_scientist],
  )
  assert.equal(rowCount, 1)
  const approving = tried.decide(id)
  await untilSomebodyWaits(server.database.pool)
  await withdrawing.query('commit')
  withdrawing.release()

  const { status, body } = await approving
  assert.deepEqual([status, body['code']], [409, 'record-conflict'], JSON.stringify(body))
  assert.match(String(body['detail']), /was decided on before/)
  const { body: listed } = await server.call('hr_manager', 'GET', '/models/leavers/experiments')
  const [experiment] = listed['items'] as { state: string; decidedBy: string | null }[]
  assert.deepEqual([experiment!.state, experiment!.decidedBy], ['ended', null])
})

async function untilSomebodyWaits(pool: TriedVersion['server']['database']['pool']): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await pool.query('select 1 from pg_locks where not granted limit 1')
    if (rows.length > 0) return
    await sleep(50)
  }
  assert.fail('nobody waits for the row')
}
