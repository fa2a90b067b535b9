import { AppError } from '@cadre/core'
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadReply } from './run-in-thread.ts'

interface ThreadWork<Note> {
  readonly signal: AbortSignal
  /** Tells the thread that waits how far it is, or what is worth keeping. */
  readonly tell: (note: Note) => void
}

/** What a thread of `runInThread` does: takes its task, works, and answers once. */
export async function answerFromThread<Task, Result, Note = never>(
  work: (task: Task, tools: ThreadWork<Note>) => Promise<Result>,
): Promise<void> {
  const port = parentPort!
  const reply = (message: ThreadReply<Result, Note>): void => port.postMessage(message)
  const stopping = new AbortController()
  port.on('message', () => stopping.abort())
  try {
    const tell = (note: Note): void => reply({ kind: 'note', note })
    reply({ kind: 'done', result: await work(workerData as Task, { signal: stopping.signal, tell }) })
  } catch (error) {
    // Anything else is a fault of ours, and ends the thread as one.
    if (!(error instanceof AppError)) throw error
    const { code, message, details } = error
    reply({ kind: 'failed', code, message, details })
  } finally {
    port.close()
  }
}
