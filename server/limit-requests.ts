import type { Route } from '@cadre/contract'
import { AppError } from '@cadre/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ServerContext } from './context.ts'
import { fromOf, presentedBy } from './read-request.ts'

/** How much one caller may ask of one process in a minute. */
export interface RequestLimits {
  readonly requests: number
  readonly writes: number
  /** Answers 401, 403 and 404: somebody tries what is there. */
  readonly refusals: number
  /** Of one route that anybody may call, from one address. */
  readonly openRoute: number
}

const usual: RequestLimits = { requests: 6000, writes: 1200, refusals: 100, openRoute: 60 }

/**
 * Refuses callers that ask too much, with 429 and Retry-After. A caller is a session or token, else an
 * address. Counts are kept by each process: they protect it from overload and slow down trying ids. Tries
 * to sign in are counted in the database besides, for all processes together.
 */
export function limitRequests(app: FastifyInstance, { now, limits = {} }: ServerContext): void {
  const most = { ...usual, ...limits }
  const counter = createCounter(now)
  app.addHook('onRequest', async (request) => {
    const caller = callerOf(request)
    const open = openRouteOf(request)
    const waits = [
      counter.count(`${caller} requests`, most.requests),
      isWrite(request) ? counter.count(`${caller} writes`, most.writes) : 0,
      open === undefined ? 0 : counter.count(`${fromOf(request).address} ${open}`, most.openRoute),
      counter.wait(`${caller} refusals`, most.refusals),
      // Made-up tokens are callers of their own; one that was let in lately is not held up by them.
      counter.wait(`${caller} let in`, 1) > 0
        ? 0
        : counter.wait(`${fromOf(request).address} unknown`, 3 * most.refusals),
    ]
    const retryAfterSeconds = Math.max(...waits)
    if (retryAfterSeconds === 0) return
    throw new AppError('too-many-requests', 'Too many requests. Wait before the next one.', {
      retryAfterSeconds,
    })
  })
  app.addHook('onResponse', async (request, { statusCode }) => {
    const caller = callerOf(request)
    if ([401, 403, 404].includes(statusCode)) counter.count(`${caller} refusals`, Infinity)
    if (statusCode === 401) counter.count(`${fromOf(request).address} unknown`, Infinity)
    else if (statusCode !== 429 && presentedBy(request)) counter.count(`${caller} let in`, Infinity)
  })
}

/** What a route tells the limiter about itself. */
export function limitConfigOf({ id, access }: Route): { openRoute?: string } {
  return access.kind === 'anyone' ? { openRoute: id } : {}
}

function openRouteOf({ routeOptions }: FastifyRequest): string | undefined {
  return (routeOptions.config as { openRoute?: string }).openRoute
}

function callerOf(request: FastifyRequest): string {
  return presentedBy(request)?.digest.toString('base64') ?? fromOf(request).address
}

const isWrite = ({ method }: FastifyRequest): boolean => method !== 'GET' && method !== 'HEAD'

interface Window {
  startMs: number
  count: number
  before: number
}

const windowMs = 60_000
/** Old windows are dropped beyond this, so that made-up tokens cannot fill the memory. */
const maxWindows = 50_000

/** Counts in a sliding minute: the part of the last whole minute that still lies in it is taken as even. */
function createCounter(now: () => Date) {
  const windows = new Map<string, Window>()
  const current = (key: string, at: number): Window => {
    const startMs = Math.floor(at / windowMs) * windowMs
    const found = windows.get(key)
    if (found?.startMs === startMs) return found
    const before = found?.startMs === startMs - windowMs ? found.count : 0
    const opened = { startMs, count: 0, before }
    windows.delete(key)
    windows.set(key, opened)
    if (windows.size > maxWindows) windows.delete(windows.keys().next().value!)
    return opened
  }
  /** Seconds to wait; 0 when there is room. */
  const wait = (key: string, limit: number): number => {
    const at = now().getTime()
    const { startMs, count, before } = current(key, at)
    const share = 1 - (at - startMs) / windowMs
    if (count + before * share < limit) return 0
    return Math.max(1, Math.ceil((startMs + windowMs - at) / 1000))
  }
  const count = (key: string, limit: number): number => {
    const seconds = wait(key, limit)
    if (seconds === 0) current(key, now().getTime()).count++
    return seconds
  }
  return { wait, count }
}
