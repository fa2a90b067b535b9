import { addDays } from '@cadre/core'
import { enterJob, setPastBroughtIn } from '@cadre/store'
import type { Session } from '@cadre/store'
import { pipelines } from '../jobs/pipelines/pipelines.ts'

/** Has rows to learn from made of the demo's company, so that models can be trained on it at once. Its past is one that was brought in later. */
export async function prepareDemoLake(session: Session): Promise<void> {
  const { job } = pipelines.find(({ name }) => name === 'monthly_rows')!
  const { name: kind, timeLimitSeconds, singletonKey } = job
  await setPastBroughtIn(session, {
    before: addDays(session.errand.today, 1),
    reason: 'The made-up company was brought in with its past.',
  })
  const key = singletonKey?.({})
  await enterJob(session, { kind, input: {}, timeLimitSeconds, ...(key && { singletonKey: key }) })
}
