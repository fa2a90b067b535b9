import { z } from 'zod'
import { idOf, paging } from '../common.ts'
import { defineRoute } from '../route.ts'

const state = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])

const job = z.strictObject({
  id: idOf('tsk'),
  kind: z.string(),
  accountId: z.string(),
  state,
  stage: z.string().meta({ description: 'The step that it is in' }),
  shareDone: z.number().min(0).max(1),
  message: z.string(),
  attempt: z.number().int().meta({ description: 'How many workers have taken it up' }),
  enteredAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  isCancelAsked: z.boolean(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
})

const one = {
  params: z.strictObject({ id: idOf('tsk') }),
  group: 'jobs',
  access: { kind: 'signed in' },
} as const

export const listJobKinds = defineRoute({
  id: 'list_job_kinds',
  method: 'GET',
  path: '/job-kinds',
  group: 'jobs',
  summary: 'Jobs that this account may start, with the input that each takes',
  access: { kind: 'signed in' },
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        name: z.string(),
        meaning: z.string(),
        purposes: z.array(z.string()),
        schedule: z
          .string()
          .nullable()
          .meta({ description: 'When it starts by itself, as a cron expression' }),
        input: z.unknown().meta({ description: 'JSON Schema of the input' }),
      }),
    ),
  }),
})

export const listJobs = defineRoute({
  id: 'list_job_runs',
  method: 'GET',
  path: '/job-runs',
  group: 'jobs',
  summary: "Jobs of this account, newest first; an administrator sees that everybody's exist",
  access: { kind: 'signed in' },
  query: z.strictObject({ ...paging, state: state.optional(), kind: z.string().max(60).optional() }),
  output: z.strictObject({ items: z.array(job), nextCursor: z.string().nullable() }),
})

export const getJob = defineRoute({
  ...one,
  id: 'get_job_run',
  method: 'GET',
  path: '/job-runs/:id',
  summary: 'A job with its log; its result only for the account that started it',
  output: z.strictObject({
    ...job.shape,
    log: z.array(
      z.strictObject({
        at: z.string(),
        message: z.string(),
        facts: z.record(z.string(), z.union([z.number(), z.boolean()])),
      }),
    ),
    result: z.unknown().meta({ description: 'null until it is done, and after it has expired' }),
  }),
  errors: ['record-missing'],
})

export const startJob = defineRoute({
  id: 'start_job_run',
  method: 'POST',
  path: '/job-runs',
  group: 'jobs',
  summary: 'Start a job; it runs with the rights that this account has when it runs',
  access: { kind: 'signed in' },
  purposes: ['operation', 'audit', 'hiring', 'retention', 'development', 'pay', 'planning', 'wellbeing'],
  body: z.strictObject({
    kind: z.string().min(1).max(60),
    input: z.record(z.string().max(60), z.json()).default({}),
  }),
  output: job,
  errors: ['queue-full', 'record-conflict', 'sign-in-too-old'],
})

export const cancelJob = defineRoute({
  ...one,
  id: 'cancel_job_run',
  method: 'POST',
  path: '/job-runs/:id/cancel',
  summary: 'Cancel a job: at once while it waits, within seconds while it runs',
  output: job,
  errors: ['record-missing', 'record-conflict'],
})

export const retryJob = defineRoute({
  ...one,
  id: 'retry_job_run',
  method: 'POST',
  path: '/job-runs/:id/retry',
  summary: 'Let a job that failed or was cancelled go on from its last finished step',
  output: job,
  errors: ['record-missing', 'record-conflict', 'queue-full'],
})
