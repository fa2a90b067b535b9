import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunEvent } from './open-lineage.ts'

/** Where lineage events go: nowhere, into a file of the folder, or to a host. */
export type LineageTarget =
  | { readonly kind: 'file' }
  | { readonly kind: 'http'; readonly url: string; readonly token?: string }

export interface LineageEmitter {
  /** What stands before the names of jobs and data sets: one for each installation. */
  readonly namespace: string
  /** Takes an event; it is told after those before it, and whoever emits it does not wait. */
  readonly emit: (event: RunEvent | Promise<RunEvent>) => void
  /** Settles when all that was taken is told. */
  readonly settled: () => Promise<void>
}

interface EmitterOptions {
  readonly namespace: string
  readonly target: LineageTarget
  /** Where files of events are. */
  readonly folder: string
  readonly onError: (error: unknown) => void
}

const patienceMs = 10_000

/** Tells lineage events one after another. What a host does not take is kept in `unsent.jsonl`, and no job fails for it. */
export function createLineageEmitter({ namespace, target, folder, onError }: EmitterOptions): LineageEmitter {
  const write = async (name: string, event: RunEvent): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await appendFile(join(folder, name), `${JSON.stringify(event)}\n`, { mode: 0o600 })
  }
  const tell = async (event: RunEvent): Promise<void> => {
    if (target.kind === 'file') return write('openlineage.jsonl', event)
    if (await isTaken(target, event)) return
    await write('unsent.jsonl', event)
    onError(new Error('a lineage event was not taken; it is kept in unsent.jsonl'))
  }
  let last = Promise.resolve()
  return {
    namespace,
    emit: (event) => {
      last = last.then(async () => tell(await event)).catch(onError)
      // A later event may fail before this one is told.
      if (event instanceof Promise) event.catch(() => {})
    },
    settled: () => last,
  }
}

/** Redirections are not followed: the settings name where events go. */
async function isTaken(
  { url, token }: Extract<LineageTarget, { kind: 'http' }>,
  event: RunEvent,
): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(event),
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'cadre',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}
