import {
  declareExperiment,
  decideExperiment,
  endExperiment,
  listComparisons,
  listExperiments,
  nameAccounts,
  readExperiment,
  readModel,
  showChampionAgain,
  withSystemReach,
} from '@cadre/store'
import type { NewExperiment } from '@cadre/store'
import type { Call } from '../context.ts'
import { refuseUnlike } from '../models/answer-alike.ts'
import { refuseAdverseSplit } from '../models/refuse-adverse-split.ts'

const idOf = ({ params }: Call): string => String(params['id'])
const nameOf = ({ params }: Call): string => String(params['name'])

export async function handleListModelExperiments(call: Call): Promise<unknown> {
  const { session } = call
  const { name } = await readModel(session, nameOf(call))
  const items = await listExperiments(session, name)
  const accounts = items.flatMap(({ declaredBy, decidedBy, endedBy }) => [declaredBy, decidedBy, endedBy])
  return { items, names: await nameAccounts(session, accounts) }
}

export async function handleDeclareModelExperiment(call: Call): Promise<unknown> {
  const { session } = call
  const model = await readModel(session, nameOf(call))
  refuseAdverseSplit(model)
  await refuseUnlike(session, model.name)
  return readExperiment(session, await declareExperiment(session, model.name, call.body as NewExperiment))
}

export async function handleDecideModelExperiment(call: Call): Promise<unknown> {
  const { session } = call
  const decision = call.body as { isApproved: boolean; reason: string }
  const { modelName } = await readExperiment(session, idOf(call))
  if (decision.isApproved) refuseAdverseSplit(await readModel(session, modelName))
  await decideExperiment(session, idOf(call), decision)
  return readExperiment(session, idOf(call))
}

export async function handleStopModelExperiment(call: Call): Promise<unknown> {
  const { session } = call
  const { reason } = call.body as { reason: string }
  const experiment = await readExperiment(session, idOf(call))
  await endExperiment(session, experiment.id, {
    ending: 'stopped',
    words: reason,
    by: session.caller.accountId,
  })
  await withSystemReach(session, (system) => showChampionAgain(system, experiment))
  return readExperiment(session, experiment.id)
}

export async function handleListModelComparisons(call: Call): Promise<unknown> {
  const { name } = await readModel(call.session, nameOf(call))
  return { items: await listComparisons(call.session, name) }
}
