import { eraseFromLake } from '@cadre/store/lake'
import { z } from 'zod'
import { makeFigures } from '../../lake/feature-figures.ts'
import { raiseErasedFrom } from '../../models/raise-erased-from.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({ ids: z.array(z.string()).min(1).max(1000) })
type Work = JobWork<z.output<typeof input>>

/**
 * Erases people from the lake once their records are gone: entered in the transaction that erases them from
 * the database, so that neither happens without the other.
 */
export const lakeEraseJob = defineJob({
  name: 'lake_erase',
  meaning: 'Rewrite data sets of the lake without people who were erased',
  input,
  access: { kind: 'roles', roles: ['hr_manager'] },
  purposes: ['operation', 'subject access'],
  runsAs: 'system',
  retries: 10,
  timeLimitSeconds: 6 * 3600,
  steps: [
    { name: 'rewrite', run: rewrite },
    { name: 'tell', run: tell },
    { name: 'count', run: count },
  ],
})

async function rewrite({ input: { ids }, context, signal, log }: Work) {
  const tombstones = await eraseFromLake(context.lake, ids, {
    now: context.now(),
    reason: 'erasure',
    signal,
  })
  await log('rewritten', { dataSets: tombstones.length })
  return { rewritten: tombstones.length }
}

/** Versions in use that learned from what was rewritten are due to be trained anew. */
async function tell({ context: { lake }, inSession }: Work) {
  return { raised: await raiseErasedFrom({ lake, inSession }) }
}

/** Counts anew what is left of the snapshots of features that were rewritten. */
async function count(work: Work) {
  const { earlier } = work
  const { rewritten } = earlier['rewrite'] as { rewritten: number }
  if (rewritten > 0) await makeFigures(work)
  return { ...(earlier['tell'] as { raised: number }), rewritten }
}
