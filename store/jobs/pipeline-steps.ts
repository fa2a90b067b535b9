import { sql } from 'kysely'
import type { CivilDate } from '@cadre/core'
import type { Session } from '../database/session.ts'
import { enterJob } from './enter-job.ts'
import type { NewJob } from './enter-job.ts'
import type { JobState } from './job.ts'

/** A step of a pipeline that has a job. */
export interface PipelineStepJob {
  readonly day: CivilDate
  readonly step: string
  readonly jobId: string
  readonly state: JobState
  readonly errorCode: string | null
  readonly errorMessage: string | null
}

/** Enters the job of a step, and notes that it is the step's, in one transaction. */
export async function enterStepJob(
  session: Session,
  { runId, day, step }: { readonly runId: string; readonly day: CivilDate; readonly step: string },
  job: NewJob,
): Promise<string> {
  const jobId = await enterJob(session, job)
  await sql`insert into jobs.pipeline_step (run_id, day, step, job_id)
    values (${runId}, ${day}::date, ${step}, ${jobId})`.execute(session.trx)
  return jobId
}

/** The jobs that a run has entered so far. */
export async function readStepJobs({ trx }: Session, runId: string): Promise<PipelineStepJob[]> {
  const { rows } = await sql<PipelineStepJob>`select s.day::text as day, s.step, s.job_id as "jobId", j.state,
      j.error_code as "errorCode", j.error_message as "errorMessage"
    from jobs.pipeline_step s join jobs.job j on j.id = s.job_id where s.run_id = ${runId} order by s.day, s.step`.execute(
    trx,
  )
  return rows
}

/** Forgets steps that failed or were cancelled, so that a run that is tried again enters them anew. */
export async function forgetFailedSteps({ trx }: Session, runId: string): Promise<void> {
  await sql`delete from jobs.pipeline_step s using jobs.job j
    where s.run_id = ${runId} and j.id = s.job_id and j.state in ('failed', 'cancelled')`.execute(trx)
}

export interface PipelineRun {
  readonly id: string
  readonly state: JobState
  readonly enteredAt: string
  readonly endedAt: string | null
  readonly problem: string | null
  readonly steps: readonly {
    readonly day: CivilDate
    readonly step: string
    readonly jobId: string
    readonly state: JobState
    readonly startedAt: string | null
    readonly endedAt: string | null
    readonly problem: string | null
    /** What it said last, where it is done and had something to say. */
    readonly said: string | null
  }[]
}

/** How the newest runs of a pipeline stand, step by step. */
export async function listPipelineRuns(
  { trx }: Session,
  pipeline: string,
  most = 20,
): Promise<PipelineRun[]> {
  const { rows } = await sql<{
    run_id: string
    run_state: JobState
    entered_at: Date
    ended_at: Date | null
    problem: string | null
    day: string | null
    step: string
    job_id: string
    step_state: JobState
    step_started_at: Date | null
    step_ended_at: Date | null
    step_problem: string | null
    step_said: string | null
  }>`select run_id, run_state, entered_at, ended_at, problem, day::text as day, step, job_id, step_state, step_started_at,
    step_ended_at, step_problem, step_said from jobs.pipeline_runs(${pipeline}, ${most})`.execute(trx)
  return [...Map.groupBy(rows, (row) => row.run_id).values()].map((ofRun) => {
    const run = ofRun[0]!
    return {
      id: run.run_id,
      state: run.run_state,
      enteredAt: run.entered_at.toISOString(),
      endedAt: run.ended_at?.toISOString() ?? null,
      problem: run.problem,
      steps: ofRun.flatMap((row) =>
        row.day === null
          ? []
          : [
              {
                day: row.day,
                step: row.step,
                jobId: row.job_id,
                state: row.step_state,
                startedAt: row.step_started_at?.toISOString() ?? null,
                endedAt: row.step_ended_at?.toISOString() ?? null,
                problem: row.step_problem,
                said: row.step_said,
              },
            ],
      ),
    }
  })
}
