import { AppError } from '@cadre/core'
import { cancelJob, enterJob, listJobs, readJob, readJobLog, readJobResult, retryJob } from '@cadre/store'
import type { JobState, Json } from '@cadre/store'
import { z } from 'zod'
import { assertMayCall } from '../assert-may-call.ts'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import type { JobKind } from '../jobs/define-job.ts'
import { jobKinds } from '../jobs/job-kinds.ts'
import { invalidRequest } from '../problem-of.ts'

/** The kinds of job that the account may start. */
export async function handleListJobKinds(call: Call): Promise<unknown> {
  const items = jobKinds
    .filter((kind) => mayStart(call, kind))
    .map(({ name, meaning, purposes, schedule, input }) => {
      const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input' })
      return { name, meaning, purposes, schedule: schedule?.cron ?? null, input: schema }
    })
  return { items }
}

export async function handleListJobs({ session, query }: Call): Promise<unknown> {
  const { limit, cursor, state, kind } = query as unknown as ListQuery
  const [enteredAt = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor).map(String)
  const found = await listJobs(session, {
    limit: limit + 1,
    ...(state && { state }),
    ...(kind && { kind }),
    ...(cursor !== undefined && { after: { enteredAt, id } }),
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > limit && last ? encodeCursor([last.enteredAt, last.id]) : null }
}

interface ListQuery {
  readonly limit: number
  readonly cursor?: string
  readonly state?: JobState
  readonly kind?: string
}

export async function handleGetJob(call: Call): Promise<unknown> {
  const id = idOf(call)
  const job = await readJob(call.session, id)
  return { ...job, log: await readJobLog(call.session, id), result: await readJobResult(call.session, id) }
}

export async function handleStartJob(call: Call): Promise<unknown> {
  const { kind: name, input: given } = call.body as { kind: string; input: Json }
  const kind = jobKinds.find((declared) => declared.name === name)
  if (!kind) throw new AppError('request-invalid', `There is no job "${name}"; GET /job-kinds lists them.`)
  const { session, context } = call
  assertMayCall({ ...startRoute, access: kind.access }, session, context.signIn)
  if (!kind.purposes.includes(session.errand.purpose))
    throw new AppError('access-denied', `This job serves ${kind.purposes.join(', ')}; no other purpose.`)
  const read = kind.input.safeParse(given)
  if (!read.success) throw invalidRequest('body', read.error)
  const singletonKey = kind.singletonKey?.(read.data)
  const id = await enterJob(session, {
    kind: name,
    input: given,
    timeLimitSeconds: kind.timeLimitSeconds,
    ...(singletonKey !== undefined && { singletonKey }),
  })
  return readJob(session, id)
}

export function handleCancelJob(call: Call): Promise<unknown> {
  return cancelJob(call.session, idOf(call))
}

export function handleRetryJob(call: Call): Promise<unknown> {
  return retryJob(call.session, idOf(call))
}

/** What starting a job is to the scopes of an API token. */
const startRoute = { group: 'jobs', method: 'POST' } as const

function mayStart({ session, context }: Call, { access, purposes }: JobKind): boolean {
  const { caller, errand } = session
  try {
    assertMayCall(
      { ...startRoute, access },
      { caller, errand: { ...errand, purpose: purposes[0] } },
      context.signIn,
    )
    return true
  } catch (error) {
    if (error instanceof AppError && error.code !== 'sign-in-too-old') return false
    throw error
  }
}

const idOf = ({ params }: Call): string => String(params['id'])
