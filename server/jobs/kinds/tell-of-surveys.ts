import { tellOfSurveys } from '@cadre/store'
import { z } from 'zod'
import { defineJob } from '../define-job.ts'

/** Every morning: a notice to whoever is asked by a survey that has opened. */
export const tellOfSurveysJob = defineJob({
  name: 'tell_of_surveys',
  meaning: 'Tell everybody whom an open survey asks, once',
  input: z.strictObject({}),
  access: { kind: 'roles', roles: ['hr_manager', 'administrator'] },
  purposes: ['operation'],
  runsAs: 'system',
  singletonKey: () => 'tell_of_surveys',
  schedule: { cron: '40 6 * * *' },
  steps: [{ name: 'tell', transact: (session) => tellOfSurveys(session) }],
})
