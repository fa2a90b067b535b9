import { cancelJob, enterJob, readJob, readStepJobs, retryJob } from '@cadre/store'
import type { Job, Json } from '@cadre/store'
import { AppError } from '@cadre/core'
import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { startTestServer } from '../../test-server.fixture.ts'
import type { TestServer } from '../../test-server.fixture.ts'
import { defineJob } from '../define-job.ts'
import { startJobWorker } from '../start-job-worker.ts'
import type { JobWorker } from '../start-job-worker.ts'
import { definePipeline } from './define-pipeline.ts'
import type { Pipeline, PipelineStep } from './define-pipeline.ts'

let server: TestServer
let worker: JobWorker | undefined
before(async () => {
  server = await startTestServer({ people: 12 })
})
afterEach(async () => {
  clearInterval(waking)
  await worker?.stop()
  worker = undefined
})
after(() => server.close())

/** What the steps did, in order. */
const done: string[] = []
/** Steps that fail the next time. */
const failing = new Set<string>()
/** Steps that wait until they are told to stop. */
const holding = new Set<string>()

const trial = defineJob({
  name: 'trial_step',
  meaning: 'notes that it was there',
  input: z.strictObject({ step: z.string(), day: z.string() }),
  access: { kind: 'signed in' },
  purposes: ['operation'],
  runsAs: 'system',
  retries: 0,
  steps: [
    {
      name: 'note',
      run: async ({ input: { step, day }, signal }) => {
        while (holding.has(step)) await pause(20, undefined, { signal })
        if (failing.delete(step)) throw new AppError('too-little-data', `${step} has nothing to make`)
        done.push(`${step} ${day}`)
        return null
      },
    },
  ],
})

const step = (name: string, waitsFor: readonly string[], mayFail = false): PipelineStep => ({
  name,
  kind: trial,
  purpose: 'operation',
  after: waitsFor,
  mayFail,
  inputFor: ({ day }) => ({ step: name, day }),
})

const pipeline = definePipeline({
  name: 'trial_pipeline',
  meaning: 'a trial',
  steps: [step('first', []), step('left', ['first']), step('right', ['first'], true), step('last', ['left'])],
})

const ends = new EventEmitter().setMaxListeners(0)

let waking: NodeJS.Timeout | undefined

async function work(runs: Pipeline = pipeline): Promise<void> {
  worker = await startJobWorker(server.context, {
    kinds: [trial, runs.job],
    onEnd: ({ id }) => ends.emit(id),
  })
  waking = setInterval(() => worker?.wake(), 50)
}

const enter = (input: Json, kind = pipeline.name): Promise<string> =>
  server.asSystem((session) => enterJob(session, { kind, input, timeLimitSeconds: 60 }))

async function ended(id: string): Promise<Job> {
  for (;;) {
    const end = once(ends, id)
    worker?.wake()
    const job = await server.asSystem((session) => readJob(session, id))
    if (job.endedAt !== null) return job
    await end
  }
}

const august = { from: '2026-08-31', to: '2026-08-31', history: 'as recorded' } as const

test('steps run in the order of the graph, day by day', async () => {
  await work()
  const job = await ended(await enter({ ...august, to: '2026-09-30' }))
  assert.equal(job.state, 'done', String(job.errorMessage))
  for (const [at, day] of ['2026-08-31', '2026-09-30'].entries()) {
    const ofDay = done.slice(4 * at, 4 * at + 4)
    assert.equal(ofDay[0], `first ${day}`)
    assert.deepEqual(
      ofDay.toSorted(),
      ['first', 'last', 'left', 'right'].map((one) => `${one} ${day}`),
    )
    assert.ok(ofDay.indexOf(`left ${day}`) < ofDay.indexOf(`last ${day}`))
  }
})

test('a failed step stops what waits for it, and tried again only it and the rest are done', async () => {
  await work()
  done.length = 0
  failing.add('left')
  const id = await enter(august)
  const failed = await ended(id)
  assert.deepEqual([failed.state, failed.errorCode], ['failed', 'too-little-data'])
  assert.match(String(failed.errorMessage), /"left" of 2026-08-31 is failed: left has nothing to make/)
  assert.deepEqual(done.toSorted(), ['first 2026-08-31', 'right 2026-08-31'])
  await server.asSystem((session) => retryJob(session, id))
  assert.equal((await ended(id)).state, 'done')
  assert.deepEqual(done.slice(2), ['left 2026-08-31', 'last 2026-08-31'])
})

test('a step that may have nothing to make fails alone', async () => {
  await work()
  done.length = 0
  failing.add('right')
  assert.equal((await ended(await enter(august))).state, 'done')
  assert.equal(done.length, 3)
})

test('what waits for a step that has nothing to make is left out with it, where it too may have nothing to make', async () => {
  const odd = definePipeline({
    name: 'trial_left_out',
    meaning: 'a trial',
    steps: [
      step('maker', [], true),
      step('user', ['maker'], true),
      step('its_user', ['user'], true),
      step('other', []),
    ],
  })
  await work(odd)
  done.length = 0
  failing.add('maker')
  assert.equal((await ended(await enter(august, odd.name))).state, 'done')
  assert.deepEqual(done, ['other 2026-08-31'])
})

test('taken up by another worker it enters no step twice, and cancelled it takes its open steps with it', async () => {
  await work()
  done.length = 0
  holding.add('left')
  const id = await enter(august)
  const entered = async (name: string): Promise<string> => {
    for (;;) {
      const steps = await server.asSystem((session) => readStepJobs(session, id))
      const found = steps.find((one) => one.step === name && one.state === 'running')
      if (found) return found.jobId
      await pause(20)
    }
  }
  const before = await entered('left')
  clearInterval(waking)
  await worker!.stop()
  await work()
  assert.equal(await entered('left'), before, 'the job of the step is the same one')
  const { body } = await server.call('hr_manager', 'GET', '/pipelines')
  assert.ok((body['items'] as { name: string }[]).some(({ name }) => name === 'monthly_rows'))
  await server.asSystem((session) => cancelJob(session, id))
  assert.equal((await ended(id)).state, 'cancelled')
  assert.equal((await ended(before)).state, 'cancelled')
  holding.clear()
  assert.ok(!done.includes('last 2026-08-31'))
})

test('a graph that goes in circles or names what is not there is refused when it is declared', () => {
  const declare = (...steps: PipelineStep[]) => definePipeline({ name: 'odd', meaning: 'odd', steps })
  assert.throws(() => declare(step('a', ['b']), step('b', ['a'])), /waits for "b", which is not before it/)
  assert.throws(() => declare(step('a', []), step('a', [])), /two steps/)
})
