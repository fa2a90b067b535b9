import { readJob, readJobResult } from '@cadre/store'
import { openSet, readRows, writeSet } from '@cadre/store/lake'
import type { LakeColumn, LakeRow } from '@cadre/store/lake'
import { synthesiseCompany } from '@cadre/synth'
import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { attritionRowsJob } from './jobs/kinds/attrition-rows.ts'
import { lakeExportJob } from './jobs/kinds/lake-export.ts'
import { trainModelJob } from './jobs/kinds/train-model.ts'
import { startJobWorker } from './jobs/start-job-worker.ts'
import { now, startTestServer, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

export interface TrainingServer {
  readonly server: TestServer
  /** Asks for a job as the HR manager and gives its result. */
  readonly run: (kind: string, input: object, purpose?: string) => Promise<Record<string, string>>
  /** Trains the model of that name, made first where there is none, and gives the training. */
  readonly train: (model: string, training: object) => Promise<Record<string, unknown>>
  /** Columns and rows of a data set. */
  readonly rowsOf: (set: Record<string, string>) => Promise<{ columns: LakeColumn[]; rows: LakeRow[] }>
  /** Writes rows as another data set of the same people and days. */
  readonly writeRows: (
    name: string,
    set: { columns: LakeColumn[]; rows: LakeRow[] },
  ) => Promise<Record<string, string>>
  readonly close: () => Promise<void>
}

interface Company {
  readonly people: number
  readonly years: number
  readonly seed: number
  /** The kinds of record that it has; all when left out. */
  readonly kinds?: readonly string[]
  readonly webFolder?: string
}

/** A server with jobs over a synthetic company whose people were told what their data is used for. */
export async function openTrainingServer({ kinds, webFolder, ...size }: Company): Promise<TrainingServer> {
  const home = await mkdtemp(join(tmpdir(), 'cadre-home-'))
  // The threads sign with the key that is kept there.
  process.env['CADRE_HOME'] = home
  const whole = synthesiseCompany({ ...size, today })
  const company = kinds ? [...whole].filter(({ entity }) => kinds.includes(entity)) : whole
  const server = await startTestServer({ company, ...(webFolder !== undefined && { webFolder }) })
  const ends = new EventEmitter().setMaxListeners(0)
  const worker = await startJobWorker(server.context, {
    kinds: [lakeExportJob, attritionRowsJob, trainModelJob],
    onEnd: ({ id }) => ends.emit(id),
  })
  await server.asSystem(giveDemoNotices)

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

  return {
    server,
    async run(kind, input, purpose = 'operation') {
      const headers = { 'cadre-purpose': purpose }
      const asked = await server.call('hr_manager', 'POST', '/job-runs', { body: { kind, input }, headers })
      assert.ok(asked.status < 300, JSON.stringify(asked.body))
      const id = String(asked.body['id'])
      await ended(id)
      return (await server.asSystem((session) => readJobResult(session, id))) as Record<string, string>
    },
    async train(model, training) {
      const body = { name: model, title: model, useCase: 'attrition', purpose: 'retention' }
      const made = await server.call('data_scientist', 'POST', '/models', { body })
      assert.ok(made.status === 201 || made.status === 409, JSON.stringify(made.body))
      const started = await server.call('data_scientist', 'POST', `/models/${model}/runs`, { body: training })
      assert.equal(started.status, 201, JSON.stringify(started.body))
      await ended(String(started.body['jobId']))
      return (await server.call('data_scientist', 'GET', `/model-runs/${String(started.body['id'])}`)).body
    },
    async rowsOf({ name, sequence }) {
      const set = await openSet(server.context.lake, name!, { sequence: sequence!, purpose: 'planning' })
      const rows: LakeRow[] = []
      for await (const part of readRows(set)) rows.push(...part)
      return { columns: [...set.content.columns], rows }
    },
    async writeRows(name, { columns, rows }) {
      const written = await writeSet(
        server.context.lake,
        { name, sequence: '1', source: 'a test', key: ['as_of', 'person_id'], columns, now: now() },
        [rows],
      )
      return { name: written.name, sequence: written.sequence }
    },
    async close() {
      await worker.stop()
      await server.close()
      await rm(home, { recursive: true })
    },
  }
}
