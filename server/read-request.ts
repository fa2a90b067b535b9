import { issueMessages, messageLanguage } from '@cadre/contract'
import type { MessageLanguage, Route } from '@cadre/contract'
import { AppError, civilDateIn } from '@cadre/core'
import { purposes } from '@cadre/people'
import type { Purpose } from '@cadre/people'
import { digestOf } from '@cadre/store'
import type { Errand } from '@cadre/store'
import type { FastifyRequest } from 'fastify'
import type { ServerContext } from './context.ts'
import { invalidRequest } from './problem-of.ts'

export const cookieName = '__Host-cadre'

export interface Input {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** What a request asks for, by the schemas of its route. Throws `AppError('request-invalid')`. */
export function readInput(route: Route, request: FastifyRequest): Input {
  const hasBody = route.method !== 'GET' && route.method !== 'DELETE'
  const language = messageLanguage(request.headers['accept-language'])
  const read = (part: 'params' | 'query' | 'body', value: unknown): unknown => {
    const result = route[part].safeParse(value, { error: errorMaps[language] })
    if (!result.success) throw invalidRequest(part, result.error, language)
    return result.data
  }
  return {
    params: read('params', request.params) as Input['params'],
    query: read('query', request.query) as Input['query'],
    body: read('body', hasBody ? (request.body ?? {}) : {}),
  }
}

const errorMaps = {
  en: issueMessages('en'),
  es: issueMessages('es'),
  pt: issueMessages('pt'),
} satisfies Record<MessageLanguage, unknown>

/** For what, as whom and when a request is made; `assertPurpose` tells whether it names a purpose of the route. */
export function errandOf(route: Route, request: FastifyRequest, { now, timeZone }: ServerContext): Errand {
  const asked = askedPurpose(request)
  const purpose = route.purposes.find((name) => name === asked) ?? route.purposes[0]
  const at = now()
  return { purpose, requestId: request.id, route: route.id, today: civilDateIn(timeZone, at), now: at }
}

/** The purpose that a request names, when there is such a purpose. */
export function askedPurpose(request: FastifyRequest): Purpose | undefined {
  const asked = request.headers['cadre-purpose']
  return purposes.find((name) => name === asked)
}

/** Throws `AppError('access-denied')` for a purpose that the route does not serve. */
export function assertPurpose({ purposes: served, asksPurpose }: Route, request: FastifyRequest): void {
  if (request.headers['cadre-purpose'] === undefined) {
    if (!asksPurpose) return
    throw new AppError(
      'request-invalid',
      `Say what it is for in the header Cadre-Purpose: ${served.join(', ')}.`,
    )
  }
  const asked = askedPurpose(request)
  if (asked !== undefined && served.includes(asked)) return
  throw new AppError('access-denied', `This route serves ${served.join(', ')}; no other purpose.`)
}

/** By what a request says who it is: an API token in its header or a browser's cookie. */
export interface Presented {
  readonly kind: 'browser' | 'token'
  readonly digest: Buffer
}

/** Header before cookie; never the address, which ends up in logs. */
export function presentedBy(request: FastifyRequest): Presented | undefined {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    const token = authorization.match(/^Bearer ([\w-]{20,200})$/i)?.[1]
    return token === undefined ? undefined : { kind: 'token', digest: digestOf(token) }
  }
  const cookie = request.cookies[cookieName]
  return cookie ? { kind: 'browser', digest: digestOf(cookie) } : undefined
}

/** Throws `AppError('request-invalid')` for a key that cannot be one. */
export function idempotencyKey(request: FastifyRequest, route: Route): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || request.method !== 'POST' || route.isSecret) return undefined
  if (typeof key !== 'string' || key.length === 0 || key.length > 255) {
    throw new AppError('request-invalid', 'Idempotency-Key must have 1 to 255 characters.')
  }
  return key
}

/** Where a request comes from. Of an IPv6 address the network: a household has 2^64 of them. */
export function fromOf(request: FastifyRequest): { address: string; client: string } {
  const { ip, headers } = request
  const client = String(headers['user-agent'] ?? '').replace(/[^\x20-\x7e]/g, '')
  return { address: networkOf(ip), client: client.slice(0, 200) }
}

function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip
  const mapped = ip.match(/^::ffff:([\d.]+)$/i)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = ip.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  const groups = tail === undefined ? first : [...first, ...zeros, ...last]
  return `${groups.slice(0, 4).join(':')}::/64`
}
