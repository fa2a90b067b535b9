import { openEmbedded, openServer, readTrail } from '@cadre/store'
import { readCheckpoints, verifyTrail } from '@cadre/store/audit-trail'
import { startPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSettings } from '../settings.ts'
import { chance, kills } from './kill-loop.fixture.ts'
import { setUpLife } from './life-of-model.fixture.ts'
import type { Cast } from './life-of-model.fixture.ts'
import { prepareServed } from './served.fixture.ts'
import type { Served } from './served.fixture.ts'

// Needs Debian's Postgres. A model is trained, judged, approved, put to use, decided on, trained anew and rolled
// back, while the server is killed all the time.

const postgres = await startPostgres()
after(() => postgres.remove())

const headcount = 120

interface Decision {
  readonly caseId: string
  readonly words: string
}
type Body = Record<string, unknown>
/** What a training made. */
type Made = { readonly runId: string; readonly versionId: string | null }

/** A client that asks again, with the same key, until it is answered. */
function createClient({ address }: Served) {
  let count = 0
  return async (cookie: string, method: string, path: string, body?: unknown): Promise<Body> => {
    const key = `life ${count++}`
    for (;;) {
      const answer = await fetchOnce().catch(() => undefined)
      if (answer && answer.status !== 503) {
        const found = (await answer.json().catch(() => undefined)) as Body | undefined
        if (!found) continue
        assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${JSON.stringify(found)}`)
        return found
      }
      await sleep(50)
    }
    async function fetchOnce(): Promise<Response> {
      return fetch(`${address()}/api/v1${path}`, {
        method,
        headers: {
          cookie: `__Host-cadre=${cookie}`,
          ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    }
  }
}

/** Leads a model through its life; tells what was acknowledged. */
async function live(served: Served, { scientist, manager, reviewer, reviewerId, people }: Cast) {
  const ask = createClient(served)
  const jobs: string[] = []
  /** Enters a job and waits for its end. */
  const finish = async (cookie: string, path: string, body: Body): Promise<Made> => {
    const jobId = String((await ask(cookie, 'POST', path, body))['jobId'])
    jobs.push(jobId)
    for (;;) {
      const job = await ask(cookie, 'GET', `/job-runs/${jobId}`)
      if (['done', 'failed', 'cancelled'].includes(String(job['state']))) {
        assert.equal(job['state'], 'done', JSON.stringify(job))
        return job['result'] as Made
      }
      await sleep(100)
    }
  }
  const promote = async (versionId: string): Promise<void> => {
    const asked = await ask(scientist, 'POST', `/model-versions/${versionId}/promotions`, {
      reason: 'it is good',
    })
    await ask(manager, 'POST', `/promotions/${String(asked['id'])}/decision`, {
      isApproved: true,
      reason: 'fair and good enough',
    })
  }
  await ask(scientist, 'POST', '/models', { name: 'leavers', title: 'Who left', purpose: 'retention' })
  const first = await finish(scientist, '/models/leavers/runs', {
    dataSet: 'outcomes/leavers',
    sequence: '1',
    target: 'left',
    positive: 'Yes',
    learners: ['logistic-regression', 'gradient-boosting'],
    budget: 'fast',
    until: '2024-12-31',
  })
  const run = await ask(scientist, 'GET', `/model-runs/${first.runId}`)
  assert.ok(first.versionId, String(run['problem']))
  await finish(scientist, `/model-versions/${first.versionId}/judgements`, {
    dataSet: 'outcomes/leavers',
    sequence: '1',
    after: '2025-01-31',
  })
  await promote(first.versionId)
  await finish(manager, '/models/leavers/score-runs', { dataSet: 'features/leavers' })
  const decisions: Decision[] = []
  for (const person of people.slice(0, 12)) {
    const { items } = await ask(manager, 'GET', `/people/${person}/outlook`)
    const [score] = items as { id: string }[]
    const opened = await ask(manager, 'POST', '/review-cases', {
      scoreId: score!.id,
      question: 'Is there something to do?',
      assignedTo: reviewerId,
      dueOn: '2030-01-01',
    })
    const decision = { caseId: String(opened['id']), words: `Talked it over, number ${decisions.length}.` }
    await ask(reviewer, 'POST', `/review-cases/${decision.caseId}/decision`, {
      choice: 'act',
      reasonCode: 'evidence fits',
      words: decision.words,
    })
    decisions.push(decision)
  }
  const second = await finish(scientist, '/models/leavers/retraining/runs', {})
  await promote(second.versionId!)
  await ask(manager, 'POST', '/models/leavers/rollback', { reason: 'complaints' })
  return { jobs, decisions, versions: [first.versionId, second.versionId!] }
}

for (const kind of ['the embedded database', 'Postgres'] as const) {
  test(`on ${kind} a model that is killed again and again in training, use and review goes through its life once`, async (t) => {
    const url = kind === 'Postgres' ? await postgres.createDatabase('life') : undefined
    const served = await prepareServed(url === undefined ? {} : { url })
    t.after(() => served.remove())
    const folder = join(served.folder, 'data')
    const environment = {
      CADRE_FOLDER: folder,
      CADRE_HOME: join(served.folder, 'home'),
      CADRE_KEY_FILE: join(served.folder, 'field-keys.json'),
      ...(url !== undefined && { DATABASE_URL: url }),
    }
    const cast = await setUpLife(readSettings(environment, { port: '0' }), headcount)
    await served.start()
    const life = { isOver: false }
    const living = live(served, cast).finally(() => (life.isOver = true))
    const next = chance(17)
    let killed = 0
    while (!life.isOver && killed < kills(12)) {
      await Promise.race([sleep(150 + 1800 * next()), living])
      if (life.isOver) break
      await served.kill()
      killed++
      await served.start()
    }
    const { jobs, decisions, versions } = await living
    await served.kill()
    assert.ok(killed >= 3, `${killed} kills`)

    const database = url === undefined ? await openEmbedded(folder) : await openServer(url)
    t.after(() => database.close())
    const client = await database.pool.connect()
    try {
      await client.query('begin')
      // Sees every row.
      await client.query('set local role cadre_backup')
      const all = async <Row>(text: string): Promise<Row[]> => (await client.query(text)).rows as Row[]
      const made = await all<{ id: string; runs: number }>(
        'select id, (select count(*)::int from model.version w where w.run_id = v.run_id) as runs from model.version v order by number',
      )
      assert.deepEqual(
        made,
        versions.map((id) => ({ id, runs: 1 })),
        'each training made one version',
      )
      assert.deepEqual(await all(`select distinct state from model.run`), [{ state: 'done' }])
      const stages = await all<{ step: string }>(
        `select v.number || ' ' || e.stage as step from model.stage_event e join model.version v on v.id = e.version_id order by e.id`,
      )
      assert.deepEqual(
        stages.map(({ step }) => step),
        ['1 candidate', '1 champion', '2 candidate', '1 archived', '2 champion', '2 archived', '1 champion'],
      )
      const scores = await all<{ people: number; scores: number }>(
        'select count(distinct person_id)::int as people, count(*)::int as scores from outlook.score',
      )
      assert.deepEqual(scores, [{ people: headcount, scores: headcount }], 'everybody is scored once')
      const decided = await all<{ caseId: string; times: number }>(
        'select case_id as "caseId", count(*)::int as times from outlook.decision group by 1',
      )
      assert.deepEqual(
        decided.toSorted((one, other) => one.caseId.localeCompare(other.caseId)),
        decisions
          .map(({ caseId }) => ({ caseId, times: 1 }))
          .toSorted((one, other) => one.caseId.localeCompare(other.caseId)),
        'what was decided is kept, once',
      )
      const ended = await all<{ id: string; state: string }>('select id, state from jobs.job')
      for (const id of jobs) assert.equal(ended.find((job) => job.id === id)?.state, 'done')
    } finally {
      await client.query('rollback')
      client.release()
    }
    const checkpoints = await readCheckpoints(join(folder, 'checkpoints'))
    const { faults } = await verifyTrail(readTrail(database), { checkpoints })
    assert.deepEqual(faults, [])
    t.diagnostic(`${killed} kills, ${jobs.length} jobs, ${decisions.length} decisions`)
  })
}
