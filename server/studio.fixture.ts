import type { Job } from '@cadre/store'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judgeModelJob } from './jobs/kinds/judge-model.ts'
import { trainModelJob } from './jobs/kinds/train-model.ts'
import { startTestWorker } from './jobs/test-worker.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

/** A server on which models are trained on tables that somebody brings, and judged. */
export interface Studio {
  readonly server: TestServer
  readonly scientist: (method: string, path: string, body?: unknown) => Promise<Answer>
  readonly manager: (method: string, path: string, body?: unknown) => Promise<Answer>
  /** Puts a table into the lake, with the column that says whom a row is about where there is one. */
  readonly addTable: (name: string, text: string, subject?: string) => Promise<Answer>
  /** Waits until a job has ended, however it did. */
  readonly ended: (id: string) => Promise<Job>
  readonly close: () => Promise<void>
}

export async function openStudio(): Promise<Studio> {
  const home = await mkdtemp(join(tmpdir(), 'cadre-home-'))
  // The threads sign with the key that is kept there.
  process.env['CADRE_HOME'] = home
  const server = await startTestServer({ people: 12 })
  const worker = await startTestWorker(server, [trainModelJob, judgeModelJob])
  const as =
    (role: 'data_scientist' | 'hr_manager') =>
    (method: string, path: string, body?: unknown): Promise<Answer> =>
      server.call(role, method, path, body === undefined ? {} : { body })
  return {
    server,
    scientist: as('data_scientist'),
    manager: as('hr_manager'),
    addTable: async (name, text, subject) => {
      const answer = await server.app.inject({
        method: 'PUT',
        url: `/api/v1/data-sets/tables/${name}${subject === undefined ? '' : `?subject=${subject}`}`,
        headers: {
          cookie: `__Host-cadre=${server.cookies.data_scientist}`,
          'content-type': 'application/octet-stream',
        },
        payload: Buffer.from(text),
      })
      return { status: answer.statusCode, body: JSON.parse(answer.body), headers: answer.headers }
    },
    ended: (id) => worker.ended(id),
    close: async () => {
      await worker.stop()
      await server.close()
      await rm(home, { recursive: true })
    },
  }
}
