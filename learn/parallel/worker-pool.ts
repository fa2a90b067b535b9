import { Worker } from 'node:worker_threads'
import { LearnError } from '../learn-error.ts'
import type { Pool, RunOptions } from './pool.ts'
import { createShared, replaceShared, sharedIn, toSharedMemory } from './shared-input.ts'
import type { Shareable } from './shared-input.ts'
import type { Task } from './task.ts'
import { fromWireError } from './wire.ts'
import type { FromWorker, ToWorker, WorkerBirth } from './wire.ts'

/** How long a cancelled task may take to notice before its thread is ended. */
const graceMs = 100

interface Job {
  readonly id: number
  readonly task: Task<unknown, unknown>
  readonly input: unknown
  readonly onProgress: ((done: number) => void) | undefined
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  readonly cancelledRun: Int32Array
  /** Keys of the shared inputs it holds. */
  readonly holds: Set<number>
  job?: Job | undefined
  graceTimer?: NodeJS.Timeout | undefined
  /** Being ended: it must keep the process alive until it is gone, or whoever waits for that never hears. */
  isEnding?: boolean
  lastError?: Error
}

/** A pool over worker threads, started when there is work for them or by `start`. */
export function createWorkerPool(threads: number): Pool {
  const alive = new Set<Thread>()
  const queue: Job[] = []
  let lastId = 0
  let lastKey = 0
  let isClosed = false

  function startThread(): Thread {
    const cancelledRun = new Int32Array(new SharedArrayBuffer(4))
    const worker = new Worker(new URL('./pool-worker.ts', import.meta.url), {
      workerData: { cancelledRun } satisfies WorkerBirth,
      // Flags of the main thread (a debugger's, a test runner's) are not for workers.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    const thread: Thread = { worker, cancelledRun, holds: new Set() }
    worker.on('message', (message: FromWorker) => receive(thread, message))
    worker.on('messageerror', (error) => settle(thread, (job) => job.reject(error)))
    worker.on('error', (error) => (thread.lastError = error))
    worker.on('exit', (exitCode) => bury(thread, exitCode))
    // After the listeners, which would hold the process again.
    worker.unref()
    alive.add(thread)
    return thread
  }

  function receive(thread: Thread, message: FromWorker): void {
    if (message.id !== thread.job?.id) return
    switch (message.kind) {
      case 'progress':
        return thread.job.onProgress?.(message.done)
      case 'done':
        return settle(thread, (job) => job.resolve(message.output))
      case 'failed':
        return settle(thread, (job) => job.reject(fromWireError(message.error)))
    }
  }

  function settle(thread: Thread, finish: (job: Job) => void): void {
    const { job } = thread
    if (!job) return
    thread.job = undefined
    clearTimeout(thread.graceTimer)
    // An idle thread must not keep the process alive.
    if (!thread.isEnding) thread.worker.unref()
    finish(job)
    assignJobs()
  }

  function bury(thread: Thread, exitCode: number): void {
    alive.delete(thread)
    settle(thread, (job) => job.reject(deathOf(job, exitCode, thread.lastError)))
  }

  function assignJobs(): void {
    if (isClosed) return
    while (queue.length > 0) {
      const thread = [...alive].find(({ job }) => !job) ?? (alive.size < threads ? startThread() : undefined)
      if (!thread) return
      assign(thread, queue.shift()!)
    }
  }

  function assign(thread: Thread, job: Job): void {
    thread.job = job
    thread.worker.ref()
    try {
      for (const { key, value } of sharedIn(job.input)) {
        if (thread.holds.has(key)) continue
        post(thread, { kind: 'share', key, value })
        thread.holds.add(key)
      }
      const input = replaceShared(job.input, ({ key }) => ({ sharedKey: key }))
      post(thread, { kind: 'run', id: job.id, url: job.task.url, name: job.task.name, input })
    } catch (error) {
      settle(thread, () => job.reject(error as Error))
    }
  }

  function cancel(job: Job): void {
    job.reject(new LearnError('cancelled', 'The work was cancelled.'))
    const position = queue.indexOf(job)
    if (position >= 0) {
      queue.splice(position, 1)
      return
    }
    const thread = [...alive].find((candidate) => candidate.job === job)
    if (!thread) return
    Atomics.store(thread.cancelledRun, 0, job.id)
    post(thread, { kind: 'cancel', id: job.id })
    thread.graceTimer = setTimeout(() => void end(thread), graceMs)
  }

  function end(thread: Thread): Promise<number> {
    alive.delete(thread)
    thread.isEnding = true
    return thread.worker.terminate()
  }

  async function close(): Promise<void> {
    isClosed = true
    const closed = new LearnError('cancelled', 'The pool is closed.')
    for (const job of queue.splice(0)) job.reject(closed)
    const threadsToEnd = [...alive]
    for (const { job, graceTimer } of threadsToEnd) {
      clearTimeout(graceTimer)
      job?.reject(closed)
    }
    await Promise.all(threadsToEnd.map(end))
  }

  return {
    threads,
    start(tasks = []) {
      if (isClosed) return
      while (alive.size < threads) startThread()
      for (const thread of alive) for (const { url } of tasks) post(thread, { kind: 'load', url })
    },
    share: (value) =>
      createShared(++lastKey, toSharedMemory(value), (key) => {
        for (const thread of alive) if (thread.holds.delete(key)) post(thread, { kind: 'forget', key })
      }),
    run<I, O>(task: Task<I, O>, input: Shareable<I>, { signal, onProgress }: RunOptions = {}) {
      const { promise, resolve, reject } = Promise.withResolvers<O>()
      if (isClosed || signal?.aborted) {
        reject(new LearnError('cancelled', isClosed ? 'The pool is closed.' : 'The work was cancelled.'))
        return promise
      }
      const job: Job = { id: ++lastId, task, input, onProgress, resolve: resolve as Job['resolve'], reject }
      const onAbort = (): void => cancel(job)
      signal?.addEventListener('abort', onAbort, { once: true })
      queue.push(job)
      assignJobs()
      return promise.finally(() => signal?.removeEventListener('abort', onAbort))
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function post({ worker }: Thread, message: ToWorker): void {
  worker.postMessage(message)
}

function deathOf({ task }: Job, exitCode: number, cause: Error | undefined): Error {
  const reason = cause ? cause.message : `exit code ${exitCode}`
  return new Error(`The thread running "${task.name}" died: ${reason}`, { cause })
}
