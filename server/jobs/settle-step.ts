import { snapshotMoment, waitUntilSettled } from '../lake/take-snapshot.ts'
import type { JobStep } from './define-job.ts'

/** Waits until what the step `mark` marked is settled: transactions that were open then belong to it. */
export const settleStep: JobStep<unknown> = {
  name: 'settle',
  run: async ({ earlier, inSession, signal }) => {
    await waitUntilSettled(inSession, snapshotMoment.parse(earlier['mark']), signal)
    return null
  },
}
