import { enterJob, readJob, readJobResult } from '@cadre/store'
import { writeSet } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from '../../champion.fixture.ts'
import { giveDemoNotices } from '../../demo/demo-notices.ts'
import { now, startTestServer } from '../../test-server.fixture.ts'
import type { TestServer } from '../../test-server.fixture.ts'
import { startTestWorker } from '../test-worker.fixture.ts'
import { scoreModelsJob } from './score-models.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 60 })
  await server.asSystem(giveDemoNotices)
})
after(() => server.close())

interface Outcome {
  readonly models: readonly { readonly people: number; readonly scored: number; readonly dataSet: string }[]
  readonly without: readonly { readonly because: string }[]
}

const enter = (input: { asOf?: string } = {}): Promise<string> =>
  server.asSystem((session) =>
    enterJob(session, { kind: 'score_models', input, purpose: 'retention', timeLimitSeconds: 600 }),
  )

async function run(input: { asOf?: string } = {}) {
  const worker = await startTestWorker(server, [scoreModelsJob])
  const job = await worker.ended(await enter(input))
  await worker.stop()
  const result = await server.asSystem((session) => readJobResult(session, job.id))
  return { job, result: result as unknown as Outcome }
}

async function write(asOf: string, columns: 'those it reads' | 'others' = 'those it reads'): Promise<void> {
  const { rows: people } = await server.database.pool.query<{ person_id: string }>(
    'select distinct person_id from records.employment order by 1',
  )
  const values = (at: number) =>
    columns === 'others'
      ? { Shoe: at }
      : { Team: 'Sales', OverTime: at % 3 ? 'No' : 'Yes', Pay: 2000 + 50 * at }
  const types = columns === 'others' ? { Shoe: 'number' } : { Team: 'text', OverTime: 'text', Pay: 'number' }
  await writeSet(
    server.context.lake,
    {
      name: 'features/retention',
      sequence: `${asOf}-${columns === 'others' ? 1 : 2}`,
      source: 'a test',
      asOf,
      key: ['person_id', 'as_of'],
      columns: [
        { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
        { name: 'as_of', type: 'date', meaning: 'when' },
        ...Object.entries(types).map(([name, type]) => ({
          name,
          type: type as 'text' | 'number',
          meaning: name,
        })),
      ],
      now: now(),
    },
    [people.map(({ person_id }, at) => ({ person_id, as_of: asOf, ...values(at) }))],
  )
}

async function kept(): Promise<{ people: number; scores: number }> {
  const { rows } = await server.database.pool.query<{ people: number; scores: number }>(
    'select count(distinct person_id)::int as people, count(*)::int as scores from outlook.score',
  )
  return rows[0]!
}

test('where no version answers, or nothing was written of the month, nobody is scored, and it says so', async () => {
  const before = await run()
  assert.equal(before.job.state, 'done', String(before.job.errorMessage))
  assert.equal(before.job.message, 'No model is in use for this purpose: nobody is scored.')
  await enthrone(server)
  await write('2026-09-30')
  const { job } = await run()
  assert.match(job.message, /^"Who may leave" scored nobody: No features were written of 2026-10-31/)
  await write('2026-10-31', 'others')
  const { result } = await run()
  assert.match(result.without[0]!.because, /column/)
  assert.equal((await kept()).scores, 0)
})

test('stopped on the way it goes on where it was, everybody has one score, and a second run scores nobody anew', async () => {
  await write('2026-10-31')
  const first = await startTestWorker(server, [scoreModelsJob])
  const id = await enter()
  while ((await server.asSystem((session) => readJob(session, id))).state === 'waiting')
    await new Promise((resolve) => setImmediate(resolve))
  await first.stop()
  assert.notEqual((await server.asSystem((session) => readJob(session, id))).state, 'done')
  const second = await startTestWorker(server, [scoreModelsJob])
  const job = await second.ended(id)
  await second.stop()
  assert.equal(job.state, 'done', String(job.errorMessage))
  const { people, scores } = await kept()
  assert.ok(people > 20 && scores === people, JSON.stringify({ people, scores }))
  assert.equal(job.message, `"Who may leave" scored ${people} people as of 2026-10-31.`)
  const { result } = await run()
  assert.deepEqual([result.models[0]!.people, result.models[0]!.scored], [people, 0])
  assert.deepEqual(await kept(), { people, scores })
})

test('of an earlier month nobody is scored: the version may have learned from what came after', async () => {
  const { job } = await run({ asOf: '2026-09-30' })
  assert.equal(job.errorCode, 'record-invalid')
  assert.match(String(job.errorMessage), /as of 2026-10-31 and of no earlier day/)
})
