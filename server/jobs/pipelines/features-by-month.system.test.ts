import { enterJob } from '@cadre/store'
import type { Job, Json } from '@cadre/store'
import { listSets, openSet } from '@cadre/store/lake'
import { attrition, performance, productivity, wellbeing } from '@cadre/usecases'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { giveDemoNotices } from '../../demo/demo-notices.ts'
import { startTestServer } from '../../test-server.fixture.ts'
import type { TestServer } from '../../test-server.fixture.ts'
import { featureSnapshotJob } from '../kinds/feature-snapshot.ts'
import { lakeExportJob } from '../kinds/lake-export.ts'
import { startTestWorker } from '../test-worker.fixture.ts'
import type { TestWorker } from '../test-worker.fixture.ts'
import { pipelines } from './pipelines.ts'

const named = (name: string) => pipelines.find((one) => one.name === name)!
const months = named('feature_history')
const day = '2026-10-31'

let server: TestServer
let worker: TestWorker
before(async () => {
  server = await startTestServer({ people: 12 })
  // What people make is measured nowhere here.
  await server.database.pool.query('delete from records.measure_value')
  worker = await startTestWorker(server, [lakeExportJob, featureSnapshotJob, months.job])
})
after(async () => {
  await worker.stop()
  await server.close()
})

async function run(kind: string, input: Json): Promise<Job> {
  const id = await server.asSystem((session) => enterJob(session, { kind, input, timeLimitSeconds: 600 }))
  return worker.ended(id)
}

/** Purposes that features were written for, with how many people are in each. */
async function written(): Promise<Record<string, number>> {
  const sets = (await listSets(server.context.lake)).filter(({ name }) => name.startsWith('features/'))
  const counted = await Promise.all(
    sets.map(async ({ name, sequence }) => {
      const { content } = await openSet(server.context.lake, name, { sequence, purpose: 'audit' })
      return [name.slice('features/'.length), content.rows] as const
    }),
  )
  return Object.fromEntries(counted)
}

test('each month features are written by the schedule for a purpose of every use case', () => {
  const monthly = named('monthly_rows')
  assert.ok(monthly.schedule)
  const purposes = monthly.steps
    .filter(({ kind }) => kind === featureSnapshotJob)
    .map(({ purpose }) => purpose)
  for (const useCase of [attrition, performance, productivity, wellbeing])
    assert.ok(
      purposes.some((purpose) => useCase.purposes.includes(purpose)),
      useCase.name,
    )
})

test('nothing is written where nobody was told of the purpose, or the organisation knows nothing of the kind', async () => {
  const untold = await run(months.name, { from: day, to: day, history: 'as recorded' })
  assert.equal(untold.state, 'done', String(untold.errorMessage))
  assert.deepEqual(Object.keys(await written()), ['retention'], 'that one is written as before')

  await server.asSystem(giveDemoNotices)
  const told = await run(months.name, { from: day, to: day, history: 'as recorded' })
  assert.equal(told.state, 'done', String(told.errorMessage))
  const sets = await written()
  for (const purpose of ['retention', 'development', 'wellbeing'])
    assert.ok(sets[purpose]! > 0, JSON.stringify(sets))
  assert.equal(sets['planning'], undefined, 'without figures of what was made there is nothing to ask')
})
