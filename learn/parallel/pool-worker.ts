import { parentPort, workerData } from 'node:worker_threads'
import { resolveReferences } from './shared-input.ts'
import { loadTask } from './task.ts'
import { toWireError } from './wire.ts'
import type { FromWorker, ToWorker, WorkerBirth } from './wire.ts'

// The other end of a worker pool. It imports little, because every thread pays for it at its start.

const { cancelledRun } = workerData as WorkerBirth
const sharedValues = new Map<number, unknown>()
let running: { readonly id: number; readonly abort: AbortController } | undefined

parentPort!.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'load':
      // A module that fails to load fails again, and is reported, when a task needs it.
      import(message.url).catch(() => undefined)
      return
    case 'share':
      sharedValues.set(message.key, message.value)
      return
    case 'forget':
      sharedValues.delete(message.key)
      return
    case 'cancel':
      if (running?.id === message.id) running.abort.abort()
      return
    case 'run':
      // Resolved at once: the next message may forget what this one shares.
      void run(message, resolveReferences(message.input, sharedValues))
  }
})

async function run(
  { id, url, name }: { readonly id: number; readonly url: string; readonly name: string },
  input: unknown,
): Promise<void> {
  const abort = new AbortController()
  running = { id, abort }
  try {
    const task = await loadTask({ url, name })
    const output = await task(input, {
      signal: liveSignal(abort, id),
      onProgress: (done) => post({ kind: 'progress', id, done }),
    })
    post({ kind: 'done', id, output })
  } catch (error) {
    post({ kind: 'failed', id, error: toWireError(error) })
  } finally {
    running = undefined
  }
}

/** A busy loop receives no message, so `aborted` reads shared memory instead of waiting for one. */
function liveSignal(abort: AbortController, id: number): AbortSignal {
  return Object.defineProperty(abort.signal, 'aborted', {
    get: () => Atomics.load(cancelledRun, 0) === id,
  })
}

function post(message: FromWorker): void {
  parentPort!.postMessage(message)
}
