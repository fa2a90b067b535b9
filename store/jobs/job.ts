/** What can be kept of a job: plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** A job as its owner and administrators see it; what went in and came out is apart. */
export interface Job {
  readonly id: string
  readonly kind: string
  readonly accountId: string
  readonly state: JobState
  /** The step that it is in. */
  readonly stage: string
  /** How much is done, from 0 to 1. */
  readonly shareDone: number
  readonly message: string
  /** How many workers have taken it up so far. */
  readonly attempt: number
  readonly enteredAt: string
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly isCancelAsked: boolean
  readonly errorCode: string | null
  readonly errorMessage: string | null
}

/** One line of a job's log: a fixed sentence with numbers and flags, nothing about a person. */
export interface JobLogLine {
  readonly at: string
  readonly message: string
  readonly facts: Readonly<Record<string, number | boolean>>
}
