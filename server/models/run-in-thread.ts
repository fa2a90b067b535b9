import { AppError } from '@cadre/core'
import type { ErrorCode } from '@cadre/core'
import { Worker } from 'node:worker_threads'

export type ThreadReply<Result, Note> =
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'done'; readonly result: Result }
  | {
      readonly kind: 'failed'
      readonly code: ErrorCode
      readonly message: string
      readonly details: Readonly<Record<string, unknown>>
    }

interface ThreadWatch<Note> {
  readonly signal: AbortSignal
  readonly onNote?: (note: Note) => void
}

/** Work that was told to stop does so where it can; after this it is ended. */
const stopMs = 5000

/**
 * Runs long work in a thread of its own, so that requests are answered meanwhile. The thread's file answers through
 * `answerFromThread`. Throws the `AppError` that the work throws, and the signal's reason when it is stopped.
 */
export async function runInThread<Task, Result, Note = never>(
  file: URL,
  task: Task,
  { signal, onNote }: ThreadWatch<Note>,
): Promise<Result> {
  signal.throwIfAborted()
  const worker = new Worker(file, { workerData: task })
  const ended = Promise.withResolvers<Result>()
  let ending: NodeJS.Timeout | undefined
  const stop = (): void => {
    worker.postMessage('stop')
    ending = setTimeout(() => ended.reject(signal.reason), stopMs)
  }
  signal.addEventListener('abort', stop, { once: true })
  worker.on('message', (reply: ThreadReply<Result, Note>) => {
    if (reply.kind === 'note') onNote?.(reply.note)
    else if (reply.kind === 'done') ended.resolve(reply.result)
    else ended.reject(new AppError(reply.code, reply.message, reply.details))
  })
  worker.on('error', ended.reject)
  worker.on('exit', () => ended.reject(new Error('the thread ended without a word')))
  try {
    return await ended.promise
  } finally {
    clearTimeout(ending)
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
