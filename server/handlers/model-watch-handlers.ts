import { answerAlert, enterJob, listAlerts, listWatches, readModel } from '@cadre/store'
import type { Call } from '../context.ts'
import { watchModelsJob } from '../jobs/kinds/watch-models.ts'

const nameOf = ({ params }: Call): string => String(params['name'])

export async function handleListModelWatches(call: Call): Promise<unknown> {
  await readModel(call.session, nameOf(call))
  return { items: await listWatches(call.session, nameOf(call)) }
}

export async function handleWatchModelNow(call: Call): Promise<unknown> {
  const { name: model } = await readModel(call.session, nameOf(call))
  const { name: kind, timeLimitSeconds, singletonKey } = watchModelsJob
  const key = singletonKey?.({ model })
  const entered = { kind, input: { model }, timeLimitSeconds, ...(key && { singletonKey: key }) }
  return { jobId: await enterJob(call.session, entered) }
}

export async function handleListModelAlerts({ session, query }: Call): Promise<unknown> {
  return { items: await listAlerts(session, { isOpen: query['open'] === true }) }
}

export function handleAnswerModelAlert(call: Call): Promise<unknown> {
  return answerAlert(call.session, String(call.params['id']), (call.body as { words: string }).words)
}
