import { readJob, readJobResult } from '@cadre/store'
import type { Job } from '@cadre/store'
import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import type { TestServer } from '../test-server.fixture.ts'
import type { JobKind } from './define-job.ts'
import { startJobWorker } from './start-job-worker.ts'

export interface TestWorker {
  /** Waits until a job has ended, however it did. */
  readonly ended: (id: string) => Promise<Job>
  /** Waits until a job is done; what it found. */
  readonly done: (id: string) => Promise<Readonly<Record<string, unknown>>>
  /** Has an HR manager start a job, and waits until it has ended, however it did. */
  readonly ask: (kind: string, input: object, purpose?: string) => Promise<Job>
  /** Has an HR manager start a job, and waits until it is done; what it found. */
  readonly run: (kind: string, input: object, purpose?: string) => Promise<Readonly<Record<string, unknown>>>
  readonly stop: () => Promise<void>
}

/** A worker beside a test server, for these kinds of job. */
export async function startTestWorker(
  { context, asSystem, call }: Pick<TestServer, 'context' | 'asSystem'> & Partial<Pick<TestServer, 'call'>>,
  kinds: readonly JobKind[],
): Promise<TestWorker> {
  const ends = new EventEmitter().setMaxListeners(0)
  const worker = await startJobWorker(context, { kinds, onEnd: ({ id }) => ends.emit(id) })
  const ended: TestWorker['ended'] = async (id) => {
    for (;;) {
      const end = once(ends, id)
      worker.wake()
      const job = await asSystem((session) => readJob(session, id))
      if (job.endedAt !== null) return job
      await end
    }
  }
  const done: TestWorker['done'] = async (id) => {
    const job = await ended(id)
    assert.equal(job.state, 'done', `${job.kind}: ${job.errorCode} ${job.errorMessage}`)
    return (await asSystem((session) => readJobResult(session, id))) as Record<string, unknown>
  }
  const start = async (kind: string, input: object, purpose = 'operation'): Promise<string> => {
    assert.ok(call, 'only a server can be asked for a job')
    const headers = { 'cadre-purpose': purpose }
    const asked = await call('hr_manager', 'POST', '/job-runs', { body: { kind, input }, headers })
    assert.ok(asked.status < 300, JSON.stringify(asked.body))
    return String(asked.body['id'])
  }
  return {
    ended,
    done,
    ask: async (...asked) => ended(await start(...asked)),
    run: async (...asked) => done(await start(...asked)),
    stop: () => worker.stop(),
  }
}
