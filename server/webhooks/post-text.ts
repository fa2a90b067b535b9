interface Post {
  readonly url: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

export interface Posted {
  readonly isTaken: boolean
  /** Its status; left out when nobody answered at all. */
  readonly status?: number
  /** The status, or why there is none, in words. */
  readonly answer: string
}

const patienceMs = 10_000

/** Asks another program to take a text of JSON; tells whether it did, and what it answered. Redirections are not followed. */
export async function postText({ url, text, headers, signal }: Post): Promise<Posted> {
  const patience = AbortSignal.timeout(patienceMs)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: text,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      headers: { 'content-type': 'application/json', 'user-agent': 'cadre', ...headers },
    })
    await answer.body?.cancel()
    return { isTaken: answer.ok, status: answer.status, answer: String(answer.status) }
  } catch (error) {
    signal?.throwIfAborted()
    const { cause, name } = error as Error
    const code = (cause as NodeJS.ErrnoException | undefined)?.code
    return { isTaken: false, answer: name === 'TimeoutError' ? 'no answer in 10 seconds' : whyNot(code) }
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
