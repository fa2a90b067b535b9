import { AppError } from '@cadre/core'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Order, Report } from './embedded-worker.ts'
import type { Exchange } from './protocol-stream.ts'

/** The embedded database on a thread of its own. */
export interface EmbeddedEngine {
  readonly exchange: Exchange
  readonly isPowerLossSafe: boolean
  /** Settles with the reason when the database cannot be used by this process any more. */
  readonly unusable: Promise<AppError>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly resolve: (reply: Uint8Array) => void
  readonly reject: (error: AppError) => void
  readonly timer: NodeJS.Timeout
}

/**
 * Opens the database of a folder on a thread. A query that has not come back after `queryLimitMs` ends the
 * thread: all that wait for it get `AppError('store-unreachable')`, and so does whoever asks afterwards.
 * What was acknowledged is on the disk; a new process opens it again.
 */
export async function startEngine(
  folder: string,
  { queryLimitMs }: { readonly queryLimitMs: number },
): Promise<EmbeddedEngine> {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: { folder } })
  const waiting = new Map<number, Waiting>()
  const { promise: unusable, resolve: giveUp } = Promise.withResolvers<AppError>()
  const { promise: opened, resolve: setOpened, reject: refuse } = Promise.withResolvers<boolean>()
  let failure: AppError | undefined
  let asked = 0

  const fail = (reason: string): void => {
    if (failure) return
    failure = stopped(reason)
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(failure)
    }
    waiting.clear()
    refuse(failure)
    giveUp(failure)
    void worker.terminate()
  }
  worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)))
  worker.on('exit', () => fail('its thread has ended'))
  worker.on('message', (report: Report) => {
    if ('failure' in report) return fail(report.failure)
    if ('isPowerLossSafe' in report) return setOpened(report.isPowerLossSafe)
    const { resolve, timer } = waiting.get(report.id)!
    clearTimeout(timer)
    waiting.delete(report.id)
    resolve(report.reply)
  })
  const order = (message: Order): void => worker.postMessage(message)
  return {
    isPowerLossSafe: await opened,
    unusable,
    exchange: (messages) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure)
        const id = ++asked
        const late = (): void => fail(`a query has not come back after ${queryLimitMs / 1000} seconds`)
        waiting.set(id, { resolve, reject, timer: setTimeout(late, queryLimitMs) })
        order({ id, messages })
      }),
    close: async () => {
      if (failure) return
      const ended = once(worker, 'exit')
      failure = stopped('it was closed')
      order({ close: true })
      await ended
    },
  }
}

function stopped(reason: string): AppError {
  return new AppError(
    'store-unreachable',
    `The embedded database has stopped: ${reason}. Nothing that was acknowledged is lost; start Cadre again.`,
    { reason },
  )
}
