import { AppError, civilDateIn, errorCodes } from '@cadre/core'
import {
  endRun,
  inAccountSession,
  inSystemSession,
  keepStep,
  logJob,
  readJournal,
  tellProgress,
} from '@cadre/store'
import type { Errand, JobRun, JournalEntry, Json, RunEnd, Session } from '@cadre/store'
import { assertMayCall } from '../assert-may-call.ts'
import type { ServerContext } from '../context.ts'
import { tellRun } from '../lineage/tell-run.ts'
import type { JobKind, JobStep, JobWork } from './define-job.ts'

/** Why a run is told to stop. */
export type StopReason = 'cancel' | 'taken over' | 'stopping' | 'time limit'

/** How long a step may go on after it was told to stop; then the run ends without it. */
const ignoredStopMs = 10_000

interface Run {
  readonly run: JobRun
  readonly kind: JobKind
  readonly context: ServerContext
  readonly signal: AbortSignal
  /** Lets requests go first, where they and jobs have one connection. */
  readonly giveWay?: (() => Promise<void>) | undefined
  /** Gets what is a fault of ours, for the log of the process. */
  readonly onError: (error: unknown) => void
}

/** Runs a job from its first unfinished step and notes how it ended. Throws only when that cannot be noted. */
export async function runJob(job: Run): Promise<RunEnd['state']> {
  tellBeginning(job)
  const end = await Promise.race([
    runSteps(job).then(
      (result): RunEnd => doneWith(result, job.kind),
      (error: unknown) => endOfError(job, error),
    ),
    whenIgnored(job),
  ])
  await asSystem(job, (session) => endRun(session, job.run, end))
  tellEnd(job, end)
  return end.state
}

const doneWith = (result: Json, { keepResultSeconds, says }: JobKind): RunEnd => ({
  state: 'done',
  result,
  keepSeconds: keepResultSeconds,
  message: says?.(result) ?? '',
})

/** Who follows data through programs is told once that a run begins, however often it is taken up again. */
function tellBeginning({ run, kind, context }: Run): void {
  if (kind.lineage && run.attempt === 1) tellRun(context, lineageRun({ run, kind }), 'START')
}

/** Of a job that is tried again nothing is told yet. */
function tellEnd(job: Run, end: RunEnd): void {
  const { run, kind, context } = job
  const { lineage } = kind
  if (!lineage) return
  const told = lineageRun({ run, kind })
  if (end.state === 'cancelled') tellRun(context, told, 'ABORT')
  // Words of a refusal may quote a cell; its code does not.
  if (end.state === 'failed') tellRun(context, told, 'FAIL', { problem: end.code })
  if (end.state !== 'done') return
  const namespace = context.lineage?.namespace ?? ''
  const inSystem = <Result>(act: (session: Session) => Promise<Result>): Promise<Result> => asSystem(job, act)
  const found = () => lineage({ context, namespace, input: run.input, result: end.result, inSystem })
  tellRun(context, told, 'COMPLETE', { found })
}

const lineageRun = ({ run, kind }: Pick<Run, 'run' | 'kind'>) => ({
  jobId: run.id,
  name: kind.name,
  meaning: kind.meaning,
})

async function runSteps(job: Run): Promise<Json> {
  const { run, kind } = job
  await assertStillAllowed(job)
  const journal = await asSystem(job, (session) => readJournal(session, run))
  const outputs = new Map(
    journal.filter(({ isFinished }) => isFinished).map(({ name, output }) => [name, output]),
  )
  let result: Json = null
  for (const [index, step] of kind.steps.entries()) {
    job.signal.throwIfAborted()
    if (!outputs.has(step.name)) outputs.set(step.name, await runStep(job, { step, index, journal, outputs }))
    result = outputs.get(step.name) ?? null
  }
  return result
}

interface Place {
  readonly step: JobStep<unknown>
  readonly index: number
  readonly journal: readonly JournalEntry[]
  readonly outputs: ReadonlyMap<string, Json>
}

async function runStep(job: Run, place: Place): Promise<Json> {
  const { step } = place
  const work = workOf(job, place)
  await work.progress(0)
  const entryOf = (output: Json): JournalEntry => ({
    name: step.name,
    output: output ?? null,
    isFinished: true,
  })
  if ('transact' in step) {
    return work.inSession(async (session) => {
      const output = await step.transact(session, work)
      await keepStep(session, job.run, entryOf(output))
      return output
    })
  }
  const output = await step.run(work)
  await asSystem(job, (session) => keepStep(session, job.run, entryOf(output)))
  return output
}

