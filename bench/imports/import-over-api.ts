import type { ImportMapping } from '@cadre/connect/records'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server and who asks it. */
export interface Asker {
  readonly address: string
  readonly cookie: string
}

interface Answered {
  readonly id: string
  readonly jobId: string
  readonly mapping: ImportMapping
  readonly counts: { readonly rows: Readonly<Record<string, number>> }
}

/** Between two looks at a job. */
const pollMs = 250
/** The most that the API takes at once. */
const partBytes = 8_000_000

/** Who asks, and for what. */
export function headersOf({ cookie }: Asker): Record<string, string> {
  return { cookie: `__Host-cadre=${cookie}`, 'cadre-purpose': 'operation' }
}

/** Asks a route of the API for JSON. Throws when it refuses. */
export async function ask(
  asker: Asker,
  [method, path]: readonly [method: string, path: string],
  body?: unknown,
): Promise<Answered> {
  const isFile = body instanceof Uint8Array
  const answer = await fetch(`${asker.address}/api/v1${path}`, {
    method,
    headers: {
      ...headersOf(asker),
      ...(body !== undefined && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answered
}

/** Starts a step of an import and waits for its job. */
export async function takeStep(asker: Asker, path: string): Promise<Answered> {
  const { id, jobId } = await ask(asker, ['POST', path], {})
  for (;;) {
    const job = (await ask(asker, ['GET', `/job-runs/${jobId}`])) as unknown as JobAnswer
    if (job.state === 'done') return ask(asker, ['GET', `/imports/${id}`])
    if (job.endedAt !== null) throw new Error(`${path}: ${job.state} ${job.errorMessage ?? ''}`)
    await sleep(pollMs)
  }
}

interface JobAnswer {
  readonly state: string
  readonly endedAt: string | null
  readonly errorMessage: string | null
}

/** Begins an import and uploads its file part by part; returns its id. */
export async function uploadSheet(asker: Asker, path: string): Promise<string> {
  const { id } = await ask(asker, ['POST', '/imports'], { fileName: basename(path) })
  const file = await open(path)
  try {
    const block = Buffer.alloc(partBytes)
    for (let number = 0; ; number++) {
      const { bytesRead } = await file.read(block, 0, partBytes)
      if (bytesRead === 0) return id
      await ask(asker, ['PUT', `/imports/${id}/parts/${number}`], block.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}
