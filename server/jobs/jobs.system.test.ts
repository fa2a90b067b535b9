import { addDays } from '@cadre/core'
import {
  cancelJob,
  createFieldCipher,
  enterJob,
  fieldKeysInMemory,
  inSystemSession,
  migrate,
  openServer,
  readJob,
} from '@cadre/store'
import type { Database, Job, Session } from '@cadre/store'
import { startPostgres } from '@cadre/store/postgres.fixture'
import type { OwnPostgres } from '@cadre/store/postgres.fixture'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

let postgres: OwnPostgres
let database: Database
let url: string
let folder: string
const running = new Set<ChildProcess>()

before(async () => {
  postgres = await startPostgres()
  url = await postgres.createDatabase('jobs')
  database = await openServer(url)
  await migrate(database)
  await database.pool.query('create table public.trial (job_input text, step int)')
  await database.pool.query('grant all on public.trial to cadre_system')
  folder = await mkdtemp(join(tmpdir(), 'cadre-jobs-'))
})
beforeEach(() => database.pool.query('truncate public.trial'))
afterEach(() => running.forEach((worker) => worker.kill('SIGKILL')))
after(async () => {
  await database.close()
  await postgres.remove()
  await rm(folder, { recursive: true })
})

const cipher = createFieldCipher(fieldKeysInMemory().read)
const asSystem = <Result>(run: (session: Session) => Promise<Result>): Promise<Result> => {
  const errand = {
    purpose: 'operation',
    requestId: 'rqs_test',
    route: 'test',
    today: addDays('2026-11-20', 0),
    now: new Date(),
  } as const
  return inSystemSession({ database, cipher, errand }, run)
}

const enter = (pauseMs: number): Promise<string> =>
  asSystem((session) => enterJob(session, { kind: 'counting', input: { pauseMs }, timeLimitSeconds: 60 }))

/** Starts a worker process; `says` waits for a line that it prints. */
async function startWorker(
  mode = '',
): Promise<{ worker: ChildProcess; says: (line: string) => Promise<void> }> {
  const file = join(import.meta.dirname, 'worker-process.fixture.ts')
  const worker = spawn(process.execPath, [file, url, folder, mode], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(worker)
  worker.on('exit', () => running.delete(worker))
  const heard: string[] = []
  const lines = createInterface(worker.stdout).on('line', (line) => heard.push(line))
  const says = async (line: string): Promise<void> => {
    while (!heard.includes(line)) await once(lines, 'line')
  }
  await says('ready')
  return { worker, says }
}

async function ended(id: string): Promise<Job> {
  for (;;) {
    const job = await asSystem((session) => readJob(session, id))
    if (job.endedAt !== null) return job
    await pause(100)
  }
}

async function stepsDone(): Promise<Record<string, number[]>> {
  const { rows } = await database.pool.query<{ job_input: string; step: number }>(
    'select * from public.trial',
  )
  const byJob: Record<string, number[]> = {}
  for (const { job_input: of, step } of rows) (byJob[of] ??= []).push(step)
  return byJob
}

test('after kill -9 another worker goes on from the last finished step, and no step happens twice', async (context) => {
  const first = await startWorker('hang')
  const id = await enter(1)
  await first.says('hanging')
  const second = await startWorker()
  const killedAt = performance.now()
  first.worker.kill('SIGKILL')
  const job = await ended(id)
  const seconds = (performance.now() - killedAt) / 1000
  assert.deepEqual([job.state, job.attempt, job.errorCode], ['done', 2, null])
  assert.deepEqual(Object.values(await stepsDone()), [[1, 2, 3, 4, 5]])
  assert.ok(seconds < 60, `${seconds} s`)
  context.diagnostic(`taken over ${seconds.toFixed(1)} s after the kill`)
  second.worker.kill('SIGTERM')
  await once(second.worker, 'exit')
})

test('a worker that is stopped hands its jobs back, and another goes on at once', async () => {
  const first = await startWorker('hang')
  const id = await enter(2)
  await first.says('hanging')
  first.worker.kill('SIGTERM')
  const [code] = (await once(first.worker, 'exit')) as [number]
  assert.equal(code, 0)
  assert.equal((await asSystem((session) => readJob(session, id))).state, 'waiting')
  const since = performance.now()
  await startWorker()
  assert.equal((await ended(id)).state, 'done')
  assert.ok(performance.now() - since < 10_000)
})

test('a job that runs in another process stops within seconds when it is cancelled', async () => {
  const { says } = await startWorker('hang')
  const id = await enter(3)
  await says('hanging')
  const since = performance.now()
  await asSystem((session) => cancelJob(session, id))
  assert.equal((await ended(id)).state, 'cancelled')
  assert.ok(performance.now() - since < 5000)
})

test('two workers share thirty jobs, one of them killed and started again, and each step happens once', async () => {
  const ids: string[] = []
  for (let index = 0; index < 30; index++) ids.push(await enter(20 + index))
  await startWorker()
  let { worker } = await startWorker()
  for (let kills = 0; kills < 3; kills++) {
    await pause(700 + 311 * kills)
    worker.kill('SIGKILL')
    ;({ worker } = await startWorker())
  }
  for (const id of ids) assert.equal((await ended(id)).state, 'done')
  const done = await stepsDone()
  assert.equal(Object.keys(done).length, 30)
  for (const [job, steps] of Object.entries(done)) assert.deepEqual(steps, [1, 2, 3, 4, 5], job)
})