function workOf(job: Run, { step, index, journal, outputs }: Place): JobWork<unknown> {
  const { run, kind, context, signal } = job
  const stopsWithJob = <Result>(act: (session: Session) => Promise<Result>): Promise<Result> => {
    signal.throwIfAborted()
    return asSystem(job, act)
  }
  return {
    jobId: run.id,
    input: run.input,
    context,
    signal,
    earlier: Object.fromEntries(outputs),
    saved: journal.find(({ name }) => name === step.name)?.output,
    save: (output) =>
      stopsWithJob((session) => keepStep(session, run, { name: step.name, output, isFinished: false })),
    progress: (share, message = '') => {
      const shareDone = (index + Math.min(1, Math.max(0, share))) / kind.steps.length
      return stopsWithJob((session) => tellProgress(session, run, { stage: step.name, shareDone, message }))
    },
    log: (message, facts = {}) => stopsWithJob((session) => logJob(session, run, { message, facts })),
    inSession: async (act) => {
      await job.giveWay?.()
      signal.throwIfAborted()
      return kind.runsAs === 'system' ? asSystem(job, act) : asRequester(job, act)
    },
  }
}

/** Whoever asked may have lost the right since; a job of a schedule was asked for by nobody. */
async function assertStillAllowed(job: Run): Promise<void> {
  if (job.run.accountId !== 'system') await asRequester(job, async () => undefined)
}

function asRequester<Result>(job: Run, act: (session: Session) => Promise<Result>): Promise<Result> {
  const { context, kind, run } = job
  const { accountId, scopes } = run
  if (accountId === 'system') return asSystem(job, act)
  const { hasSystemReach } = kind
  const work = { ...context, errand: errandOf(job), accountId, scopes, hasSystemReach }
  return inAccountSession(work, async (session) => {
    assertMayCall({ access: kind.access, group: 'jobs', method: 'POST' }, session, context.signIn)
    return act(session)
  })
}

function asSystem<Result>(job: Run, act: (session: Session) => Promise<Result>): Promise<Result> {
  return inSystemSession({ ...job.context, errand: errandOf(job), accountId: job.run.accountId }, act)
}

function errandOf({ context: { now, timeZone }, kind, run: { purpose, requestId } }: Run): Errand {
  const at = now()
  return { purpose, requestId, route: `job ${kind.name}`, today: civilDateIn(timeZone, at), now: at }
}

function endOfError({ run, kind, signal, onError }: Run, error: unknown): RunEnd {
  if (signal.aborted) return endOfStop(signal.reason as StopReason, { run, kind })
  if (!(error instanceof AppError)) onError(error)
  const code = error instanceof AppError ? error.code : 'internal'
  const message =
    error instanceof AppError ? error.message : 'Something went wrong inside Cadre; the log says what.'
  // What a caller must mend is not mended by trying again.
  const isPassing =
    !(error instanceof AppError) ||
    error.code === 'record-conflict' ||
    errorCodes[error.code].category === 'store'
  return isPassing ? failed({ run, kind }, { code, message }) : { state: 'failed', code, message }
}

type Tried = Pick<Run, 'run' | 'kind'>

function endOfStop(reason: StopReason, tried: Tried): RunEnd {
  switch (reason) {
    case 'cancel':
      return { state: 'cancelled' }
    // Whoever has it now notes its end; this finds another attempt and changes nothing.
    case 'taken over':
    case 'stopping':
      return { state: 'handed back' }
    case 'time limit':
      return failed(tried, { code: 'time-limit', message: 'It took longer than it may.' })
  }
}

function failed({ run, kind }: Tried, why: { readonly code: string; readonly message: string }): RunEnd {
  if (run.failures >= kind.retries) return { state: 'failed', ...why }
  return { state: 'again', ...why, delaySeconds: Math.min(300, 5 * 2 ** run.failures) }
}

/** Settles only when a run was told to stop and does not. */
function whenIgnored({ run, kind, signal }: Run): Promise<RunEnd> {
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () =>
        setTimeout(
          () => resolve(endOfStop(signal.reason as StopReason, { run, kind })),
          ignoredStopMs,
        ).unref(),
      { once: true },
    )
  })
}
