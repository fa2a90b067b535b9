import { routeAddress } from './route-address.ts'
import { readProblem } from './api-error.ts'

export interface ClientOptions {
  /** Where Cadre answers, such as https://people.example; left out in its own pages. */
  readonly baseUrl?: string
  /** An API token; in a browser the session's cookie is sent without it. */
  readonly token?: string
  /** What the data is for, unless a call says otherwise. */
  readonly purpose?: string
  /** The language that messages should be in, such as es, at the moment of a call; as the browser asks when left out. */
  readonly language?: () => string
  readonly fetch?: typeof fetch
  readonly newKey?: () => string
}

export interface CallOptions {
  readonly purpose?: string
  /** The `etag` of an earlier answer: another version in between refuses the change. */
  readonly ifMatch?: string
  /** Made anew for each POST when left out; give the same again to repeat a request. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

export interface Answered<Data> {
  readonly data: Data
  readonly etag: string | null
}

export interface Request {
  readonly method: string
  readonly path: string
  readonly params?: Readonly<Record<string, unknown>> | undefined
  readonly query?: Readonly<Record<string, unknown>> | undefined
  readonly body?: unknown
}
/** Sends a request; throws `ApiError` for what is refused. */
export type Send = <Data>(request: Request, options?: CallOptions) => Promise<Answered<Data>>

/** Every item of a list, page after page. */
export async function* pagesOf<Item>(
  send: Send,
  request: Request,
  options?: CallOptions,
): AsyncGenerator<Item> {
  let cursor: string | null = null
  do {
    const query: Request['query'] = { ...request.query, ...(cursor !== null && { cursor }) }
    const page: Answered<{ items: Item[]; nextCursor: string | null }> = await send(
      { ...request, query },
      options,
    )
    yield* page.data.items
    cursor = page.data.nextCursor
  } while (cursor !== null)
}

/** The one way in which requests leave. */
export function senderOf({
  baseUrl = '',
  token,
  purpose,
  language,
  fetch: send = fetch,
  newKey = () => crypto.randomUUID(),
}: ClientOptions): Send {
  return async <Data>(request: Request, options: CallOptions = {}) => {
    const { method, body } = request
    const reason = options.purpose ?? purpose
    const headers: Record<string, string> = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(reason !== undefined && { 'cadre-purpose': reason }),
      ...(language && { 'accept-language': language() }),
      ...(options.ifMatch !== undefined && { 'if-match': options.ifMatch }),
      ...(method === 'POST' && { 'idempotency-key': options.idempotencyKey ?? newKey() }),
      ...(method !== 'GET' &&
        method !== 'DELETE' && {
          'content-type': isBytes(body) ? 'application/octet-stream' : 'application/json',
        }),
    }
    const response = await send(`${baseUrl}${routeAddress(pathOf(request))}${queryOf(request)}`, {
      method,
      headers,
      ...('content-type' in headers && { body: isBytes(body) ? body : JSON.stringify(body ?? {}) }),
      ...(options.signal && { signal: options.signal }),
    })
    if (!response.ok) throw await readProblem(response)
    // What is made to be read comes as a text.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
    const data = (await (isPage ? response.text() : response.json())) as Data
    return { data, etag: response.headers.get('etag') }
  }
}

/** A part of a file is sent as it is. */
const isBytes = (body: unknown): body is Blob => body instanceof Blob

function pathOf({ path, params = {} }: Request): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

/** Lists are repeated; what is left out or undefined is not sent. */
function queryOf({ query = {} }: Request): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [value].flat().map((one): [string, string] => [name, String(one as string | number | boolean)]),
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}
