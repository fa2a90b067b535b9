import { zipOf } from '@cadre/connect/files'
import { AppError, newId } from '@cadre/core'
import {
  askForPromotion,
  createModel,
  decidePromotion,
  enterJob,
  listJudgements,
  listModels,
  listPromotions,
  listRuns,
  listVersions,
  moveVersion,
  nameAccounts,
  noteOnRun,
  readModel,
  readPromotion,
  readRun,
  readStageHistory,
  readVersion,
  readVersionFiles,
  rollBack,
  shortestWeighing,
  startRun,
} from '@cadre/store'
import type { Json, NewModel } from '@cadre/store'
import { erasedAt } from '@cadre/store/lake'
import { useCases } from '@cadre/usecases'
import type { Call } from '../context.ts'
import { judgeModelJob } from '../jobs/kinds/judge-model.ts'
import { trainModelJob } from '../jobs/kinds/train-model.ts'
import { adverseDecision } from '../models/adverse-decision.ts'
import { refuseUnknownSet } from '../models/refuse-unknown-set.ts'
import { rowsLearned } from '../models/rows-learned.ts'
import { rowsToJudge } from '../models/rows-to-judge.ts'
import type { AskedRows } from '../models/rows-to-judge.ts'
import { toldFeatures } from '../models/told-features.ts'

const idOf = ({ params }: Call): string => String(params['id'])
const nameOf = ({ params }: Call): string => String(params['name'])
const reasonIn = ({ body }: Call): string => (body as { reason: string }).reason

export async function handleListUseCases(): Promise<unknown> {
  return {
    items: useCases.map(({ name, question, subject, candidates, limits, purposes, ...told }) => ({
      name,
      question,
      subject,
      candidates,
      limits,
      purposes,
      review: told.review,
      mustNever: told.mustNever,
      adverse: told.adverse,
    })),
  }
}

export async function handleListModels({ session }: Call): Promise<unknown> {
  return { items: await listModels(session) }
}

export function handleCreateModel({ session, body }: Call): Promise<unknown> {
  const model = body as NewModel
  if (!useCases.some(({ name }) => name === model.useCase)) {
    const known = useCases.map(({ name }) => name).join(', ')
    throw new AppError('record-invalid', `There is no use case "${model.useCase}". There are: ${known}.`, {
      issues: [{ path: ['body', 'useCase'], code: 'unknown', message: `must be one of ${known}` }],
    })
  }
  return createModel(session, model)
}

export async function handleGetModel(call: Call): Promise<unknown> {
  const { session } = call
  const name = nameOf(call)
  const model = await readModel(session, name)
  const items = await listVersions(session, name)
  const promotions = await listPromotions(session, name)
  const history = await readStageHistory(session, name)
  const names = await nameAccounts(session, [
    model.createdBy,
    ...items.map(({ madeBy }) => madeBy),
    ...promotions.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy]),
    ...history.map(({ enteredBy }) => enteredBy),
  ])
  const mayWeighGroups = await mayWeigh(call, name)
  return { ...model, weighedIn: mayWeighGroups ? shortestWeighing : null, items, promotions, history, names }
}

export async function handleListModelRuns(call: Call): Promise<unknown> {
  const { session } = call
  await readModel(session, nameOf(call))
  const items = await listRuns(session, nameOf(call))
  const names = await nameAccounts(
    session,
    items.map(({ startedBy }) => startedBy),
  )
  return { items, names }
}

/** The training and the job that does it are entered together. */
export async function handleStartModelRun(call: Call): Promise<unknown> {
  const { session, body, context } = call
  const { dataSet, ...options } = body as { dataSet: string; target: string; [option: string]: unknown }
  await refuseUnknownSet(context.lake, { dataSet, target: options.target })
  const id = newId('run')
  const { name: kind, timeLimitSeconds } = trainModelJob
  const jobId = await enterJob(session, { kind, input: { runId: id }, timeLimitSeconds })
  await startRun(session, { id, jobId, modelName: nameOf(call), dataSet, options })
  const { result: _, notes: __, ...line } = await readRun(session, id)
  return line
}

export async function handleGetModelRun(call: Call): Promise<unknown> {
  const run = await readRun(call.session, idOf(call))
  const writers = run.notes.map(({ writtenBy }) => writtenBy)
  return {
    ...run,
    meanings: toldFeatures(columnsIn(run.result)),
    names: await nameAccounts(call.session, [run.startedBy, ...writers]),
  }
}

