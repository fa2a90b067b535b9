import type { Access } from '@cadre/contract'
import type { Purpose } from '@cadre/people'
import type { Json, Session } from '@cadre/store'
import type { z } from 'zod'
import type { ServerContext } from '../context.ts'
import type { FindLineage } from '../lineage/tell-run.ts'

/** What a step of a job works with. Everything in it stops with an error once the job is to stop. */
export interface JobWork<Input> {
  readonly jobId: string
  readonly input: Input
  readonly context: ServerContext
  /** Aborted when the job is cancelled, out of time, or to be handed back. */
  readonly signal: AbortSignal
  /** What the steps before have returned, by name. */
  readonly earlier: Readonly<Record<string, Json>>
  /** What this step has saved before its worker stopped. */
  readonly saved: Json | undefined
  /** Keeps how far this step is; another worker goes on from there. */
  readonly save: (state: Json) => Promise<void>
  /** Tells how much of the step is done, from 0 to 1, with words that hold nothing about a person. */
  readonly progress: (share: number, message?: string) => Promise<void>
  readonly log: (message: string, facts?: Readonly<Record<string, number | boolean>>) => Promise<void>
  /** Runs a transaction as the requester, whose rights are checked anew, or as system. */
  readonly inSession: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
}

/**
 * A part of a job that is done once and noted. `run` may be begun again after a kill, so what it does outside
 * `inSession` must be harmless when repeated; `transact` happens in one transaction with its note: exactly once.
 */
export type JobStep<Input> = { readonly name: string } & (
  | { readonly run: (work: JobWork<Input>) => Promise<Json> }
  | { readonly transact: (session: Session, work: JobWork<Input>) => Promise<Json> }
)

export interface Schedule {
  readonly cron: string
  /** Asked each time it is due; where there is nothing to do no job is begun, and none is listed. */
  readonly hasWork?: (session: Session) => Promise<boolean>
}

export interface JobDeclaration<Input> {
  /** snake_case; what a request names. */
  readonly name: string
  readonly meaning: string
  readonly input: z.ZodType<Input>
  /** Who may start it; checked when it is started and again when it runs. */
  readonly access: Access
  /** What it may be started for; the first when nothing is said. */
  readonly purposes: readonly [Purpose, ...Purpose[]]
  /** `requester`: under the row policies of the account that asked; `system`: for nobody in particular. */
  readonly runsAs: 'requester' | 'system'
  /** Whether a part of what the requester asked for is done outside the row policies, as `withSystemReach` does. */
  readonly hasSystemReach?: boolean
  /** How often it is tried again after a failure. */
  readonly retries?: number
  readonly timeLimitSeconds?: number
  /** How long its owner can read the result. */
  readonly keepResultSeconds?: number
  /** No two open jobs share it. */
  readonly singletonKey?: (input: Input) => string
  /** When it starts by itself, as system with an empty input. */
  readonly schedule?: Schedule
  /** What it reads and writes, for who follows data through programs. */
  readonly lineage?: FindLineage
  /** What came of it, in words that hold nothing about a person; told where jobs are listed. */
  readonly says?: (result: Json) => string
  readonly steps: readonly [JobStep<Input>, ...JobStep<Input>[]]
}

/** A declared job with its input still unread. The result of its last step is the result of the job. */
export interface JobKind extends Required<
  Omit<JobDeclaration<unknown>, 'input' | 'schedule' | 'singletonKey' | 'lineage' | 'says'>
> {
  readonly lineage: FindLineage | undefined
  readonly says: ((result: Json) => string) | undefined
  readonly input: z.ZodType
  readonly schedule: Schedule | undefined
  readonly singletonKey: ((input: unknown) => string) | undefined
}

/** Declares a kind of job. Throws a plain error on a declaration that cannot be. */
export function defineJob<Input>(declaration: JobDeclaration<Input>): JobKind {
  const { name, steps, input, schedule, singletonKey, lineage, says } = declaration
  if (!/^[a-z][a-z_]{2,40}$/.test(name)) throw new Error(`"${name}" is not a snake_case name`)
  if (new Set(steps.map((step) => step.name)).size !== steps.length)
    throw new Error(`${name}: two steps share a name`)
  if (schedule && !input.safeParse({}).success)
    throw new Error(`${name} starts by itself, but needs an input`)
  const [first, ...rest] = steps
  return {
    retries: 3,
    timeLimitSeconds: 3600,
    keepResultSeconds: 7 * 24 * 3600,
    hasSystemReach: false,
    ...declaration,
    schedule,
    lineage,
    says,
    singletonKey: singletonKey && ((value) => singletonKey(input.parse(value))),
    steps: [readingInput(first, input), ...rest.map((step) => readingInput(step, input))],
  }
}

function readingInput<Input>(step: JobStep<Input>, input: z.ZodType<Input>): JobStep<unknown> {
  const read = (work: JobWork<unknown>): JobWork<Input> => ({ ...work, input: input.parse(work.input) })
  const { name } = step
  if ('run' in step) return { name, run: (work) => step.run(read(work)) }
  return { name, transact: (session, work) => step.transact(session, read(work)) }
}
