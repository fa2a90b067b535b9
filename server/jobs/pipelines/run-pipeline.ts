import { addDays, AppError, errorCodes, monthEnds } from '@cadre/core'
import type { CivilDate, ErrorCode } from '@cadre/core'
import { enterStepJob, forgetFailedSteps, readStepJobs } from '@cadre/store'
import type { Json, PipelineStepJob } from '@cadre/store'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import type { JobWork } from '../define-job.ts'
import type { PipelineDeclaration, PipelineStep } from './define-pipeline.ts'
import type { pipelineInput } from './pipeline-input.ts'

type Work = JobWork<z.output<typeof pipelineInput>>

/** How often it looks whether steps are done. */
const lookMs = 200

/**
 * Enters the jobs of a pipeline as those before them are done, one day after the other, until all are. Taken up again after a kill it
 * goes on with what was entered; tried again after a failure it enters the failed steps anew. What depends on a failed step is left out.
 */
export async function runPipeline(pipeline: PipelineDeclaration, work: Work): Promise<Json> {
  const { jobId, inSession, progress } = work
  const days = daysOf(work, await inSession(async ({ errand }) => errand.today))
  await inSession((session) => forgetFailedSteps(session, jobId))
  for (const [at, day] of days.entries()) {
    await runDay(pipeline, work, day)
    await progress((at + 1) / days.length, `${at + 1} of ${days.length} days`)
  }
  return { days: days.length, steps: days.length * pipeline.steps.length }
}

function daysOf({ input: { from, to } }: Work, today: CivilDate): CivilDate[] {
  const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1)
  const last = to ?? lastMonth
  const days = monthEnds(from ?? last, last).filter((day) => day <= today)
  if (days.length > 0) return days
  throw new AppError('record-invalid', `There is no end of a month from ${from} to ${last} that has come.`)
}

async function runDay({ steps }: PipelineDeclaration, work: Work, day: CivilDate): Promise<void> {
  const { inSession, jobId, signal } = work
  for (;;) {
    const entered = new Map(
      (await inSession((session) => readStepJobs(session, jobId)))
        .filter((one) => one.day === day)
        .map((one) => [one.step, one]),
    )
    const isDone = (step: string): boolean => entered.get(step)?.state === 'done'
    // What waits for a step that had nothing to make has nothing to make either.
    const leftOut = new Set<string>()
    for (const { name, mayFail = false, after } of steps)
      if (mayFail && (entered.get(name)?.state === 'failed' || after.some((one) => leftOut.has(one))))
        leftOut.add(name)
    const isOver = ({ name }: PipelineStep): boolean => isDone(name) || leftOut.has(name)
    const ready = steps.filter(({ name, after }) => !entered.has(name) && after.every(isDone))
    for (const step of ready) await enter(step, work, day)
    const isOpen = [...entered.values()].some(({ state }) => state === 'waiting' || state === 'running')
    if (ready.length === 0 && !isOpen) {
      if (steps.every(isOver)) return
      throw failureOf([...entered.values()], day)
    }
    await pause(lookMs, undefined, { signal })
  }
}

async function enter(
  { name: step, kind, purpose, inputFor }: PipelineStep,
  { input: asked, inSession, jobId }: Work,
  day: CivilDate,
): Promise<void> {
  const input = inputFor({ day, asked })
  const key = kind.singletonKey?.(input)
  const job = {
    kind: kind.name,
    input,
    timeLimitSeconds: kind.timeLimitSeconds,
    purpose,
    forAccount: 'system',
    ...(key && { singletonKey: key }),
  }
  await inSession((session) => enterStepJob(session, { runId: jobId, day, step }, job)).catch(ignoreUnderWay)
}

/** The same job is under way already, entered by somebody else: it is tried again when that has ended. */
function ignoreUnderWay(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'record-conflict')) throw error
}

function failureOf(entered: readonly PipelineStepJob[], day: CivilDate): AppError {
  const { step, state, errorCode, errorMessage } = entered.find((one) => one.state !== 'done')!
  const code = errorCode !== null && errorCode in errorCodes ? (errorCode as ErrorCode) : 'record-conflict'
  return new AppError(
    code,
    `The step "${step}" of ${day} is ${state}: ${errorMessage ?? 'no reason is known'}`,
  )
}
