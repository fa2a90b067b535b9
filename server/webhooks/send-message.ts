import { createHmac } from 'node:crypto'
import { postText } from './post-text.ts'

interface Message {
  readonly url: string
  readonly id: string
  readonly event: string
  readonly body: unknown
  readonly secret: string
  readonly now: Date
  readonly signal: AbortSignal
}

interface Sent {
  readonly isTaken: boolean
  /** Whether anybody answered at all. */
  readonly isThere: boolean
  readonly answer: string
}

/** Asks another program to take a message; tells whether it did, and what it answered. */
export async function sendMessage(message: Message): Promise<Sent> {
  const { url, id, event, body, secret, now, signal } = message
  const text = JSON.stringify(body)
  const { isTaken, status, answer } = await postText({
    url,
    text,
    signal,
    headers: {
      'cadre-event': event,
      'cadre-delivery': id,
      'cadre-signature': signatureOf(text, secret, now),
    },
  })
  return { isTaken, isThere: status !== undefined, answer }
}

/** Signs a message with its time: `t=SECONDS,v1=HMAC` over `SECONDS.BODY` with SHA-256, in hexadecimal digits. */
export function signatureOf(text: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex')}`
}
