import { AppError } from '@cadre/core'
import { countRetired, listDueData, retireData } from '@cadre/store'
import type { DueData, Json } from '@cadre/store'
import { z } from 'zod'
import { defineJob } from '../define-job.ts'
import { eraseFromLakeLater } from '../erase-from-lake-later.ts'

/** Deals with data whose time is over: with exactly the list that somebody has read, in its order. */
export const retireDataJob = defineJob({
  name: 'retire_data',
  meaning: 'Erase or anonymise data whose time is over, as listed by /retention/due',
  input: z.strictObject({ digest: z.string().min(10).max(100) }),
  access: { kind: 'roles', roles: ['hr_manager'], needsFreshSignIn: true },
  purposes: ['subject access', 'operation'],
  runsAs: 'system',
  singletonKey: () => 'retire_data',
  steps: [
    {
      name: 'list',
      transact: async (session, { input }): Promise<Json> => {
        const { items, digest } = await listDueData(session)
        if (digest !== input.digest) {
          throw new AppError(
            'record-conflict',
            'What is due is not what was read any more. Read the list again.',
          )
        }
        return items.map((item) => ({ ...item }))
      },
    },
    {
      name: 'retire',
      run: async ({ earlier, saved, save, inSession, progress }) => {
        const items = earlier['list'] as unknown as readonly DueData[]
        for (let index = Number(saved ?? 0); index < items.length; index++) {
          await inSession((session) => retireData(session, items[index]!))
          await save(index + 1)
          await progress((index + 1) / items.length)
        }
        // A run before this one may have done some of it.
        return { items: items.length, rows: await inSession((session) => countRetired(session, items)) }
      },
    },
    {
      name: 'lake',
      transact: async (session, { earlier }) => {
        const items = earlier['list'] as unknown as readonly DueData[]
        const ids = [...new Set(items.map(({ subjectId }) => subjectId))]
        await eraseFromLakeLater(session, ids)
        // The last step's answer is the job's.
        return { ...(earlier['retire'] as { readonly [name: string]: Json }), people: ids.length }
      },
    },
  ],
})
