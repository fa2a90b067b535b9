import { AppError, civilDateIn, newId } from '@cadre/core'
import {
  endRun,
  enterJob,
  giveUpLost,
  handBackOrphans,
  hasEnteredJob,
  inSystemSession,
  openQueue,
  runsToStop,
  takeUpJob,
} from '@cadre/store'
import type { JobRun, RunEnd, Session, Ticket } from '@cadre/store'
import type { ServerContext } from '../context.ts'
import type { JobKind } from './define-job.ts'
import { runJob } from './run-job.ts'
import type { StopReason } from './run-job.ts'

export interface JobWorker {
  /** Looks for jobs at once instead of within a second. */
  readonly wake: () => void
  /** Takes no more jobs, hands back those that run, and ends. */
  readonly stop: () => Promise<void>
}

interface WorkerOptions {
  readonly kinds: readonly JobKind[]
  /** How many jobs run side by side. */
  readonly concurrency?: number
  /** Told of every run that ended, with how. */
  readonly onEnd?: (end: {
    readonly kind: string
    readonly id: string
    readonly state: RunEnd['state']
  }) => void
  readonly logger?: { readonly error: (fields: object, message: string) => void }
  /** Settles when a step of a job may ask the database. */
  readonly giveWay?: () => Promise<void>
}

/** How often the worker asks whether its jobs should stop. */
const watchMs = 1000

interface Held {
  readonly run: JobRun
  readonly stopper: AbortController
}
type AsSystem = <Result>(act: (session: Session) => Promise<Result>, requestId?: string) => Promise<Result>

/** Begins to run jobs, waiting ones and those whose worker was killed. */
export async function startJobWorker(
  context: ServerContext,
  { kinds, concurrency = 2, onEnd, logger, giveWay }: WorkerOptions,
): Promise<JobWorker> {
  const asSystem: AsSystem = (act, requestId = newId('rqs')) => {
    const now = context.now()
    const today = civilDateIn(context.timeZone, now)
    return inSystemSession(
      { ...context, errand: { purpose: 'operation', requestId, route: 'jobs', today, now } },
      act,
    )
  }
  const held = new Set<Held>()
  let isStopping = false
  const onError = (error: unknown): void => logger?.error({ error }, 'jobs')
  if (context.database.kind === 'embedded') await asSystem(handBackOrphans)

  const runTicket = async ({ id: ticket, jobId, kind }: Ticket): Promise<void> => {
    if (kind !== undefined) return enterScheduled(asSystem, kinds, { kind, ticket })
    if (jobId === undefined) return
    const run = await asSystem((session) => takeUpJob(session, { jobId, ticket }))
    if (!run) return
    const entry: Held = { run, stopper: new AbortController() }
    held.add(entry)
    if (isStopping) stop(entry.stopper, 'stopping')
    const declared = kinds.find(({ name }) => name === run.kind)
    const ending = runHeld({ context, kind: declared, held: entry, asSystem, onError, giveWay })
    const state = await ending.finally(() => held.delete(entry))
    onEnd?.({ kind: run.kind, id: run.id, state })
  }
  const queue = await openQueue(context.database, {
    concurrency,
    schedules: kinds.flatMap(({ name, schedule }) =>
      schedule ? [{ kind: name, cron: schedule.cron, timeZone: context.timeZone }] : [],
    ),
    onTicket: runTicket,
    onLost: (ticket) => asSystem((session) => giveUpLost(session, ticket)),
    onError,
  })
  const watch = setInterval(() => void stopAsked(asSystem, [...held]).catch(onError), watchMs)
  return {
    wake: queue.wake,
    stop: async () => {
      isStopping = true
      for (const { stopper } of held) stop(stopper, 'stopping')
      await queue.drain()
      clearInterval(watch)
      await queue.close()
    },
  }
}

interface Running {
  readonly context: ServerContext
  readonly kind: JobKind | undefined
  readonly held: Held
  readonly asSystem: AsSystem
  readonly onError: (error: unknown) => void
  readonly giveWay: (() => Promise<void>) | undefined
}

async function runHeld(running: Running): Promise<RunEnd['state']> {
  const {
    context,
    kind,
    held: { run, stopper },
    asSystem,
    onError,
    giveWay,
  } = running
  if (!kind) {
    // It can be tried again by a version that knows it.
    const message = 'This version of Cadre knows no such job.'
    await asSystem((session) => endRun(session, run, { state: 'failed', code: 'job-unknown', message }))
    return 'failed'
  }
  const timer = setTimeout(() => stop(stopper, 'time limit'), kind.timeLimitSeconds * 1000)
  return runJob({ run, kind, context, signal: stopper.signal, onError, giveWay }).finally(() =>
    clearTimeout(timer),
  )
}

async function enterScheduled(
  asSystem: AsSystem,
  kinds: readonly JobKind[],
  { kind: name, ticket }: { readonly kind: string; readonly ticket: string },
): Promise<void> {
  const kind = kinds.find((declared) => declared.name === name)
  if (!kind) return
  await asSystem(async (session) => {
    // The ticket may come twice when a worker stopped in between.
    if (await hasEnteredJob(session, name)) return
    if (kind.schedule?.hasWork && !(await kind.schedule.hasWork(session))) return
    await enterJob(session, {
      kind: name,
      input: {},
      timeLimitSeconds: kind.timeLimitSeconds,
      singletonKey: kind.singletonKey?.({}) ?? name,
    })
  }, ticket).catch(ignoreUnderWay)
}

/** The one before still runs: this turn is left out. */
function ignoreUnderWay(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'record-conflict')) throw error
}

async function stopAsked(asSystem: AsSystem, held: readonly Held[]): Promise<void> {
  const watched = held.filter(({ stopper }) => !stopper.signal.aborted)
  if (watched.length === 0) return
  const asked = await asSystem((session) =>
    runsToStop(
      session,
      watched.map(({ run }) => run),
    ),
  )
  for (const { id, why } of asked) {
    const found = watched.find(({ run }) => run.id === id)
    if (found) stop(found.stopper, why)
  }
}

function stop(stopper: AbortController, reason: StopReason): void {
  stopper.abort(reason)
}
