import { eraseFromLake } from '@cadre/store/lake'
import { z } from 'zod'
import { defineJob } from '../define-job.ts'

/**
 * Erases people from the lake once their records are gone: entered in the transaction that erases them from
 * the database, so that neither happens without the other.
 */
export const lakeEraseJob = defineJob({
  name: 'lake_erase',
  meaning: 'Rewrite data sets of the lake without people who were erased',
  input: z.strictObject({ ids: z.array(z.string()).min(1).max(1000) }),
  access: { kind: 'roles', roles: ['hr_manager'] },
  purposes: ['operation', 'subject access'],
  runsAs: 'system',
  retries: 10,
  timeLimitSeconds: 6 * 3600,
  steps: [
    {
      name: 'rewrite',
      run: async ({ input: { ids }, context, signal, log }) => {
        const tombstones = await eraseFromLake(context.lake, ids, {
          now: context.now(),
          reason: 'erasure',
          signal,
        })
        await log('rewritten', { dataSets: tombstones.length })
        return { rewritten: tombstones.length }
      },
    },
  ],
})
