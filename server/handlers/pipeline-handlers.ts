import { listPipelineRuns } from '@cadre/store'
import type { Call } from '../context.ts'
import { pipelines } from '../jobs/pipelines/pipelines.ts'

export async function handleListPipelines({ session }: Call): Promise<unknown> {
  const items = []
  for (const { name, meaning, schedule, steps } of pipelines)
    items.push({
      name,
      meaning,
      schedule: schedule?.cron ?? null,
      steps: steps.map(({ name: step, kind, purpose, after, mayFail = false }) => ({
        name: step,
        job: kind.name,
        meaning: kind.meaning,
        purpose,
        after: [...after],
        mayFail,
      })),
      runs: await listPipelineRuns(session, name),
    })
  return { items }
}
