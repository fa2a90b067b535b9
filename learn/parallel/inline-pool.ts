import { setImmediate } from 'node:timers/promises'
import { LearnError, throwIfCancelled } from '../learn-error.ts'
import type { Pool, RunOptions } from './pool.ts'
import { createShared, replaceShared } from './shared-input.ts'
import type { Shareable } from './shared-input.ts'
import { loadTask } from './task.ts'
import type { Task } from './task.ts'

const neverAborted = new AbortController().signal

/** A pool that is the calling thread: no start-up cost, no copies, tasks one after another. */
export function createInlinePool(): Pool {
  let lastRun: Promise<unknown> = Promise.resolve()
  let lastKey = 0
  let isClosed = false

  async function runNext<I, O>(task: Task<I, O>, input: unknown, options: RunOptions): Promise<O> {
    const { signal = neverAborted, onProgress = () => undefined } = options
    // Lets timers, signals and progress lines have their turn between tasks.
    await setImmediate()
    throwIfClosed(isClosed)
    throwIfCancelled(signal)
    const run = await loadTask(task)
    const output = await run(
      replaceShared(input, ({ value }) => value),
      { signal, onProgress },
    )
    throwIfClosed(isClosed)
    throwIfCancelled(signal)
    return output as O
  }

  const close = async (): Promise<void> => {
    isClosed = true
    await lastRun
  }

  return {
    threads: 1,
    start(tasks = []) {
      for (const { url } of tasks) import(url).catch(() => undefined)
    },
    share: (value) => createShared(lastKey++, value, () => undefined),
    run<I, O>(task: Task<I, O>, input: Shareable<I>, options: RunOptions = {}) {
      const run = lastRun.then(() => runNext(task, input, options))
      lastRun = run.catch(() => undefined)
      return run
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function throwIfClosed(isClosed: boolean): void {
  if (isClosed) throw new LearnError('cancelled', 'The pool is closed.')
}
