import { readJob, readJobResult } from '@cadre/store'
import { openSet, readRows } from '@cadre/store/lake'
import type { LakeRow } from '@cadre/store/lake'
import { synthesiseCompany } from '@cadre/synth'
import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { giveDemoNotices } from '../../demo/demo-notices.ts'
import { crownVersion } from '../../crown.fixture.ts'
import { now, startTestServer, today } from '../../test-server.fixture.ts'
import type { TestServer } from '../../test-server.fixture.ts'
import { startJobWorker } from '../start-job-worker.ts'
import type { JobWorker } from '../start-job-worker.ts'
import { attritionRowsJob } from './attrition-rows.ts'
import { lakeExportJob } from './lake-export.ts'
import { trainModelJob } from './train-model.ts'

let server: TestServer
let worker: JobWorker
let home: string
let rows: Record<string, string>
const ends = new EventEmitter().setMaxListeners(0)
const company = [...synthesiseCompany({ people: 400, years: 4, seed: 7, today })]

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'cadre-home-'))
  // The threads sign with the key that is kept there.
  process.env['CADRE_HOME'] = home
  server = await startTestServer({ company })
  worker = await startJobWorker(server.context, {
    kinds: [lakeExportJob, attritionRowsJob, trainModelJob],
    onEnd: ({ id }) => ends.emit(id),
  })
  await run('lake_export', {})
  await server.asSystem(giveDemoNotices)
  rows = await run('attrition_rows', { from: '2023-06-01', history: 'as it happened' }, 'retention')
})
after(async () => {
  await worker.stop()
  await server.close()
  await rm(home, { recursive: true })
})

async function ended(id: string): Promise<void> {
  for (;;) {
    const end = once(ends, id)
    worker.wake()
    const job = await server.asSystem((session) => readJob(session, id))
    if (job.state === 'done') return
    assert.ok(job.endedAt === null, `${job.kind}: ${job.errorCode} ${job.errorMessage}`)
    await end
  }
}

async function run(kind: string, input: object, purpose = 'operation'): Promise<Record<string, string>> {
  const headers = { 'cadre-purpose': purpose }
  const asked = await server.call('hr_manager', 'POST', '/job-runs', { body: { kind, input }, headers })
  assert.ok(asked.status < 300, JSON.stringify(asked.body))
  const id = String(asked.body['id'])
  await ended(id)
  return (await server.asSystem((session) => readJobResult(session, id))) as Record<string, string>
}

interface Figures {
  readonly columns: readonly { readonly name: string; readonly role: string }[]
  readonly leaderboard: readonly { readonly learner: string }[]
  readonly model?: { readonly learner: string }
  readonly followed?: {
    readonly horizonMonths: number
    readonly cause: string
    readonly judged: readonly {
      readonly learner: string
      readonly concordance: { readonly value: number; readonly low: number }
      readonly integratedBrier?: number
      readonly aucByMonth: readonly (number | null)[]
      readonly calibration: readonly object[]
    }[]
    readonly curves: readonly {
      readonly group: string
      readonly points: readonly { readonly predicted: number; readonly observed: number }[]
    }[]
    readonly causes: readonly {
      readonly cause: string
      readonly points: readonly { readonly share: number }[]
    }[]
    readonly alone: readonly { readonly share: number }[]
  }
}

interface Trained {
  readonly state: string
  readonly result: Figures
  readonly learningCurve: {
    readonly learner: string
    readonly points: readonly { readonly rows: number; readonly quality: { readonly value: number } }[]
    readonly verdict: string
  }
}

