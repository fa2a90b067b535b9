import { z } from 'zod'
import { defineRoute } from '../route.ts'

const group = 'jobs'
const readers = { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] } as const
const state = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])

const stepJob = z.strictObject({
  day: z.string(),
  step: z.string(),
  jobId: z.string(),
  state,
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  problem: z.string().nullable(),
  said: z.string().nullable().meta({ description: 'What came of it, where it is done and says so' }),
})

export const listPipelines = defineRoute({
  id: 'list_pipelines',
  method: 'GET',
  path: '/pipelines',
  group,
  summary:
    'Graphs of jobs, with how their newest runs stand step by step; each is started as a job of its name',
  access: readers,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        name: z.string(),
        meaning: z.string(),
        schedule: z
          .string()
          .nullable()
          .meta({ description: 'When it starts by itself, as a cron expression' }),
        steps: z.array(
          z.strictObject({
            name: z.string(),
            job: z.string(),
            meaning: z.string(),
            purpose: z.string(),
            after: z.array(z.string()).meta({ description: 'Steps that have to be done first' }),
            mayFail: z.boolean().meta({ description: 'Whether there may be nothing for it to make' }),
          }),
        ),
        runs: z.array(
          z.strictObject({
            id: z.string(),
            state,
            enteredAt: z.string(),
            endedAt: z.string().nullable(),
            problem: z.string().nullable(),
            steps: z.array(stepJob),
          }),
        ),
      }),
    ),
  }),
})
