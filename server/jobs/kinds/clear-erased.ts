import { clearErased } from '@cadre/store'
import { z } from 'zod'
import { defineJob } from '../define-job.ts'

/** Clears erased values from the disk, by night: tables are written anew, each under a short lock. */
export const clearErasedJob = defineJob({
  name: 'clear_erased',
  meaning: 'Clear the places on the disk where erased values stood',
  input: z.strictObject({}),
  access: { kind: 'roles', roles: ['hr_manager', 'administrator'] },
  purposes: ['operation', 'subject access'],
  runsAs: 'system',
  singletonKey: () => 'clear_erased',
  schedule: { cron: '43 2 * * *' },
  steps: [{ name: 'clear', run: ({ context }) => clearErased(context.database) }],
})
