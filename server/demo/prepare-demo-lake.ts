import { enterJob } from '@cadre/store'
import type { Session } from '@cadre/store'
import { pipelines } from '../jobs/pipelines/pipelines.ts'

/** Has rows to learn from made of the demo's company, so that models can be trained on it at once. Its past is one that was brought in later. */
export async function prepareDemoLake(session: Session): Promise<void> {
  const { job } = pipelines.find(({ name }) => name === 'monthly_rows')!
  const { name: kind, timeLimitSeconds, singletonKey } = job
  const input = { history: 'as it happened' }
  const key = singletonKey?.(input)
  await enterJob(session, { kind, input, timeLimitSeconds, ...(key && { singletonKey: key }) })
}
