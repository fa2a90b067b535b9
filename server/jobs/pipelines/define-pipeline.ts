import type { CivilDate } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import type { Json } from '@cadre/store'
import type { z } from 'zod'
import { defineJob } from '../define-job.ts'
import type { JobKind } from '../define-job.ts'
import { pipelineInput } from './pipeline-input.ts'
import { runPipeline } from './run-pipeline.ts'

type Asked = z.output<typeof pipelineInput>

/** A job that a pipeline enters once those before it are done. */
export interface PipelineStep {
  readonly name: string
  readonly kind: JobKind
  readonly purpose: Purpose
  /** Names of steps that have to be done first. */
  readonly after: readonly string[]
  /** Whether there may be nothing for it to make: its failure then is told and stops nothing but what waits for it. */
  readonly mayFail?: boolean
  readonly inputFor: (run: { readonly day: CivilDate; readonly asked: Asked }) => Json
}

export interface PipelineDeclaration {
  /** snake_case; the job that runs it is called so too. */
  readonly name: string
  readonly meaning: string
  readonly schedule?: { readonly cron: string }
  readonly steps: readonly PipelineStep[]
}

/** A declared graph of jobs, and the job that runs it. */
export interface Pipeline extends PipelineDeclaration {
  readonly job: JobKind
}

/**
 * Declares a graph of jobs over one or more days: each step is a job of its own with its own retries. Throws a plain error for a graph that
 * goes in circles, names that are not there, or jobs that need somebody's own rights.
 */
export function definePipeline(declaration: PipelineDeclaration): Pipeline {
  const { name, meaning, schedule, steps } = declaration
  const known = new Set<string>()
  for (const { name: step, after, kind } of steps) {
    const missing = after.find((one) => !known.has(one))
    if (missing !== undefined)
      throw new Error(`${name}: "${step}" waits for "${missing}", which is not before it`)
    if (known.has(step)) throw new Error(`${name}: two steps are called "${step}"`)
    if (kind.runsAs !== 'system') throw new Error(`${name}: "${step}" needs somebody's own rights`)
    known.add(step)
  }
  const job = defineJob({
    name,
    meaning,
    input: pipelineInput,
    access: { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] },
    purposes: ['operation'],
    runsAs: 'system',
    // A job may not take a whole day: the queue gives it up then.
    timeLimitSeconds: 23 * 3600,
    // One at a time, so that the jobs of its steps find a worker.
    singletonKey: () => 'pipeline',
    ...(schedule && { schedule }),
    steps: [{ name: 'run', run: (work) => runPipeline(declaration, work) }],
  })
  return { ...declaration, job }
}
