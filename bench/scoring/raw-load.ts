import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface Load {
  readonly requestsPerSecond: number
  /** Answers that were not 200. */
  readonly failures: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

interface LoadOptions {
  readonly port: number
  /** Whole requests of HTTP/1.1, taken in turn. */
  readonly requests: readonly Buffer[]
  readonly clients: number
  readonly seconds: number
}

/**
 * So many connections that are kept, each asking the next as soon as it has the answer to the last. Answers are read no
 * further than their length: what asks must take less of the processor than what answers.
 */
export async function loadRaw({ port, requests, clients, seconds }: LoadOptions): Promise<Load> {
  const times: number[] = []
  let failures = 0
  let next = 0
  const begun = performance.now()
  const end = begun + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const asker = await openAsker(port)
      while (performance.now() < end) {
        const at = performance.now()
        const status = await asker.ask(requests[next++ % requests.length]!)
        times.push(performance.now() - at)
        if (status !== 200) failures++
      }
      asker.close()
    }),
  )
  const elapsed = (performance.now() - begun) / 1000
  times.sort((one, other) => one - other)
  const at = (share: number): number => times[Math.floor(share * times.length)] ?? NaN
  return { requestsPerSecond: times.length / elapsed, failures, p50: at(0.5), p99: at(0.99) }
}

/** A whole request with a JSON body. */
export function requestOf(path: string, body: unknown, token?: string): Buffer {
  const text = Buffer.from(JSON.stringify(body))
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${text.length}`,
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), text])
}

interface Asker {
  readonly ask: (request: Buffer) => Promise<number>
  readonly close: () => void
}

async function openAsker(port: number): Promise<Asker> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let parts: Buffer[] = []
  let wanted: number | undefined
  let settle: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined
  const fail = (error: Error): void => settle?.reject(error)
  socket.on('error', fail).on('close', () => fail(new Error('the server closed the connection')))
  socket.on('data', (part) => {
    parts.push(part)
    const all = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    parts = [all]
    wanted ??= lengthOf(all)
    if (wanted === undefined || all.length < wanted) return
    parts = []
    wanted = undefined
    settle?.resolve(Number(all.toString('latin1', 9, 12)))
  })
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject }
        socket.write(request)
      }),
    close: () => {
      settle = undefined
      socket.destroy()
    },
  }
}

/** Bytes of head and body together, once the head is there. */
function lengthOf(all: Buffer): number | undefined {
  const head = all.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const length = /content-length: *(\d+)/i.exec(all.toString('latin1', 0, head))?.[1]
  if (length === undefined) throw new Error('an answer without a length')
  return head + 4 + Number(length)
}
