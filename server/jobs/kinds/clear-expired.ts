import { clearExpired } from '@cadre/store'
import { z } from 'zod'
import { defineJob } from '../define-job.ts'

/** Removes what has run out: links, sessions, kept answers, results and old jobs. */
export const clearExpiredJob = defineJob({
  name: 'clear_expired',
  meaning: 'Remove sessions, one-time links, kept answers and job results whose time is over',
  input: z.strictObject({}),
  access: { kind: 'roles', roles: ['administrator'] },
  purposes: ['operation'],
  runsAs: 'system',
  singletonKey: () => 'clear_expired',
  schedule: { cron: '17 * * * *' },
  steps: [
    {
      name: 'remove',
      transact: (session) => clearExpired(session),
    },
  ],
})