async function train(name: string, training: object): Promise<Trained> {
  const made = await server.call('data_scientist', 'POST', '/models', {
    body: { name, title: 'Leaving', useCase: 'attrition', purpose: 'retention' },
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const started = await server.call('data_scientist', 'POST', `/models/${name}/runs`, {
    body: { dataSet: rows['name'], sequence: rows['sequence'], target: 'left_within_6_months', ...training },
  })
  assert.equal(started.status, 201, JSON.stringify(started.body))
  await ended(String(started.body['jobId']))
  const { body } = await server.call('data_scientist', 'GET', `/model-runs/${String(started.body['id'])}`)
  return body as unknown as Trained
}

test('models of when are trained, judged beside the others on the same later rows, and answer for fewer months', async () => {
  const { state, result, learningCurve } = await train('leavers', {
    learners: ['logistic-regression', 'cox', 'survival-boosting'],
    budget: 'fast',
  })
  assert.equal(state, 'done')
  const roles = new Map(result.columns.map(({ name, role }) => [name, role]))
  assert.deepEqual([roles.get('followed_months'), roles.get('ended_by')], ['dropped', 'dropped'])
  assert.equal(roles.get('emp_tenure_months'), 'feature')
  const { judged, curves, causes, alone, horizonMonths, cause } = result.followed!
  assert.deepEqual([horizonMonths, cause], [6, 'voluntary'])
  const named = new Map(judged.map((one) => [one.learner, one]))
  for (const learner of ['kaplan-meier', 'logistic-regression', 'cox', 'survival-boosting'])
    assert.ok(named.has(learner), `${learner} is not among ${[...named.keys()].join(', ')}`)
  assert.equal(named.get('logistic-regression')!.integratedBrier, undefined, 'it knows the horizon alone')
  for (const learner of ['cox', 'survival-boosting']) {
    const { concordance, integratedBrier, aucByMonth, calibration } = named.get(learner)!
    assert.ok(concordance.value > 0.55, `${learner}: ${concordance.value}`)
    assert.ok(integratedBrier! > 0 && integratedBrier! < named.get('kaplan-meier')!.integratedBrier! * 1.02)
    assert.equal(aucByMonth.length, 6)
    assert.equal(calibration.length, 5)
  }
  const [highest, , lowest] = curves
  assert.ok(highest!.points.at(-1)!.observed > 1.5 * lowest!.points.at(-1)!.observed)
  assert.equal(causes[0]!.cause, 'voluntary')
  assert.ok(causes.length > 1, 'what else ends employment is told beside')
  const { points, verdict } = learningCurve
  assert.ok(
    points.length >= 3 && points.every(({ rows: count }, at) => at === 0 || count > points[at - 1]!.rows),
  )
  assert.ok(['more would help', 'enough', 'not clear'].includes(verdict))
  assert.ok(alone.at(-1)!.share > causes[0]!.points.at(-1)!.share, 'one minus Kaplan–Meier is more')
})

test('a version of when is served with reasons, for its horizon and for fewer months, and refuses more', async () => {
  const { items } = (await server.call('data_scientist', 'GET', '/models/leavers')).body as {
    items: { id: string; learner: string }[]
  }
  const version = items[0]!
  assert.ok(['cox', 'survival-boosting'].includes(version.learner), version.learner)
  const { context, accounts } = server
  const errand = { purpose: 'operation', requestId: 'rqs_t', route: 't', today, now: now() } as const
  const place = { ...context, errand, madeBy: accounts.data_scientist }
  await crownVersion(place, version.id, accounts.hr_manager)
  const set = await openSet(context.lake, rows['name']!, { sequence: rows['sequence']!, purpose: 'planning' })
  const { card } = (await server.call('data_scientist', 'GET', `/model-versions/${version.id}`)).body as {
    card: { inputs: string[]; followed: { judged: { label: string }[] } }
  }
  assert.ok(card.followed.judged.some(({ label }) => label === 'Kaplan–Meier by tenure alone'))
  const inputs: LakeRow[] = []
  for await (const part of readRows(set))
    for (const row of part)
      if (inputs.length < 50)
        inputs.push(Object.fromEntries(card.inputs.map((name) => [name, row[name] ?? null])))
  const score = async (horizonMonths?: number) => {
    const body = { inputs, reasons: 3, ...(horizonMonths !== undefined && { horizonMonths }) }
    return server.call('hr_manager', 'POST', '/models/leavers/scores', { body })
  }
  const scoresOf = ({ body }: Awaited<ReturnType<typeof score>>) =>
    body['items'] as { status: string; score: number; reasons: object[] }[]
  const [whole, asWhole, three] = [
    scoresOf(await score()),
    scoresOf(await score(6)),
    scoresOf(await score(3)),
  ]
  assert.deepEqual(whole, asWhole)
  const scored = whole.flatMap(({ status }, at) => (status === 'scored' ? [at] : []))
  assert.ok(scored.length > 25, `${scored.length} scores`)
  for (const at of scored) {
    assert.equal(whole[at]!.reasons.length, 3)
    assert.ok(three[at]!.score > 0 && three[at]!.score < whole[at]!.score)
  }
  const tooFar = await score(7)
  assert.ok(tooFar.status >= 400 && tooFar.status < 500)
  assert.match(JSON.stringify(tooFar.body), /1 to 6 whole months/)
})
