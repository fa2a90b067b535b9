import { createHmac } from 'node:crypto'

interface Message {
  readonly url: string
  readonly id: string
  readonly event: string
  readonly body: unknown
  readonly secret: string
  readonly now: Date
  readonly signal: AbortSignal
}

const patienceMs = 10_000

interface Sent {
  readonly isTaken: boolean
  /** Whether anybody answered at all. */
  readonly isThere: boolean
  readonly answer: string
}

/** Asks another program to take a message; tells whether it did, and what it answered. Redirections are not followed. */
export async function sendMessage(message: Message): Promise<Sent> {
  const { url, id, event, body, secret, now, signal } = message
  const text = JSON.stringify(body)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: text,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'cadre',
        'cadre-event': event,
        'cadre-delivery': id,
        'cadre-signature': signatureOf(text, secret, now),
      },
    })
    await answer.body?.cancel()
    return { isTaken: answer.ok, isThere: true, answer: String(answer.status) }
  } catch (error) {
    signal.throwIfAborted()
    const { cause, name } = error as Error
    const code = (cause as NodeJS.ErrnoException | undefined)?.code
    return {
      isTaken: false,
      isThere: false,
      answer: name === 'TimeoutError' ? 'no answer in 10 seconds' : whyNot(code),
    }
  }
}

/** Codes of the machine, in words. */
const unreachable: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its host is not known',
  EAI_AGAIN: 'its host is not known',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it broke off',
  UND_ERR_SOCKET: 'it broke off',
  EHOSTUNREACH: 'there is no way to its host',
  ENETUNREACH: 'there is no way to its host',
}

const whyNot = (code: string | undefined): string =>
  (code !== undefined && unreachable[code]) || 'cannot be asked' + (code === undefined ? '' : ` (${code})`)

/** Signs a message with its time: `t=SECONDS,v1=HMAC` over `SECONDS.BODY` with SHA-256, in hexadecimal digits. */
export function signatureOf(text: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex')}`
}
