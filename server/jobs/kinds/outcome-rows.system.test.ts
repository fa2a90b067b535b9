import { openSet, readRows } from '@cadre/store/lake'
import type { LakeRow } from '@cadre/store/lake'
import { synthesiseCompany } from '@cadre/synth'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { giveDemoNotices } from '../../demo/demo-notices.ts'
import { startTestServer, today } from '../../test-server.fixture.ts'
import type { TestServer } from '../../test-server.fixture.ts'
import { startTestWorker } from '../test-worker.fixture.ts'
import type { TestWorker } from '../test-worker.fixture.ts'
import { attritionRowsJob } from './attrition-rows.ts'
import { lakeExportJob } from './lake-export.ts'
import { performanceRowsJob } from './performance-rows.ts'
import { trainModelJob } from './train-model.ts'

let server: TestServer
let worker: TestWorker
let home: string
const company = [...synthesiseCompany({ people: 120, years: 3, seed: 5, today })]
/** Somebody who was rated, and not told what their data is used for. */
const untold = company.find(({ entity, from }) => entity === 'review' && from > '2026-01-01')!.subjectId!

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'cadre-home-'))
  // The threads sign with the key that is kept there.
  process.env['CADRE_HOME'] = home
  server = await startTestServer({ company })
  worker = await startTestWorker(server, [lakeExportJob, attritionRowsJob, performanceRowsJob, trainModelJob])
  await worker.run('lake_export', {})
  await server.asSystem(giveDemoNotices)
  await server.database.pool.query(`delete from app.notice_given where subject_id = $1`, [untold])
})
after(async () => {
  await worker.stop()
  await server.close()
  await rm(home, { recursive: true })
})

async function rowsOf({ name, sequence }: Readonly<Record<string, unknown>>): Promise<LakeRow[]> {
  const asked = { sequence: String(sequence), purpose: 'planning' } as const
  const set = await openSet(server.context.lake, String(name), asked)
  const rows: LakeRow[] = []
  for await (const part of readRows(set)) rows.push(...part)
  return rows
}

const asked = { from: '2023-06-01', history: 'as it happened' }

test('rows of performance hold what was known before each round, and whether the round brought a fall', async () => {
  const written = await worker.run('performance_rows', asked, 'development')
  const rows = await rowsOf(written)
  const given = new Map(
    company.flatMap(({ entity, subjectId, from, values }) =>
      entity === 'review' && values['kind'] === 'manager'
        ? [[`${subjectId} ${from}`, Number(values['rating'])] as const]
        : [],
    ),
  )
  assert.ok(rows.length > 10, `${rows.length} rows`)
  assert.ok(rows.some((row) => row['falls_next'] === 'Yes'))
  const { content } = await openSet(server.context.lake, String(written['name']), {
    sequence: String(written['sequence']),
    purpose: 'planning',
  })
  const target = content.columns.find(({ name }) => name === 'falls_next')!
  assert.equal(target.knownAfterDays, 112, 'from the end of September to the 20th of January')
  assert.ok(!rows.some((row) => row['person_id'] === untold), 'nothing is learned from who was not told')
  for (const row of rows) {
    const day = String(row['as_of'])
    const next = given.get(`${String(row['person_id'])} ${Number(day.slice(0, 4)) + 1}-01-20`)
    assert.ok(day.endsWith('-09-30') && next !== undefined, `${String(row['person_id'])} on ${day}`)
    // Rare ratings are joined to their neighbour, so that a fall within a class is none.
    if (row['falls_next'] === 'Yes') assert.ok(next < Number(row['emp_performance_score']))
  }
})

test('rows of attrition hold only months whose outcome is known', async () => {
  const made = await worker.run('attrition_rows', { ...asked, horizonMonths: 6 }, 'retention')
  const rows = await rowsOf(made)
  assert.ok(rows.length > 500)
  const last = rows.reduce(
    (latest, row) => (String(row['as_of']) > latest ? String(row['as_of']) : latest),
    '',
  )
  assert.equal(last, '2026-04-30')
  assert.ok(rows.some((row) => row['left_within_6_months'] === 'Yes'))
})

test('the registry learns from rows of performance', async () => {
  const { name, sequence } = await worker.run(
    'performance_rows',
    { ...asked, outcome: 'rating' },
    'development',
  )
  const body = { name: 'reviews', title: 'The next review', purpose: 'development' }
  const made = await server.call('data_scientist', 'POST', '/models', { body })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const training = {
    dataSet: name,
    sequence,
    target: 'next_rating',
    // Two rounds are too few to be cut by time.
    drop: ['as_of'],
    learners: ['logistic-regression'],
    budget: 'fast',
  }
  const started = await server.call('data_scientist', 'POST', '/models/reviews/runs', { body: training })
  assert.equal(started.status, 201, JSON.stringify(started.body))
  await worker.done(String(started.body['jobId']))
  const runOf = await server.call('data_scientist', 'GET', `/model-runs/${String(started.body['id'])}`)
  const { columns } = runOf.body['result'] as { columns: { name: string; role: string }[] }
  assert.ok(['done', 'refused'].includes(String(runOf.body['state'])))
  assert.ok(
    columns.some(({ name: column, role }) => column === 'work_productivity_12m' && role === 'feature'),
  )
})
