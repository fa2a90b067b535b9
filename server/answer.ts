import type { Route } from '@cadre/contract'
import { AppError } from '@cadre/core'
import type { ErrorCode } from '@cadre/core'
import { claimKey, digestOf, inSession, inSystemSession, keepAnswer, subjectIdsAmong } from '@cadre/store'
import type { Errand, Session } from '@cadre/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { assertMayCall } from './assert-may-call.ts'
import type { Handler, OpenHandler, ServerContext } from './context.ts'
import type { Operations } from './operations/operations.ts'
import {
  askedPurpose,
  assertPurpose,
  cookieName,
  errandOf,
  fromOf,
  idempotencyKey,
  presentedBy,
  readInput,
} from './read-request.ts'
import type { Input } from './read-request.ts'

export interface Exchange<Handle> {
  readonly context: ServerContext
  readonly operations: Operations
  readonly route: Route
  readonly handle: Handle
  /** Whether a part of it is done outside the row policies. */
  readonly hasSystemReach: boolean
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/**
 * Answers one request: reads it by the contract, runs the handler in the caller's session, keeps what
 * must be kept. What is refused is entered in the audit trail as well.
 */
export async function answer(exchange: Exchange<Handler>): Promise<unknown> {
  try {
    return await carryOut(exchange)
  } catch (error) {
    if (error instanceof AppError && refusals.has(error.code)) await noteRefusal(exchange, error.code)
    throw error
  }
}

async function carryOut(exchange: Exchange<Handler>): Promise<unknown> {
  const { context, operations, route, handle, hasSystemReach, request, reply } = exchange
  const errand = errandOf(route, request, context)
  const key = idempotencyKey(request, route)
  if (route.method === 'GET') context.database.assertReadable()
  else context.database.assertWritable()
  const presented = presentedBy(request)
  if (!presented) throw notSignedIn()
  const status = route.id.startsWith('create_') ? 201 : 200
  const after: Effects = {}
  const run = async (session: Session): Promise<unknown> => {
    if (session.caller.kind !== presented.kind) throw notSignedIn()
    assertMayCall(route, session, context.signIn)
    assertPurpose(route, request)
    const input = readInput(route, request)
    const digest = key === undefined ? '' : bodyDigest(route, input)
    const options = { isNameless: route.isNameless === true }
    const kept =
      key === undefined ? undefined : await claimKey(session, key, { bodyDigest: digest, ...options })
    if (kept) {
      const subjects = subjectIdsAmong(kept.response)
      session.note({ act: 'repeat', entity: route.group, subjects, isAnonymous: options.isNameless })
      return kept.response
    }
    const output = await handle({
      ...input,
      ...settersOf(after),
      session,
      context,
      ifVersion: versionOf(request.headers['if-match']),
    })
    if (key !== undefined) await keepAnswer(session, key, { status, response: output, ...options })
    return output
  }
  const { digest } = presented
  const caller = digest.toString('base64')
  const open = <Result>(act: (session: Session) => Promise<Result>): Promise<Result> =>
    operations.admission.run(caller, () =>
      inSession({ ...context, errand, tokenDigest: digest, hasSystemReach }, act),
    )
  const answered =
    route.isGathered && key === undefined
      ? operations.gatherer.run(
          `${caller} ${route.id} ${errand.purpose}`,
          (session) => run(noteFor(session, errand)),
          open,
        )
      : open(run)
  const output = await answered.catch(async (error: unknown) => {
    for (const act of after.failures ?? []) await act()
    throw error
  })
  // Nothing is told to the browser before it is committed.
  await applyEffects(reply, context, after)
  if (after.file) {
    reply.type(after.file.type).header('content-disposition', `attachment; filename="${after.file.name}"`)
  }
  if (route.sentAs) {
    reply.type(route.sentAs).header('content-disposition', `attachment; filename="${route.id}.html"`)
  }
  return reply.status(status).send(after.later ? await after.later() : output)
}

/** A session of several requests, as one of them has it: what it notes is told of it. */
function noteFor(session: Session, errand: Errand): Session {
  const { requestId } = errand
  return { ...session, errand, note: (note) => session.note({ ...note, requestId }) }
}

const refusals: ReadonlySet<ErrorCode> = new Set(['access-denied', 'sign-in-too-old'])

/** In a transaction of its own: that of the request is undone. */
async function noteRefusal(exchange: Exchange<Handler>, code: ErrorCode): Promise<void> {
  const { context, operations, route, request } = exchange
  const presented = presentedBy(request)
  if (!presented) return
  const errand = errandOf(route, request, context)
  const { digest } = presented
  const { params, query } = request
  const note = {
    act: 'refused',
    entity: route.group,
    subjects: subjectIdsAmong([params, query]),
    detail: { code, purpose: askedPurpose(request) },
  }
  await operations.admission.run(digest.toString('base64'), () =>
    inSession({ ...context, errand, tokenDigest: digest }, async (session) => session.note(note)),
  )
}

/** Answers a request of whoever it may be; its handler makes its own transactions. */
export async function answerAnyone(exchange: Exchange<OpenHandler>): Promise<unknown> {
  const { context, operations, route, handle, request, reply } = exchange
  const errand = errandOf(route, request, context)
  if (route.method === 'GET') context.database.assertReadable()
  else context.database.assertWritable()
  const after: Effects = {}
  const presented = presentedBy(request)
  const output = await handle({
    ...readInput(route, request),
    ...settersOf(after),
    context,
    inSystem: (run, accountId = 'anonymous') =>
      operations.admission.run(request.ip, () => inSystemSession({ ...context, errand, accountId }, run)),
    from: fromOf(request),
    presentedDigest: presented?.kind === 'browser' ? presented.digest : undefined,
  })
  await applyEffects(reply, context, after)
  return reply.status(200).send(output)
}

function notSignedIn(): AppError {
  return new AppError('not-signed-in', 'Nobody is signed in. Sign in, or send an API token.')
}

function bodyDigest(route: Route, input: Input): string {
  return digestOf(JSON.stringify([route.id, input.params, input.body])).toString('base64url')
}

interface Effects {
  acts?: (() => void | Promise<void>)[]
  failures?: (() => void | Promise<void>)[]
  cookie?: { readonly token: string | undefined }
  version?: number
  file?: { readonly type: string; readonly name: string }
  later?: () => Promise<unknown>
}

function settersOf(effects: Effects) {
  return {
    afterCommit: (act: () => void | Promise<void>) => {
      effects.acts = [...(effects.acts ?? []), act]
    },
    onFailure: (act: () => void | Promise<void>) => {
      effects.failures = [...(effects.failures ?? []), act]
    },
    setCookie: (token: string | undefined) => {
      effects.cookie = { token }
    },
    setVersion: (version: number) => {
      effects.version = version
    },
    answerLater: (work: () => Promise<unknown>) => {
      effects.later = work
    },
    sendFile: (file: { readonly type: string; readonly name: string }) => {
      effects.file = file
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

async function applyEffects(
  reply: FastifyReply,
  { isSecure }: ServerContext,
  { acts = [], cookie, version }: Effects,
): Promise<void> {
  for (const act of acts) await act()
  if (version !== undefined) reply.header('etag', `"${version}"`)
  if (!cookie) return
  const options = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' as const }
  if (cookie.token !== undefined) {
    reply.setCookie(cookieName, cookie.token, options)
    return
  }
  reply.clearCookie(cookieName, options)
  if (isSecure) reply.header('clear-site-data', '"cache", "cookies", "storage"')
}
