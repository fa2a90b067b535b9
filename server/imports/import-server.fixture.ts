import type { ImportMapping } from '@cadre/connect/records'
import type { Role } from '@cadre/people'
import type { ImportCounts } from '@cadre/store'
import { openLakeFolder } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobKinds } from '../jobs/job-kinds.ts'
import { startJobWorker } from '../jobs/start-job-worker.ts'
import type { LineageEmitter } from '../lineage/emitter.ts'
import { startTestServer } from '../test-server.fixture.ts'
import type { Answer, TestServer } from '../test-server.fixture.ts'

/** What the routes of imports, jobs and records answer, as far as it is looked at in tests. */
export interface Body {
  readonly id: string
  readonly state: string
  readonly jobId: string
  readonly endedAt: string | null
  readonly errorMessage: string | null
  readonly counts: ImportCounts
  readonly mapping: ImportMapping
  readonly notes: readonly { readonly code: string; readonly message: string }[]
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly issues: readonly { readonly column: string; readonly code: string; readonly message: string }[]
  readonly items: readonly Item[]
}
export interface Item extends Pick<Body, 'id' | 'issues'> {
  readonly row: number
  readonly name: string
  readonly validFrom: string
  readonly values: Readonly<Record<string, unknown>> & { readonly amount?: { readonly minor: number } }
  readonly custom: Readonly<Record<string, unknown>>
}

/** The steps of imports over the API, as a role, with a worker that does the jobs. */
export interface ImportSteps {
  readonly ask: (method: string, path: string, body?: unknown, status?: number) => Promise<Body>
  /** Starts a step and waits for its job. */
  readonly step: (path: string, body?: unknown) => Promise<Body>
  readonly upload: (fileName: string, content: string | Buffer) => Promise<string>
  /** Uploads, reads, takes the proposed mapping with what is given laid over it, and checks. */
  readonly checked: (
    fileName: string,
    content: string | Buffer,
    over?: Partial<ImportMapping>,
  ) => Promise<Body>
  readonly imported: (
    fileName: string,
    content: string | Buffer,
    over?: Partial<ImportMapping>,
  ) => Promise<Body>
}

export interface ImportServer {
  readonly server: TestServer
  readonly as: (role: Role) => ImportSteps
  readonly ended: (jobId: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** A server over a small company with a worker for imports. */
export async function startImportServer({
  lineage,
}: { readonly lineage?: LineageEmitter } = {}): Promise<ImportServer> {
  const server = await startTestServer({ people: 12, ...(lineage && { lineage }) })
  const folder = await mkdtemp(join(tmpdir(), 'cadre-imports-test-'))
  const ends = new EventEmitter().setMaxListeners(0)
  const context = { ...server.context, lake: await openLakeFolder(folder) }
  const kinds = jobKinds.filter(({ name }) => name.startsWith('import_'))
  const worker = await startJobWorker(context, { kinds, onEnd: ({ id, state }) => ends.emit(id, state) })
  const ended = async (jobId: string): Promise<void> => {
    const end = once(ends, jobId)
    worker.wake()
    await end
  }
  return {
    server,
    as: (role) => stepsOf(server, role, ended),
    ended,
    close: async () => {
      await worker.stop()
      await server.close()
      await rm(folder, { recursive: true })
      await rm(server.context.importFolder, { recursive: true, force: true })
    },
  }
}

function stepsOf(server: TestServer, role: Role, ended: (jobId: string) => Promise<void>): ImportSteps {
  const ask: ImportSteps['ask'] = async (method, path, body, status = 200) => {
    const answer: Answer = await server.call(role, method, path, body === undefined ? {} : { body })
    assert.equal(answer.status, status, JSON.stringify(answer.body))
    return answer.body as unknown as Body
  }
  const step: ImportSteps['step'] = async (path, body = {}) => {
    const started = await ask('POST', path, body)
    for (;;) {
      const end = ended(started.jobId)
      const job = await ask('GET', `/job-runs/${started.jobId}`)
      if (job.endedAt === null) await end
      else {
        assert.equal(job.state, 'done', job.errorMessage ?? '')
        return ask('GET', `/imports/${started.id}`)
      }
    }
  }
  const upload: ImportSteps['upload'] = async (fileName, content) => {
    const { id } = await ask('POST', '/imports', { fileName }, 201)
    const bytes = Buffer.from(content)
    const middle = Math.ceil(bytes.length / 2)
    for (const [number, part] of [bytes.subarray(0, middle), bytes.subarray(middle)].entries()) {
      const answer = await server.app.inject({
        method: 'PUT',
        url: `/api/v1/imports/${id}/parts/${number}`,
        headers: {
          cookie: `__Host-cadre=${server.cookies[role]}`,
          'content-type': 'application/octet-stream',
        },
        payload: part,
      })
      assert.equal(answer.statusCode, 200, answer.body)
    }
    return id
  }
  const checked: ImportSteps['checked'] = async (fileName, content, over = {}) => {
    const id = await upload(fileName, content)
    const read = await step(`/imports/${id}/read`)
    await ask('PUT', `/imports/${id}/mapping`, { mapping: { ...read.mapping, ...over } })
    return step(`/imports/${id}/check`)
  }
  const imported: ImportSteps['imported'] = async (fileName, content, over = {}) => {
    const { id } = await checked(fileName, content, over)
    return step(`/imports/${id}/run`)
  }
  return { ask, step, upload, checked, imported }
}
