import { readJob } from '@cadre/store'
import type { Job } from '@cadre/store'
import { EventEmitter, once } from 'node:events'
import type { TestServer } from '../test-server.fixture.ts'
import type { JobKind } from './define-job.ts'
import { startJobWorker } from './start-job-worker.ts'

export interface TestWorker {
  /** Waits until a job has ended, however it did. */
  readonly ended: (id: string) => Promise<Job>
  readonly stop: () => Promise<void>
}

/** A worker beside a test server, for these kinds of job. */
export async function startTestWorker(
  { context, asSystem }: Pick<TestServer, 'context' | 'asSystem'>,
  kinds: readonly JobKind[],
): Promise<TestWorker> {
  const ends = new EventEmitter().setMaxListeners(0)
  const worker = await startJobWorker(context, { kinds, onEnd: ({ id }) => ends.emit(id) })
  return {
    ended: async (id) => {
      for (;;) {
        const end = once(ends, id)
        worker.wake()
        const job = await asSystem((session) => readJob(session, id))
        if (job.endedAt !== null) return job
        await end
      }
    },
    stop: () => worker.stop(),
  }
}
