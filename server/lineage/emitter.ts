import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunEvent } from './open-lineage.ts'
import { sendEvent } from './send-event.ts'
import type { LineageHost, LineageTarget } from './send-event.ts'

export interface LineageEmitter {
  /** What stands before the names of jobs and data sets: one for each installation. */
  readonly namespace: string
  readonly target: LineageTarget
  /** Takes an event; it is told after those before it, and whoever emits it does not wait. */
  readonly emit: (event: RunEvent | Promise<RunEvent>) => void
  /** Settles when all that was taken is told. */
  readonly settled: () => Promise<void>
}

/** Where events wait that a host has not taken; a job tells them later. */
interface Outbox {
  readonly hasWaiting: () => Promise<boolean>
  /** Keeps an event that was answered so, or that has to wait behind others. */
  readonly keep: (event: RunEvent, answer: string | null) => Promise<void>
}

interface EmitterOptions {
  readonly namespace: string
  readonly target: LineageTarget
  readonly outbox: Outbox
  /** Where files of events are. */
  readonly folder: string
  readonly onError: (error: unknown) => void
}

/** Tells lineage events one after another. What a host does not take waits, with all that comes after it, and no job fails for it. */
export function createLineageEmitter(options: EmitterOptions): LineageEmitter {
  const { namespace, target, outbox, folder, onError } = options
  const write = async (name: string, event: RunEvent): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await appendFile(join(folder, name), `${JSON.stringify(event)}\n`, { mode: 0o600 })
  }
  const tellHost = async (host: LineageHost, event: RunEvent): Promise<void> => {
    if (await outbox.hasWaiting()) return outbox.keep(event, null)
    const { isTaken, answer } = await sendEvent(host, event)
    if (isTaken) return
    await outbox.keep(event, answer)
    onError(new Error(`a lineage event was not taken (${answer}); it waits, and is told again`))
  }
  const tell = async (event: RunEvent): Promise<void> => {
    if (target.kind === 'file') return write('openlineage.jsonl', event)
    try {
      await tellHost(target, event)
    } catch (error) {
      // Without a database there is still the folder.
      await write('unsent.jsonl', event)
      throw error
    }
  }
  let last = Promise.resolve()
  return {
    namespace,
    target,
    emit: (event) => {
      last = last.then(async () => tell(await event)).catch(onError)
      // A later event may fail before this one is told.
      if (event instanceof Promise) event.catch(() => {})
    },
    settled: () => last,
  }
}