/** The columns that a training tells of; none before it is done. */
function columnsIn(result: unknown): string[] {
  const { explanation } = (result ?? {}) as {
    explanation?: { importance?: readonly { column: string }[] }
  }
  return (explanation?.importance ?? []).map(({ column }) => column)
}

export async function handleNoteOnModelRun(call: Call): Promise<unknown> {
  await noteOnRun(call.session, idOf(call), (call.body as { words: string }).words)
  return { id: idOf(call) }
}

/** The files of a version as one archive. */
export async function handleTakeVersionBundle(call: Call): Promise<unknown> {
  const { session, params } = call
  const { id, modelName, number } = await readVersion(session, String(params['id']))
  const files = await readVersionFiles(session, id)
  const detail = { versionId: id, format: 'zip' }
  session.note({ act: 'export', entity: 'model', subjects: [], detail })
  call.sendFile({ type: 'application/zip', name: `${modelName}-${number}.zip` })
  return Buffer.from(zipOf(files))
}

export async function handleGetModelVersion(call: Call): Promise<unknown> {
  const version = await readVersion(call.session, idOf(call))
  const judgements = await listJudgements(call.session, version.id)
  const judges = judgements.map(({ judgedBy }) => judgedBy)
  const names = await nameAccounts(call.session, [version.madeBy, ...judges])
  return { ...version, ...(await learnedFrom(call, version.runId)), judgements, names }
}

/** What a version learned from, and whether somebody was erased from it since. */
async function learnedFrom({ session, context }: Call, runId: string | null) {
  if (runId === null) return { learnedFrom: null, erasedAt: null }
  const run = await readRun(session, runId)
  const { dataSet, dataSequence: sequence, dataHash: hash } = run
  const { lastDay, heldOut } = await rowsLearned(context.lake, run)
  return {
    learnedFrom: { dataSet, sequence, hash, lastDay, heldOut },
    erasedAt: hash === null ? null : await erasedAt(context.lake, hash),
  }
}

export async function handleJudgeModelVersion(call: Call): Promise<unknown> {
  const { session, body, context } = call
  const { id: versionId, runId } = await readVersion(session, idOf(call))
  const asked = body as AskedRows
  await refuseUnknownSet(context.lake, asked)
  const learned = runId === null ? null : await rowsLearned(context.lake, await readRun(session, runId))
  await rowsToJudge(context.lake, learned, asked)
  const { name: kind, timeLimitSeconds } = judgeModelJob
  const input = { ...(body as Record<string, Json>), versionId }
  return { jobId: await enterJob(session, { kind, input, timeLimitSeconds }) }
}

export async function handleMoveModelVersion(call: Call): Promise<unknown> {
  const { stage } = call.body as { stage: 'candidate' | 'shadow' | 'archived' }
  await moveVersion(call.session, idOf(call), { stage, reason: reasonIn(call) })
  const { card: _, audit: __, lineage: ___, ...line } = await readVersion(call.session, idOf(call))
  return line
}

export async function handleAskForPromotion(call: Call): Promise<unknown> {
  const { session } = call
  const { id: versionId, modelName } = await readVersion(session, idOf(call))
  const mayWeighGroups = await mayWeigh(call, modelName)
  const id = await askForPromotion(session, { versionId, reason: reasonIn(call), mayWeighGroups })
  return readPromotion(session, id)
}

export async function handleDecidePromotion(call: Call): Promise<unknown> {
  const { session, body } = call
  const promotion = await readPromotion(session, idOf(call))
  const { modelName } = await readVersion(session, promotion.versionId)
  const mayWeighGroups = await mayWeigh(call, modelName)
  await decidePromotion(session, promotion.id, {
    ...(body as { isApproved: boolean; reason: string }),
    mayWeighGroups,
  })
  return readPromotion(session, promotion.id)
}

/** Where a score may lead to a decision against a person, a difference between groups is mended, not explained. */
async function mayWeigh({ session }: Call, modelName: string): Promise<boolean> {
  return adverseDecision(await readModel(session, modelName)) === undefined
}

export async function handleRollBackModel(call: Call): Promise<unknown> {
  await rollBack(call.session, nameOf(call), reasonIn(call))
  return readModel(call.session, nameOf(call))
}
