import {
  answerAlert,
  enterJob,
  listAlerts,
  listWatches,
  planRetraining,
  readModel,
  readRetraining,
} from '@cadre/store'
import type { Retraining } from '@cadre/store'
import type { Call } from '../context.ts'
import type { JobKind } from '../jobs/define-job.ts'
import { retrainModelJob } from '../jobs/kinds/retrain-model.ts'
import { watchModelsJob } from '../jobs/kinds/watch-models.ts'

const nameOf = ({ params }: Call): string => String(params['name'])

export async function handleListModelWatches(call: Call): Promise<unknown> {
  await readModel(call.session, nameOf(call))
  return { items: await listWatches(call.session, nameOf(call)) }
}

export function handleWatchModelNow(call: Call): Promise<unknown> {
  return enterFor(call, watchModelsJob)
}

export async function handleListModelAlerts({ session, query }: Call): Promise<unknown> {
  return { items: await listAlerts(session, { isOpen: query['open'] === true }) }
}

export function handleAnswerModelAlert(call: Call): Promise<unknown> {
  return answerAlert(call.session, String(call.params['id']), (call.body as { words: string }).words)
}

export async function handleReadModelRetraining(call: Call): Promise<unknown> {
  return { plan: await readRetraining(call.session, nameOf(call)) }
}

export async function handlePlanModelRetraining(call: Call): Promise<unknown> {
  const plan = call.body as Pick<Retraining, 'everyMonths' | 'onAlert'>
  return { plan: await planRetraining(call.session, nameOf(call), plan) }
}

export function handleRetrainModelNow(call: Call): Promise<unknown> {
  return enterFor(call, retrainModelJob)
}

/** Enters a job about one model. */
async function enterFor(
  call: Call,
  { name: kind, timeLimitSeconds, singletonKey }: JobKind,
): Promise<unknown> {
  const { name: model } = await readModel(call.session, nameOf(call))
  const key = singletonKey?.({ model })
  const entered = { kind, input: { model }, timeLimitSeconds, ...(key && { singletonKey: key }) }
  return { jobId: await enterJob(call.session, entered) }
}
