import { keepReport } from '@cadre/store'
import type { Json } from '@cadre/store'
import { z } from 'zod'
import { checkFound } from '../../reports/found.ts'
import type { Found } from '../../reports/found.ts'
import { teamsReport } from '../../reports/teams-report.ts'
import { defineJob } from '../define-job.ts'

const column = z.string().min(1).max(200)

const input = z.strictObject({
  dataSet: z.string().min(1).max(200).meta({ description: 'A file that was brought: tables/NAME' }),
  measure: column.meta({ description: 'The column with what was done' }),
  against: column.optional().meta({ description: 'The one with what was aimed at' }),
  family: column.optional().meta({ description: 'The one with the kind of work' }),
  time: column.meta({ description: 'The one with the day' }),
  unit: column.meta({ description: 'The one with the team' }),
  headcount: column.meta({
    description: 'The one with how many people the team is: of fewer than five nothing is told',
  }),
  themes: z
    .record(z.string().min(1).max(60), z.array(column).min(1).max(60))
    .refine((themes) => Object.keys(themes).length > 0, 'say what may hold back: themes and their columns')
    .meta({ description: 'What may hold back: themes and their columns' }),
  fixed: z.array(column).max(200).default([]).meta({
    description: 'Columns of themes that nobody can move: nothing is told of moving them',
  }),
})

export const studyTeamsJob = defineJob({
  name: 'study_teams',
  meaning: 'Report where teams do less than is usual, and what goes with it, from a file of rows of teams',
  input,
  access: { kind: 'roles', roles: ['hr_manager', 'data_scientist'] },
  purposes: ['planning'],
  runsAs: 'system',
  retries: 1,
  timeLimitSeconds: 3600,
  singletonKey: () => 'study_teams',
  steps: [
    {
      name: 'mark',
      transact: async (session) => ({ today: session.errand.today }),
    },
    {
      name: 'study',
      run: async (work) => {
        const { today } = work.earlier['mark'] as { today: string }
        const found = checkFound('teams', await teamsReport(work, work.input, today))
        return JSON.parse(JSON.stringify(found)) as Json
      },
    },
    {
      name: 'keep',
      transact: async (session, { jobId, earlier }) => {
        const checked = checkFound('teams', earlier['study'] as unknown as Found<'teams'>)
        const id = await keepReport(session, { kind: 'teams', jobId, ...checked })
        return { kept: [{ id, asOf: checked.asOf, parts: checked.parts.length }] }
      },
    },
  ],
})
