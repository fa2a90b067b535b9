import type { Route } from '@cadre/contract'
import { AppError, civilDateIn } from '@cadre/core'
import { purposes } from '@cadre/people'
import type { Purpose } from '@cadre/people'
import { claimKey, digestOf, inSession, inSystemSession, keepAnswer } from '@cadre/store'
import type { Errand, Session } from '@cadre/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { assertMayCall } from './assert-may-call.ts'
import type { Call, ServerContext } from './context.ts'
import { invalidRequest } from './problem-of.ts'

export const cookieName = '__Host-cadre'

interface Exchange {
  readonly context: ServerContext
  readonly route: Route
  readonly handle: (call: Call) => Promise<unknown>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Answers one request: reads it by the contract, runs the handler in the caller's session, keeps what must be kept. */
export async function answer(exchange: Exchange): Promise<unknown> {
  const { context, route, request, reply } = exchange
  const errand = errandOf(route, request, context)
  const key = idempotencyKey(request)
  if (route.method !== 'GET') context.database.assertWritable()
  const status = route.id.startsWith('create_') ? 201 : 200
  const after: Effects = {}
  const run = async (session: Session): Promise<unknown> => {
    assertMayCall(route.access, session.caller, errand, route.method)
    const input = readInput(route, request)
    const digest = key === undefined ? '' : bodyDigest(route, input)
    const kept = key === undefined ? undefined : await claimKey(session, key, digest)
    if (kept) return kept.response
    const output = await exchange.handle(callOf(exchange, session, input, after))
    if (key !== undefined) await keepAnswer(session, key, { status, response: output })
    return output
  }
  const output = await (route.access.kind === 'anyone'
    ? inSystemSession({ ...context, errand, accountId: 'anonymous' }, run)
    : inSession({ ...context, errand, tokenDigest: digestOf(tokenOf(request)) }, run))
  // Nothing is told to the browser before it is committed.
  for (const act of after.acts ?? []) await act()
  applyEffects(reply, context, after)
  if (route.sentAs) {
    reply.type(route.sentAs).header('content-disposition', `attachment; filename="${route.id}.html"`)
  }
  return reply.status(status).send(output)
}

interface Input {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

function readInput(route: Route, request: FastifyRequest): Input {
  const hasBody = route.method !== 'GET' && route.method !== 'DELETE'
  return {
    params: read(route, 'params', request.params) as Input['params'],
    query: read(route, 'query', request.query) as Input['query'],
    body: read(route, 'body', hasBody ? (request.body ?? {}) : {}),
  }
}

function read(route: Route, part: 'params' | 'query' | 'body', value: unknown): unknown {
  const result = route[part].safeParse(value)
  if (!result.success) throw invalidRequest(part, result.error)
  return result.data
}

function errandOf(route: Route, request: FastifyRequest, { now, timeZone }: ServerContext): Errand {
  const asked = request.headers['cadre-purpose']
  const purpose =
    asked === undefined ? route.purposes[0] : purposes.find((name): name is Purpose => name === asked)
  if (purpose === undefined || !route.purposes.includes(purpose)) {
    throw new AppError('access-denied', `This route serves ${route.purposes.join(', ')}; no other purpose.`)
  }
  const at = now()
  return { purpose, requestId: request.id, route: route.id, today: civilDateIn(timeZone, at), now: at }
}

/** Header before cookie; never the address, which ends up in logs. */
function tokenOf(request: FastifyRequest): string {
  const { authorization } = request.headers
  const bearer = authorization?.match(/^Bearer ([\w-]{20,200})$/)?.[1]
  const token = authorization === undefined ? request.cookies[cookieName] : bearer
  if (token === undefined || token === '')
    throw new AppError('not-signed-in', 'Nobody is signed in. Sign in, or send a token.')
  return token
}

function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || request.method !== 'POST') return undefined
  if (typeof key !== 'string' || key.length === 0 || key.length > 255) {
    throw new AppError('request-invalid', 'Idempotency-Key must have 1 to 255 characters.')
  }
  return key
}

function bodyDigest(route: Route, input: Input): string {
  return digestOf(JSON.stringify([route.id, input.params, input.body])).toString('base64url')
}

interface Effects {
  acts?: (() => void | Promise<void>)[]
  cookie?: { readonly token: string | undefined }
  version?: number
}

function callOf({ context, request }: Exchange, session: Session, input: Input, effects: Effects): Call {
  return {
    ...input,
    session,
    context,
    ifVersion: versionOf(request.headers['if-match']),
    afterCommit: (act) => {
      effects.acts = [...(effects.acts ?? []), act]
    },
    setCookie: (token) => {
      effects.cookie = { token }
    },
    setVersion: (version) => {
      effects.version = version
    },
  }
}

function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined) return undefined
  const version = ifMatch.match(/^"(\d{1,15})"$/)?.[1]
  if (version === undefined)
    throw new AppError('request-invalid', 'If-Match must be the ETag that was answered, such as "42".')
  return Number(version)
}

function applyEffects(reply: FastifyReply, { isSecure }: ServerContext, { cookie, version }: Effects): void {
  if (version !== undefined) reply.header('etag', `"${version}"`)
  if (!cookie) return
  const options = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' as const }
  if (cookie.token === undefined) {
    reply.clearCookie(cookieName, options)
    if (isSecure) reply.header('clear-site-data', '"cache", "cookies", "storage"')
  } else reply.setCookie(cookieName, cookie.token, options)
}
